#!/usr/bin/env python3
"""Why entity timelines lose: a cause for each gold mention that is missed and for each predicted event that is wrong.

timeline_losses.py --weft PROGRAM --gold PACK [--timelines gold_timelines.jsonl] [--topic T] [--entity E] [--list [CAUSE]] [--json]

Gold mentions of dated events that need to be found (strict), each with the first cause that stands:
  not merged        on the entity's timeline with a wrong date or none, while another mention of the same event is dated right
  wrongly merged    ... with a wrong date, in one event together with a mention of another gold event
  date wrong        ... with a wrong date (coarser: a year or month that holds the right one; finer; other)
  date absent       ... without a date
  entity unknown    the program knows the entity by none of its names
  name missed       the sentence names the entity, and no name of ours overlaps there
  entity split      a name of ours overlaps there and is rightly read, but the store keeps it as another entity
  name misread      a name of ours overlaps there and refers to something else
  reference missed  the sentence has only pronouns or descriptions of the entity, and no participant of ours overlaps one
  not in sentence   the gold has no mention of the entity in the sentence (a participant from elsewhere)
  event missed      no event trigger of ours overlaps the mention
  participant       the event is there and the entity is there, yet the event is not on the entity's timeline
  gone              both are there and joined in the annotations, yet lost behind them (resolve, queries)
"only" counts the mentions with no second cause behind the first: an event that is missed as well, for instance.

Predicted events: right; date wrong (a gold event of the entity with another date); soft (only undated or optional gold events:
not counted by the scorer); other's event (a gold event, not of this entity); no event (no gold event there); outside the
annotated part events are left out.
"""
import argparse
import collections
import json
import os
import sys
import tempfile
from weft_program import Topic, annotate, plain_date, rows

MISSES = ('not merged', 'wrongly merged', 'date wrong', 'date absent', 'entity unknown', 'name missed', 'entity split',
          'name misread', 'reference missed', 'not in sentence', 'event missed', 'participant', 'gone')
PREDICTED = ('right', 'date wrong', 'soft', "other's event", 'no event')


def over(a, b):
    return a['begin'] < b['end'] and b['begin'] < a['end']


def dates(g):
    return [g['date'], *g.get('also', [])] if g['date'] else []


def trigger(e):
    return dict(doc=e['key'], begin=e.get('trigger_begin', e['begin']), end=e.get('trigger_end', e['end']))


def meets(evidence, mention):
    t = trigger(evidence)
    return t['doc'] == mention['doc'] and over(t, mention)


def kind_of_wrong(ours, right):
    if any(r.startswith(ours) for r in right):
        return 'coarser'
    return 'finer' if any(ours.startswith(r) for r in right) else 'other'


class Document:
    """A text with the gold mentions and our annotations of it."""

    def __init__(self, doc, gold, ours):
        self.id, self.data, self.end = doc['id'], doc['text'].encode('utf-8'), doc['annotated_end']
        self.mentions, self.gold_events = gold['mentions'], gold['events']
        self.names, self.events = ours['names'], ours['events']
        self.sentences = [dict(begin=b, end=e) for b, e in ours['sentences']]

    def sentence(self, mention):
        return next((s for s in self.sentences if over(s, mention)), mention)

    def text(self, span):
        return ' '.join(self.data[span['begin']:span['end']].decode('utf-8').split())

    def quote(self, mention):
        """The sentence with the mention in brackets."""
        s = self.sentence(mention)
        cut = [s['begin'], mention['begin'], mention['end'], max(s['end'], mention['end'])]
        before, word, after = (self.data[a:b].decode('utf-8', 'replace') for a, b in zip(cut, cut[1:]))
        return ' '.join(('%s[%s]%s' % (before, word, after)).split())


class Target:
    """One entity: its gold timeline, our answer, and the names under which each side speaks of it."""

    def __init__(self, record, documents, store):
        self.record, self.docs = record, documents
        self.aliases = {a.lower() for a in [record['entity'], *record['aliases']]}
        name, answer = store.ask_first('timeline', [record['entity'], *record['aliases']])
        self.known = answer is not None
        self.dated = answer['events'] if self.known else []
        self.undated = answer['undated'] if self.known else []
        self.ours = set()
        if self.known:
            e = (store.ask('entity', name) or {'entity': {}})['entity']
            spellings = [a['name'] if isinstance(a, dict) else a for a in e.get('aliases', [])]
            self.ours = {s.lower() for s in [name, e.get('name', name), *spellings]}
        self.ids = {record.get('id')} - {None} or {
            m['entity'] for d in documents.values() for m in d.mentions if 'entity' in m and m['text'].lower() in self.aliases}

    def gold_mentions(self, doc, sentence):
        """Gold mentions of the entity in the sentence: (those by name, the others)."""
        here = [m for m in doc.mentions if m.get('entity') in self.ids and over(m, sentence)]
        named = [m for m in here if any(a in m['text'].lower() for a in self.aliases) or 'NAM' in m.get('syntax', '')]
        return named, [m for m in here if m not in named]

    def is_ours(self, names):
        return any(n.get('refers_to', n['text']).lower() in self.ours for n in names)

    def stranger(self, names):
        return 'entity split' if any(n.get('refers_to', '').lower() in self.aliases for n in names) else 'name misread'

    def who(self, doc, sentence):
        """Why the entity would be missed in this sentence; empty if it is there."""
        if not self.known:
            return 'entity unknown'
        named, other = self.gold_mentions(doc, sentence)
        names = [n for m in named for n in doc.names if over(n, m)]
        if self.is_ours(names):
            return ''
        parts = [p for e in doc.events if over(e, sentence) for p in e['participants']]
        if any(over(p, m) for p in parts for m in other):
            return ''
        if names:
            return self.stranger(names)
        if named:
            return 'name missed'
        return 'reference missed' if other else 'not in sentence'

    def miss(self, gold, mention, found):
        """(cause, detail, whether it is the only one) of a mention that was not found."""
        doc, right = self.docs[mention['doc']], dates(gold)
        wrong = [e for e in self.dated if any(meets(v, mention) for v in e['evidence'])]
        late = [e for e in self.undated if any(meets(v, mention) for v in e['evidence'])]
        if wrong or late:
            said = plain_date(wrong[0]) or wrong[0]['date'] if wrong else 'none'
            detail = 'gold %s, ours %s' % ('|'.join(right), said)
            if found:
                return 'not merged', detail, True
            for e in wrong:
                for g in self.record['events']:
                    if g is not gold and any(meets(v, m) for v in e['evidence'] for m in g['mentions']):
                        return 'wrongly merged', detail, True
            if wrong:
                return 'date wrong', '%s: %s' % (kind_of_wrong(said, right), detail), True
            return 'date absent', detail, True
        events = [e for e in doc.events if over(e, mention)]
        who = self.who(doc, doc.sentence(mention))
        if who:
            named, other = self.gold_mentions(doc, doc.sentence(mention))
            shown = ', '.join('"%s"' % doc.text(m) for m in named or other)
            read = ', '.join('"%s" as %s' % (doc.text(n), n.get('refers_to', '?')) for m in named for n in doc.names if over(n, m))
            return who, shown + (' read as ' + read if read else ''), bool(events)
        if not events:
            return 'event missed', '', True
        parts = [p for e in events for p in e['participants']]
        joined = [p for p in parts for some in self.gold_mentions(doc, doc.sentence(mention)) for m in some if over(p, m)]
        names = [n for p in joined for n in doc.names if over(n, p)]
        if names and not self.is_ours(names):
            return self.stranger(names), ', '.join('"%s" as %s' % (doc.text(n), n.get('refers_to', '?')) for n in names), True
        if joined:
            return 'gone', 'status %s, date %s' % (events[0]['status'], events[0]['date']), True
        shown = ', '.join('%s "%s"' % (p['role'], doc.text(p)) for p in parts)
        return 'participant', 'gold %s; ours has %s' % ('/'.join(gold.get('roles', [])), shown or 'nobody'), True

    def misses(self):
        """Yields (mention, cause or 'found', detail, only) for each gold mention that counts."""
        for g in self.record['events']:
            if not g['date'] or g.get('optional'):
                continue
            hit = [any(plain_date(e) in dates(g) and any(meets(v, m) for v in e['evidence']) for e in self.dated) for m in g['mentions']]
            for m, found in zip(g['mentions'], hit):
                yield (m, 'found', '', True) if found else (m, *self.miss(g, m, any(hit)))

    def predicted(self):
        """Yields (evidence, verdict, detail) for each event of ours that counts."""
        window = self.record.get('scope') != 'document'
        for e in self.dated:
            date = plain_date(e)
            inside = [v for v in e['evidence'] if v['key'] in self.docs and not (window and trigger(v)['begin'] >= self.docs[v['key']].end)]
            if not date or not inside:
                continue
            met = [g for g in self.record['events'] if any(meets(v, m) for v in inside for m in g['mentions'])]
            need = [g for g in met if g['date'] and not g.get('optional')]
            detail = 'ours %s (%s)' % (e['date'], e['type'])
            if any(date in dates(g) for g in need):
                yield inside[0], 'right', detail
            elif need:
                gold = [d for g in need for d in dates(g)]
                yield inside[0], 'date wrong', '%s: gold %s, %s' % (kind_of_wrong(date, gold), '|'.join(gold), detail)
            elif met:
                yield inside[0], 'soft', detail
            else:
                any_gold = any(over(trigger(v), g) for v in inside for g in self.docs[v['key']].gold_events)
                me = {x['id'] for x in e['participants'] if x['name'].lower() in self.ours}
                role = '/'.join(sorted({x['role'] for x in e['participants'] if x['id'] in me}))
                yield inside[0], "other's event" if any_gold else 'no event', detail + ', role ' + role


def study(weft, pack, timelines, topics, entities):
    """Yields the targets with everything that belongs to them."""
    docs, gold = rows(os.path.join(pack, 'docs.jsonl')), {g['id']: g for g in rows(os.path.join(pack, 'gold.jsonl'))}
    ours = annotate(weft, os.path.join(pack, 'docs.jsonl'))
    records = [r for r in rows(os.path.join(pack, timelines)) if not topics or r['topic'] in topics]
    for topic in sorted({r['topic'] for r in records}):
        here = [d for d in docs if d['topic'] == topic]
        documents = {d['id']: Document(d, gold[d['id']], ours[d['id']]) for d in here}
        with Topic(weft, here) as store:
            for r in records:
                if r['topic'] == topic and (not entities or r['entity'] in entities):
                    yield Target(r, documents, store)


def table(title, columns, lines):
    """Prints counts by row and column, with the sum below."""
    columns = [c for c in columns if any(counts[c] for _, counts in lines)]
    print('%-30s %s' % (title, '  '.join(columns)))
    total = sum((counts for _, counts in lines), collections.Counter())
    for label, counts in [*lines, ('all', total)]:
        print('%-30s %s' % (label, '  '.join('%*d' % (len(c), counts[c]) for c in columns)))
    print()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--weft', required=True, metavar='PROGRAM')
    p.add_argument('--gold', required=True, metavar='PACK')
    p.add_argument('--timelines', default='gold_timelines.jsonl', metavar='NAME')
    p.add_argument('--topic', action='append')
    p.add_argument('--entity', action='append')
    p.add_argument('--list', nargs='?', const='', metavar='CAUSE', help='also print each case (of this cause), with its sentence')
    p.add_argument('--json', action='store_true', help='one object a line for each mention and each predicted event, instead of tables')
    a = p.parse_args()
    missed, predicted, only, kinds, cases = [], [], collections.Counter(), collections.Counter(), []
    for t in study(a.weft, a.gold, a.timelines, a.topic, a.entity):
        label = '%s/%s' % (t.record['topic'], t.record['entity'])
        m_counts, p_counts = collections.Counter(), collections.Counter()
        for m, cause, detail, alone in t.misses():
            m_counts[cause] += 1
            only[cause] += alone
            if cause == 'date wrong':
                kinds['missed: ' + detail.split(':')[0]] += 1
            cases.append(dict(side='gold', entity=label, cause=cause, doc=m['doc'], begin=m['begin'], end=m['end'], detail=detail,
                              text=t.docs[m['doc']].quote(m)))
        for v, verdict, detail in t.predicted():
            p_counts[verdict] += 1
            if verdict == 'date wrong':
                kinds['predicted: ' + detail.split(':')[0]] += 1
            w = trigger(v)
            cases.append(dict(side='predicted', entity=label, cause=verdict, doc=w['doc'], begin=w['begin'], end=w['end'], detail=detail,
                              text=t.docs[w['doc']].quote(w)))
        missed.append((label, m_counts))
        predicted.append((label, p_counts))
    if a.json:
        for c in cases:
            print(json.dumps(c, ensure_ascii=False))
        return
    table('gold mentions', ('found', *MISSES), missed)
    table('predicted events', PREDICTED, predicted)
    print('only cause: ' + ', '.join('%s %d' % (c, only[c]) for c in MISSES if only[c]))
    print('wrong dates: ' + ', '.join('%s %d' % k for k in sorted(kinds.items())))
    for c in cases:
        if a.list is not None and (a.list == c['cause'] or not a.list and c['cause'] not in ('found', 'right')):
            print('\n%(cause)s (%(side)s) %(entity)s %(doc)s:%(begin)d  %(detail)s\n    %(text)s' % c)


if __name__ == '__main__':
    try:
        main()
    except BrokenPipeError:
        sys.exit(1)
