"""Times, events, names, syntax and timelines of the program, by the scorers in score/."""
import json
import os
import re
import subprocess
import sys
import tempfile
from figures import Figure

SCORE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'score')
sys.path.insert(0, SCORE)
from timelines_from_weft import predictions  # noqa: E402
from weft_program import DONE, SET_ASIDE, annotate, rows, run  # noqa: E402


def scored(script, *arguments):
    """What a scorer prints with --json."""
    r = subprocess.run([sys.executable, os.path.join(SCORE, script), *arguments, '--json'], capture_output=True, text=True)
    if r.returncode != 0:
        sys.exit('%s: %s' % (script, r.stderr.strip()))
    return json.loads(r.stdout)


def score_lines(script, lines, gold, *more):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as f:
        f.writelines(json.dumps(line, ensure_ascii=False) + '\n' for line in lines)
        f.flush()
        return scored(script, '--gold', gold, '--pred', f.name, *more)


def times(weft, pack):
    """[(title, figures)] for time expressions and events."""
    found = annotate(weft, os.path.join(pack, 'docs.jsonl'))
    keep = lambda entry, keys: {k: entry[k] for k in keys}
    out = score_lines('score_times.py', [dict(
        id=i, times=[keep(t, ('begin', 'end', 'type', 'value')) for t in a['times']],
        events=[dict(keep(e, ('begin', 'end')), **{'class': e['type']}) for e in a['events']]) for i, a in found.items()], pack)
    f1 = lambda key: out[key]['f1'] if key in out else 0.0
    figures = [Figure('times relaxed F1', f1('relaxed'), .91, published='0.903; peer here 0.882'),
               Figure('times value F1', f1('value'), .80, published='0.776; peer here 0.706'),
               Figure('times strict F1', f1('strict')), Figure('times type F1', f1('type')),
               Figure('event span F1', f1('events_strict'), .78, goal=.82, published='0.817 (trained on such text)'),
               Figure('event span precision', out['events_strict']['precision'] if 'events_strict' in out else 0.0),
               Figure('event span recall', out['events_strict']['recall'] if 'events_strict' in out else 0.0),
               Figure('event relaxed F1', f1('events_relaxed'))]
    return [('Times and events', figures)]


def names(weft, pack):
    found = annotate(weft, os.path.join(pack, 'docs.jsonl'))
    keep = lambda n: {k: n[k] for k in ('begin', 'end', 'type')}
    out = score_lines('score_names.py', [dict(id=i, names=[keep(n) for n in a['names']]) for i, a in found.items()], pack)
    peers = {'uner_ewt': ('peer 0.53', 'peer 0.57'), 'wikigold': ('peer 0.50', 'peer 0.65')}
    groups = []
    for source in sorted(s for s in out if s != 'all'):
        o, (exact, untyped) = out[source], peers.get(source, ('', ''))
        groups.append(('Names: ' + source, [
            Figure('micro F1, exact', o['exact']['f1'], .66, published=exact),
            Figure('untyped F1', o['untyped']['f1'], .76, published=untyped),
            *(Figure('%s F1' % t, o['types'][t]['f1']) for t in ('PER', 'ORG', 'LOC'))]))
    return groups


def raw_documents(path):
    """The articles of a CoNLL-U file as running text: sentences joined by a space, paragraphs by an empty line."""
    docs = []
    with open(path, encoding='utf-8') as f:
        for line in f:
            if line.startswith('# newdoc') or not docs and line.strip():
                docs.append('')
            new_paragraph = line.startswith('# newpar')
            if new_paragraph and docs[-1]:
                docs[-1] += '\n\n'
            text = re.match(r'# text = (.*)', line)
            if text:
                gap = '' if not docs[-1] or docs[-1].endswith('\n\n') else ' '
                docs[-1] += gap + text[1]
    return docs


def syntax(weft, treebank, parser=None):
    """From raw text, by what `weft annotate --format conllu` prints, or by a parser that turns standard input into CoNLL-U; skipped
    if there is neither."""
    targets = dict(UPOS=.945, LAS=.83)
    with tempfile.TemporaryDirectory() as home:
        source, system = os.path.join(home, 'docs.jsonl'), os.path.join(home, 'system.conllu')
        with open(source, 'w', encoding='utf-8') as f:
            f.writelines(json.dumps(dict(id=str(i), text=t)) + '\n' for i, t in enumerate(raw_documents(treebank)))
        text = '\n\n'.join(raw_documents(treebank)).encode('utf-8')
        command = parser.split() if parser else [weft, 'annotate', source, '--as', 'jsonl', '--format', 'conllu']
        r = subprocess.run(command, input=text, capture_output=True)
        known = r.returncode in (DONE, SET_ASIDE) and r.stdout
        with open(system, 'wb') as f:
            f.write(r.stdout)
        out = scored('score_syntax.py', '--gold', treebank, '--pred', system) if known else {}
    if not known:
        print('note: this program does not print CoNLL-U; syntax is skipped', file=sys.stderr)
    figures = [Figure('%s F1' % m, out[m]['f1'] if out else None, targets.get(m))
               for m in ('UPOS', 'LAS', 'UAS', 'XPOS', 'Lemma', 'Tokens', 'Sentences')]
    return [('Syntax from raw text: ' + os.path.basename(treebank), figures)]


def timelines(weft, pack, name, targets, anchored, strict=None, sentence=None, published=('', '', '')):
    found = predictions(weft, rows(os.path.join(pack, 'docs.jsonl')), rows(os.path.join(pack, targets)))
    out = score_lines('score_timelines.py', found, pack, '--timelines', name)
    f1 = lambda scores, mode: scores[mode]['micro']['f1'] if 'micro' in scores[mode] else scores[mode]['f1']
    title = 'Entity timelines: ' + name[:-len('.jsonl')]
    figures = [Figure('strict F1', f1(out, 'strict'), strict, published=published[0]),
               Figure('sentence F1', f1(out, 'sentence'), sentence, published=published[1]),
               Figure('temporal_anchored F1', f1(out, 'temporal_anchored'), anchored, published=published[2])]
    each = []
    for entity, scores in sorted(out['entities'].items()):
        each += [Figure('%s %s' % (entity, mode), f1(scores, mode)) for mode in ('strict', 'sentence', 'temporal_anchored')]
    return [(title, figures), (title + ', each entity', each)]
