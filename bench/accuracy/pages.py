"""Bodies, titles and dates of web pages (gold/pages), read by `weft read`."""
import hashlib
import json
import os
import sys
import tempfile
import unicodedata
from figures import Figure
from measures import score_lines
from weft_program import DONE, SET_ASIDE, rows, run

CHECKLIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'pages', 'checklist.tsv')
NO_BODY = ('headline', 'byline', 'summary')


def body_of(article):
    """The text below headline, byline and summary."""
    text = article['text'].encode()
    begin = max((s['end'] for s in article['sections'] if s['kind'] in NO_BODY), default=0)
    return text[begin:].decode()


def read_pages(weft, pack):
    """{id: article} of the pack's pages that could be read; each is given with its address."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as f:
        for page in rows(os.path.join(pack, 'docs.jsonl')):
            with open(os.path.join(pack, page['html']), encoding='utf-8') as html:
                f.write(json.dumps(dict(id=page['id'], url=page['url'], html=html.read())) + '\n')
        f.flush()
        _, out = run(weft, 'read', '--as', 'jsonl', f.name, ok=(DONE, SET_ASIDE))
    return {a['key']: a for a in map(json.loads, out.splitlines())}


def checklist():
    """[(id, day or '-', digest of the title)]"""
    with open(CHECKLIST, encoding='utf-8') as f:
        return [line.rstrip('\n').split('\t') for line in f if not line.startswith('#')]


def digest(title):
    """Of the title without regard to case, width and white space."""
    plain = ' '.join(unicodedata.normalize('NFKC', title).split()).casefold()
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def share(right, what):
    """The share of pages that are right; the others are told on standard error."""
    for page, wanted, found in right:
        if wanted != found:
            print('note: %s of %s is %s, not %s' % (what, page[:8], found, wanted), file=sys.stderr)
    return sum(wanted == found for _, wanted, found in right) / len(right) if right else None


def pages(weft, pack):
    """[(title, figures)]"""
    articles = read_pages(weft, pack)
    out = score_lines('score_pages.py', [dict(id=i, text=body_of(a)) for i, a in articles.items()], pack)
    known = {page['id'] for page in rows(os.path.join(pack, 'docs.jsonl'))}
    listed = [entry for entry in checklist() if entry[0] in known]
    read = lambda i, field: articles.get(i, {}).get(field) or ''
    titles = [(i, title, digest(read(i, 'title'))) for i, _, title in listed]
    dates = [(i, day, read(i, 'published')) for i, day, _ in listed if day != '-']
    return [('Web pages', [
        Figure('body F1', out['f1'], .965, goal=.975, published='best open system here 0.971'),
        Figure('body precision', out['precision']), Figure('body recall', out['recall']),
        Figure('bodies without an error', out['accuracy']),
        Figure('titles right', share(titles, 'title'), .95), Figure('publication days right', share(dates, 'day'), .95)])]
