#!/usr/bin/env python3
"""How fast a table of coded events is imported, and whether every actor's timeline has as many events
as the table has rows that name it.

usage: bench/event_table.py TABLE MAPPING [--weft PROGRAM] [--runs N] [--timelines N]

The rows are counted here from the file itself, by nothing but the columns and lookup files that the
mapping names. An actor's count is compared with what `weft entities` says of it, and for every N-th
actor (default 50; 1 for all) with the length of the timeline that `weft timeline` prints. Spellings that
weft takes for one name ("Kim Jong-Un", "Kim Jong Un") are counted together, and named.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
import time

DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def cells_of(line, delimiter):
    return [cell.strip() for cell in line.rstrip("\r\n").split(delimiter)]


def lookup_of(folder, columns):
    key, value = columns.get("key", 1) - 1, columns.get("value", 2) - 1
    found = {}
    with open(os.path.join(folder, columns["file"]), encoding="utf-8") as file:
        for line in file:
            cells = cells_of(line, DELIMITERS[columns.get("delimiter", "tab")])
            if len(cells) > max(key, value):
                found.setdefault(cells[key], cells[value])
    return found


def count_rows(table, mapping):
    """Rows in all, and rows by the name of an actor in them; for plain tables without quotation marks."""
    delimiter = DELIMITERS[mapping.get("delimiter", "tab")]
    folder = os.path.dirname(table)
    lookups = {name: lookup_of(folder, columns) for name, columns in mapping.get("lookups", {}).items()}
    rows, counts = 0, collections.Counter()
    with open(table, encoding="utf-8") as file:
        columns = mapping.get("columns") or cells_of(next(file), delimiter)
        for line in file:
            cells = dict(zip(columns, cells_of(line, delimiter)))
            names = set()
            for actor in mapping["actors"]:
                cell = cells[actor["name"]]
                names.add(lookups[actor["lookup"]][cell] if "lookup" in actor else cell)
            counts.update(name for name in names if name)
            rows += 1
    return rows, counts


class Weft:
    def __init__(self, program, store):
        self.program, self.store = program, store

    def json(self, *arguments):
        command = [self.program, *arguments, "--store", self.store, "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            sys.exit(f"{' '.join(command)}: {done.stderr}")
        return json.loads(done.stdout)


def measure(program, table, mapping, runs, rows):
    """Imports into new stores; gives the last."""
    folder = tempfile.mkdtemp(prefix="weft-event-table-")
    best = None
    for run in range(runs):
        weft = Weft(program, os.path.join(folder, str(run)))
        before, start = os.times(), time.monotonic()
        summary = weft.json("import", table, "--as", "events", "--mapping", mapping)
        seconds = time.monotonic() - start
        after = os.times()
        used = (after.children_user + after.children_system) - (before.children_user + before.children_system)
        print(f"run {run + 1}: {seconds:.3f} s from start to exit ({rows / seconds:,.0f} events/s), of it "
              f"{summary['seconds']:.3f} s of import ({rows / summary['seconds']:,.0f} events/s); "
              f"{used:.3f} s of processor time; {summary['set_aside']} set aside")
        best = min(seconds, best or seconds)
    print(f"best: {rows / best:,.0f} events/s from start to exit")
    return weft


def entities_by_name(weft, names):
    """The entity that each name is, as id, and how many events weft counts for it."""
    listed = weft.json("entities", "--limit", "0")["entities"]
    events = {entity["id"]: entity["events"] for entity in listed}
    by_name = {entity["name"]: entity["id"] for entity in listed}
    ids = {}
    for name in names:
        ids[name] = by_name.get(name) or weft.json("entity", name)["entity"]["id"]
    return ids, events


def compare(weft, counts, every):
    ids, events = entities_by_name(weft, counts)
    spellings, expected = collections.defaultdict(list), collections.Counter()
    for name, count in counts.items():
        spellings[ids[name]].append(name)
        expected[ids[name]] += count
    wrong = [f"{spellings[key]}: {expected[key]} rows, {events.get(key)} events"
             for key in expected if events.get(key) != expected[key]]
    timelines = 0
    for key in sorted(expected)[::every]:
        timelines += 1
        length = len(weft.json("timeline", key)["events"])
        if length != expected[key]:
            wrong.append(f"{spellings[key]}: {expected[key]} rows, a timeline of {length}")
    for names in spellings.values():
        if len(names) > 1:
            print(f"counted together: {', '.join(sorted(names))}")
    print(f"{len(counts)} names are {len(expected)} actors; {len(expected) - len(wrong)} of them have as many "
          f"events as rows, {timelines} timelines read in full")
    for line in wrong[:20]:
        print("differs:", line)
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table")
    parser.add_argument("mapping")
    parser.add_argument("--weft", default="build/release/weft")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--timelines", type=int, default=50, metavar="N")
    options = parser.parse_args()
    with open(options.mapping, encoding="utf-8") as file:
        mapping = json.load(file)
    rows, counts = count_rows(options.table, mapping)
    print(f"{rows} rows, {len(counts)} names")
    weft = measure(options.weft, options.table, options.mapping, options.runs, rows)
    sound = compare(weft, counts, options.timelines)
    verified = subprocess.run([options.weft, "verify", "--store", weft.store], capture_output=True).returncode == 0
    print("weft verify:", "sound" if verified else "NOT SOUND")
    return 0 if sound and verified else 1


if __name__ == "__main__":
    sys.exit(main())
