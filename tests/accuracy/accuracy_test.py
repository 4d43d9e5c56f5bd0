#!/usr/bin/env python3
"""The accuracy bench and the scorers work: on invented texts, with the program that WEFT_PROGRAM names."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
sys.path[:0] = [os.path.join(ROOT, 'score'), os.path.join(ROOT, 'bench', 'accuracy')]
from figures import Figure, table  # noqa: E402
from packio import Bad  # noqa: E402
from score_syntax import Treebank, score  # noqa: E402
from timeline_losses import MISSES, PREDICTED  # noqa: E402
from weft_program import plain_date  # noqa: E402

WEFT = os.environ.get('WEFT_PROGRAM')
TEXT = 'Harlow Mill buys a quarry.\n\nHarlow Mill bought Dunmore Quarry on May 3, 2024. Petra Lindqvist founded Harlow Mill in 1998.'


def span(words, at=0):
    """The last place of `words` in TEXT, or the first with at=1."""
    begin = TEXT.index(words) if at else TEXT.rindex(words)
    return dict(begin=begin, end=begin + len(words), text=words)


def write(folder, name, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'w', encoding='utf-8') as f:
        f.writelines(json.dumps(r) + '\n' for r in rows)


def small_data(home):
    """A data folder with one document in each pack."""
    doc = dict(id='d1', topic='mill', source='own', published='2024-05-04', title='Harlow Mill buys a quarry', text=TEXT,
               annotated_end=len(TEXT))
    names = [dict(span('Harlow Mill'), type='ORG'), dict(span('Petra Lindqvist'), type='PER')]
    times = [dict(span('May 3, 2024'), type='DATE', value='2024-05-03'), dict(span('1998'), type='DATE', value='1998')]
    events = [dict(span('bought'), **{'class': 'OCCURRENCE'}), dict(span('founded'), **{'class': 'OCCURRENCE'})]
    gold = os.path.join(home, 'gold')
    for pack in ('timex', 'names', 'timelines'):
        write(os.path.join(gold, pack), 'docs.jsonl', [doc])
    write(os.path.join(gold, 'timex'), 'gold.jsonl', [dict(id='d1', times=times, events=events, event_times=[])])
    write(os.path.join(gold, 'names'), 'gold.jsonl', [dict(id='d1', source='own', names=names)])
    mentions = [dict(span('Harlow Mill', 1), entity='E1', syntax='NAM'), dict(span('Harlow Mill'), entity='E1', syntax='NAM')]
    write(os.path.join(gold, 'timelines'), 'gold.jsonl', [dict(id='d1', mentions=mentions, events=events)])
    entity = dict(topic='mill', entity='Harlow Mill', type='ORG', aliases=['Harlow Mill'])
    told = [dict(date='2024-05-03', mentions=[dict(span('bought'), doc='d1')]), dict(date='1998', mentions=[dict(span('founded'), doc='d1')])]
    for name in ('', '_semeval'):
        write(os.path.join(gold, 'timelines'), 'targets%s.jsonl' % name, [entity])
        write(os.path.join(gold, 'timelines'), 'gold_timelines%s.jsonl' % name, [dict(entity, id='E1', scope='annotated', events=told)])


def python(script, *arguments):
    return subprocess.run([sys.executable, os.path.join(ROOT, script), *arguments], capture_output=True, text=True)


@unittest.skipUnless(WEFT, 'WEFT_PROGRAM names no program')
class Bench(unittest.TestCase):
    def test_prints_every_figure_that_the_data_allows(self):
        with tempfile.TemporaryDirectory() as home:
            small_data(home)
            r = python('bench/accuracy/accuracy.py', '--weft', WEFT, '--data', home, '--json', '--only', 'times', '--only', 'names',
                       '--only', 'syntax', '--only', 'timelines')
            self.assertIn(r.returncode, (0, 1), r.stderr)
            self.assertIn('syntax is skipped', r.stderr)
            groups = json.loads(r.stdout)
            self.assertEqual([*groups][:2], ['Times and events', 'Names: own'])
            figures = {(g, f['name']): f['value'] for g, fs in groups.items() for f in fs}
            self.assertEqual(figures['Times and events', 'times value F1'], 1)
            self.assertGreater(figures['Times and events', 'event span F1'], .5)
            self.assertGreater(figures['Names: own', 'untyped F1'], .5)
            self.assertIn(('Entity timelines: gold_timelines, each entity', 'mill/Harlow Mill strict'), figures)
            self.assertGreater(figures['Entity timelines: gold_timelines', 'sentence F1'], 0)

    def test_skips_what_is_not_there(self):
        with tempfile.TemporaryDirectory() as home:
            r = python('bench/accuracy/accuracy.py', '--weft', WEFT, '--data', home, *(x for g in ('times', 'names', 'syntax', 'timelines', 'speed')
                                                                                      for x in ('--only', g)))
            self.assertEqual(r.returncode, 0, r.stderr)
            self.assertEqual(r.stderr.count('is skipped'), 6)

    def test_runs_strange_texts(self):
        with tempfile.TemporaryDirectory() as home:
            r = python('bench/accuracy/accuracy.py', '--weft', WEFT, '--data', home, '--only', 'probes', '--probes', '0.002', '--json')
            self.assertEqual(r.returncode, 0, r.stderr)
            self.assertEqual(len(json.loads(r.stdout)['Strange texts: time in proportion']), 9)

    def test_says_why_a_timeline_loses(self):
        with tempfile.TemporaryDirectory() as home:
            small_data(home)
            r = python('score/timeline_losses.py', '--weft', WEFT, '--gold', os.path.join(home, 'gold', 'timelines'), '--json')
            self.assertEqual(r.returncode, 0, r.stderr)
            cases = [json.loads(line) for line in r.stdout.splitlines()]
            self.assertEqual(sum(c['side'] == 'gold' for c in cases), 2)
            for c in cases:
                self.assertIn(c['cause'], ('found', *MISSES) if c['side'] == 'gold' else PREDICTED)


class Figures(unittest.TestCase):
    def test_pass_fail_reach_a_goal_or_are_skipped(self):
        verdict = lambda value, **more: Figure('f', value, **more).verdict
        self.assertEqual(verdict(.8, target=.7), 'pass')
        self.assertEqual(verdict(.6, target=.7), 'FAIL')
        self.assertEqual(verdict(.9, target=.7, goal=.85), 'goal')
        self.assertEqual(verdict(250, target=200, at_most=True), 'FAIL')
        self.assertEqual(verdict(None, target=.7), 'skipped')
        self.assertEqual(verdict(.5), '')

    def test_stand_in_a_table(self):
        lines = list(table([('Times', [Figure('value F1', .81, .80)])]))
        self.assertIn('pass', lines[-1])

    def test_dates_are_cut_to_what_the_scorer_reads(self):
        date = lambda text, begin: plain_date(dict(date=text, begin=begin))
        self.assertEqual(date('2024-05-03~', '2024-05-03'), '2024-05-03')
        self.assertEqual(date('2024-05/2024-07', '2024-05-01'), '2024-05')
        self.assertEqual(date('2024-34', '2024-04-01'), '2024-04')
        self.assertIsNone(date('../2024', None))


def treebank(folder, name, sentences):
    """Sentences of (id, form, upos, head, relation)."""
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as f:
        for words in sentences:
            for i, form, upos, head, relation in words:
                f.write('\t'.join([i, form, form.lower(), upos, upos, '_', head, relation, '_', '_']) + '\n')
            f.write('\n')
    return Treebank(path)


class Syntax(unittest.TestCase):
    GOLD = [[('1', 'Mills', 'NOUN', '4', 'nsubj'), ('2-3', "don't", '_', '_', '_'), ('2', 'do', 'AUX', '4', 'aux'),
             ('3', "n't", 'PART', '4', 'advmod'), ('4', 'sleep', 'VERB', '0', 'root:x'), ('5', '.', 'PUNCT', '4', 'punct')],
            [('1', 'They', 'PRON', '2', 'nsubj'), ('2', 'grind', 'VERB', '0', 'root')]]

    def scores(self, system):
        with tempfile.TemporaryDirectory() as home:
            return score(treebank(home, 'gold', self.GOLD), treebank(home, 'system', system))

    def test_is_perfect_against_itself(self):
        self.assertTrue(all(m['f1'] == 1 for m in self.scores(self.GOLD).values()))

    def test_counts_a_wrong_head_and_a_wrong_tag(self):
        out = self.scores([self.GOLD[0], [('1', 'They', 'NOUN', '0', 'root'), ('2', 'grind', 'VERB', '1', 'dep')]])
        self.assertAlmostEqual(out['UPOS']['f1'], 6 / 7)
        self.assertAlmostEqual(out['LAS']['f1'], 5 / 7)

    def test_aligns_words_inside_a_multiword_token(self):
        flat = [[w for w in self.GOLD[0] if '-' not in w[0]], self.GOLD[1]]
        out = self.scores(flat)
        self.assertEqual(out['Words']['f1'], 1)
        self.assertEqual(out['LAS']['f1'], 1)
        self.assertAlmostEqual(out['Tokens']['recall'], 5 / 6)

    def test_tells_sentences_apart(self):
        joined = [[*self.GOLD[0], ('6', 'They', 'PRON', '7', 'nsubj'), ('7', 'grind', 'VERB', '4', 'parataxis')]]
        out = self.scores(joined)
        self.assertEqual(out['Sentences']['f1'], 0)
        self.assertAlmostEqual(out['LAS']['f1'], 6 / 7)

    def test_does_not_find_characters_that_are_left_out(self):
        out = self.scores([self.GOLD[0]])
        self.assertEqual(out['LAS']['precision'], 1)
        self.assertAlmostEqual(out['LAS']['recall'], 5 / 7)

    def test_refuses_other_characters(self):
        with self.assertRaises(Bad):
            self.scores([self.GOLD[0], [('1', 'We', 'PRON', '2', 'nsubj'), ('2', 'grind', 'VERB', '0', 'root')]])


if __name__ == '__main__':
    unittest.main()
