#!/usr/bin/env python3
"""Prints every figure that the understanding of prose is held to, for one build of the program.

accuracy.py --weft PROGRAM --data FOLDER [--only GROUP]... [--probes SCALE] [--json]
FOLDER holds gold/pages, gold/timex, gold/names, gold/timelines and corpora/ud_ewt, as their READMEs describe. What it does not hold is
skipped with a notice. Exit status 0 when all targets are met, 1 when one is missed, 2 for wrong usage.
"""
import argparse
import json
import os
import sys
import cost
import measures
import pages
from figures import table

GROUPS = ('pages', 'times', 'names', 'syntax', 'timelines', 'speed', 'probes')


def measured(weft, data, wanted, probe_scale, parser):
    """Yields groups (title, figures) in the order of GROUPS."""
    gold = lambda name, file='docs.jsonl': os.path.join(data, 'gold', name, file)
    treebank = os.path.join(data, 'corpora', 'ud_ewt', 'en_ewt-dev.conllu')
    pack = lambda name: os.path.dirname(gold(name))
    tasks = [
        ('pages', gold('pages'), lambda: pages.pages(weft, pack('pages'))),
        ('times', gold('timex'), lambda: measures.times(weft, pack('timex'))),
        ('names', gold('names'), lambda: measures.names(weft, pack('names'))),
        ('syntax', treebank, lambda: measures.syntax(weft, treebank, parser)),
        ('timelines', gold('timelines', 'gold_timelines.jsonl'), lambda: measures.timelines(
            weft, pack('timelines'), 'gold_timelines.jsonl', 'targets.jsonl', strict=.45, sentence=.62, anchored=.40,
            published=('best of 100 pipelines 0.33', '0.49', '0.27'))),
        ('timelines', gold('timelines', 'gold_timelines_semeval.jsonl'), lambda: measures.timelines(
            weft, pack('timelines'), 'gold_timelines_semeval.jsonl', 'targets_semeval.jsonl', anchored=.28,
            published=('', '', 'best of 100 pipelines 0.17'))),
        ('speed', gold('timex'), lambda: cost.speed(weft, gold('timex'))),
        ('probes', None, lambda: cost.probes(weft, probe_scale)),
    ]
    for group, needs, measure in tasks:
        if group not in wanted:
            continue
        if needs and not os.path.exists(needs):
            print('note: %s is skipped: there is no %s' % (group, needs), file=sys.stderr)
            continue
        yield from measure()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--weft', required=True, metavar='PROGRAM')
    p.add_argument('--data', required=True, metavar='FOLDER')
    p.add_argument('--only', action='append', choices=GROUPS, help='measure this group only; may be repeated')
    p.add_argument('--probes', type=float, default=1.0, metavar='SCALE', help='size of the strange texts; 1 is 50 MB (default %(default)s)')
    p.add_argument('--parser', metavar='COMMAND', help='measure the syntax of this instead: it turns text into CoNLL-U')
    p.add_argument('--json', action='store_true', help='print one JSON object instead of the table')
    a = p.parse_args()
    cost.limit_stack()
    groups = []
    for title, figures in measured(a.weft, a.data, a.only or GROUPS, a.probes, a.parser):
        groups.append((title, figures))
        print('measured: ' + title, file=sys.stderr)
    if a.json:
        print(json.dumps({title: [f.as_json() for f in figures] for title, figures in groups}, indent=1))
    else:
        print('\n'.join(table(groups)))
    return 1 if any(f.verdict == 'FAIL' for _, figures in groups for f in figures) else 0


if __name__ == '__main__':
    sys.exit(main())
