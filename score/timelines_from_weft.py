#!/usr/bin/env python3
"""Ask the program for the timelines of a pack's target entities and write them as score_timelines.py reads them.

timelines_from_weft.py --weft PROGRAM --gold PACK [--targets targets.jsonl] -o predictions.jsonl
Each topic gets a store of its own, filled from docs.jsonl. An entity is asked for by its name, then by its aliases,
until one is known. How dates are written: see plain_date() in weft_program.py."""
import argparse
import json
import os
import sys
from weft_program import Topic, plain_date, rows


def evidence(e):
    """One piece of evidence as the scorer reads it."""
    keys = ('begin', 'end') + (('trigger_begin', 'trigger_end') if 'trigger_begin' in e else ())
    return dict({k: e[k] for k in keys}, doc=e['key'])


def predictions(weft, docs, targets):
    """Yields {"topic", "entity", "events"} for each target that the program knows."""
    for topic in sorted({t['topic'] for t in targets}):
        with Topic(weft, [d for d in docs if d['topic'] == topic]) as store:
            for t in (t for t in targets if t['topic'] == topic):
                _, answer = store.ask_first('timeline', [t['entity'], *t['aliases']])
                if answer is None:
                    continue
                dated = [(plain_date(e), e) for e in answer['events']]
                yield dict(topic=topic, entity=t['entity'],
                           events=[dict(date=d, evidence=[evidence(v) for v in e['evidence']]) for d, e in dated if d])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--weft', required=True)
    p.add_argument('--gold', required=True)
    p.add_argument('--targets', default='targets.jsonl')
    p.add_argument('-o', '--out', required=True)
    a = p.parse_args()
    targets = rows(os.path.join(a.gold, a.targets))
    found = list(predictions(a.weft, rows(os.path.join(a.gold, 'docs.jsonl')), targets))
    with open(a.out, 'w', encoding='utf-8') as out:
        out.writelines(json.dumps(f, ensure_ascii=False) + '\n' for f in found)
    print('%d of %d entities known, %d dated events' % (len(found), len(targets), sum(len(f['events']) for f in found)), file=sys.stderr)


if __name__ == '__main__':
    main()
