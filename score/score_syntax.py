#!/usr/bin/env python3
"""Score sentences, tokens and syntax against a treebank, the way the CoNLL 2018 shared task does from raw text.

score_syntax.py --gold GOLD.conllu --pred SYSTEM.conllu [--json]

Both files are CoNLL-U over the same characters (white space apart); the system may split them otherwise, and may leave some out
(a bullet, say), which then are not found. A word counts as found where its characters are those of a gold word. Inside a gold or system multi-word token ("don't" as "do", "n't"), words
are aligned by the longest common subsequence of their forms, in lower case.

Tokens, Sentences, Words  spans that both have
UPOS, XPOS, Lemma         found words with the same tag or lemma (any lemma is right where the gold has "_")
UAS                       found words whose head is the gold word's head
LAS                       ... with the same universal relation (the part before ":") as well
Precision counts the system's words (tokens, sentences), recall the gold's; "accuracy" is over the words found.
"""
import argparse
import json
from packio import Bad, main, prf, ratio

METRICS = ('Tokens', 'Sentences', 'Words', 'UPOS', 'XPOS', 'Lemma', 'UAS', 'LAS')
ID, FORM, LEMMA, UPOS, XPOS, HEAD, DEPREL = 0, 1, 2, 3, 4, 6, 7


class Word:
    """A syntactic word: its columns, the characters [begin, end) that it covers, and its head (a Word or None)."""
    __slots__ = ('columns', 'begin', 'end', 'in_multiword', 'head')

    def __init__(self, columns, begin, end, in_multiword):
        self.columns, self.begin, self.end, self.in_multiword, self.head = columns, begin, end, in_multiword, None


class Treebank:
    """The characters of a CoNLL-U file without white space, and spans over them."""

    def __init__(self, path):
        self.path, self.parts, self.size = path, [], 0
        self.tokens, self.sentences, self.words = [], [], []
        self.open_, self.upto = [], (0, 0, 0)      # words of this sentence; (last id, begin, end) of a multi-word token
        try:
            with open(path, encoding='utf-8') as f:
                for n, line in enumerate(f, 1):
                    self.read(line.rstrip('\r\n'), '%s:%d' % (path, n))
        except OSError as e:
            raise Bad('%s: %s' % (path, e.strerror))
        except UnicodeDecodeError:
            raise Bad('%s: not UTF-8' % path)
        self.close(path)
        self.text = ''.join(self.parts)

    def read(self, line, where):
        if not line.strip():
            return self.close(where)
        if line.startswith('#'):
            return None
        c = line.split('\t')
        if len(c) != 10:
            raise Bad('%s: %d columns instead of 10' % (where, len(c)))
        if '.' in c[ID]:
            return None                             # an empty node: no characters of its own
        if '-' in c[ID]:
            begin, end = self.token(c[FORM], where)
            self.upto = (int(c[ID].split('-')[1]), begin, end)
            return None
        if c[ID] != str(len(self.open_) + 1):
            raise Bad('%s: word "%s" after %d' % (where, c[ID], len(self.open_)))
        inside = int(c[ID]) <= self.upto[0]
        begin, end = self.upto[1:] if inside else self.token(c[FORM], where)
        self.open_.append(Word(c, begin, end, inside))
        return None

    def token(self, form, where):
        """The span of the next token."""
        form = ''.join(form.split())
        if not form:
            raise Bad('%s: an empty form' % where)
        begin = self.size
        self.parts.append(form)
        self.size += len(form)
        self.tokens.append((begin, self.size))
        return begin, self.size

    def close(self, where):
        """Ends a sentence: heads become words."""
        for w in self.open_:
            head = w.columns[HEAD]
            if head == '_':
                continue
            if not head.isdigit() or int(head) > len(self.open_):
                raise Bad('%s: head "%s" is no word of the sentence' % (where, head))
            w.head = self.open_[int(head) - 1] if head != '0' else None
        if self.open_:
            self.sentences.append((self.open_[0].begin, self.open_[-1].end))
        self.words += self.open_
        self.open_, self.upto = [], (0, 0, 0)


def group_end(words, at, end):
    """Index behind the words that begin before `end`, and where the last of them ends."""
    while at < len(words) and words[at].begin < end:
        end = max(end, words[at].end)
        at += 1
    return at, end


def common(gold, system):
    """Longest common subsequence of forms: [(gold word, system word)]."""
    a = [w.columns[FORM].lower() for w in gold]
    b = [w.columns[FORM].lower() for w in system]
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            best[i][j] = best[i + 1][j + 1] + 1 if a[i] == b[j] else max(best[i + 1][j], best[i][j + 1])
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            out.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return out


def align(gold, system):
    """[(gold word, system word)] of the words found."""
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        g, s = gold[i], system[j]
        if not g.in_multiword and not s.in_multiword:
            if (g.begin, g.end) == (s.begin, s.end):
                pairs.append((g, s))
            if g.begin <= s.begin:
                i += 1
            if s.begin <= g.begin:
                j += 1
            continue
        if g.end <= s.begin or s.end <= g.begin:
            i, j = (i + 1, j) if g.end <= s.begin else (i, j + 1)
            continue
        # both sides' words up to where neither is cut in two
        end, from_i, from_j = max(g.end, s.end), i, j
        while True:
            i, end_i = group_end(gold, from_i, end)
            j, end_j = group_end(system, from_j, end)
            if end_i == end_j == end:
                break
            end = max(end_i, end_j)
        pairs += common(gold[from_i:i], system[from_j:j])
    return pairs


def place_in_gold(system, gold):
    """Moves the system's spans to where its characters stand in the gold, if it left some out."""
    if system.text == gold.text:
        return
    begins, at = [], 0
    for i in range(len(system.text)):
        if gold.text[at:at + 1] != system.text[i]:
            ahead = system.text[i:i + 12]
            found = gold.text.find(ahead, at, at + 4000)
            if found < 0:
                raise Bad('%s: its characters part from the gold at %r (gold %r)' % (system.path, ahead, gold.text[at:at + 12]))
            at = found
        begins.append(at)
        at += 1
    moved = lambda begin, end: (begins[begin], begins[end - 1] + 1)
    system.tokens = [moved(*t) for t in system.tokens]
    system.sentences = [moved(*s) for s in system.sentences]
    for w in system.words:
        w.begin, w.end = moved(w.begin, w.end)


def universal(relation):
    return relation.split(':')[0]


def score(gold, system):
    place_in_gold(system, gold)
    pairs = align(gold.words, system.words)
    found = {id(s): g for g, s in pairs}
    same = lambda column: sum(g.columns[column] == s.columns[column] for g, s in pairs)
    headed = [(g, s) for g, s in pairs if s.columns[HEAD] != '_' and
              (g.head is None and s.head is None or s.head is not None and found.get(id(s.head)) is g.head and g.head is not None)]
    hits = dict(Words=len(pairs), UPOS=same(UPOS), XPOS=same(XPOS),
                Lemma=sum(g.columns[LEMMA] in ('_', s.columns[LEMMA]) for g, s in pairs), UAS=len(headed),
                LAS=sum(universal(g.columns[DEPREL]) == universal(s.columns[DEPREL]) for g, s in headed))
    out = {}
    for name, a, b in (('Tokens', gold.tokens, system.tokens), ('Sentences', gold.sentences, system.sentences)):
        n = len(set(a) & set(b))
        out[name] = prf(n, len(b), n, len(a))
    for name, n in hits.items():
        out[name] = prf(n, len(system.words), n, len(gold.words))
        out[name]['accuracy'] = ratio(n, len(pairs))
    return out


def run():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('--gold', required=True, metavar='FILE')
    a.add_argument('--pred', required=True, metavar='FILE')
    a.add_argument('--json', action='store_true', help='print one JSON object instead of the table')
    o = a.parse_args()
    out = score(Treebank(o.gold), Treebank(o.pred))
    if o.json:
        print(json.dumps(out, indent=1, sort_keys=True))
        return
    for m in METRICS:
        aligned = '   of those found %.4f' % out[m]['accuracy'] if 'accuracy' in out[m] else ''
        print('%-10s P %.4f  R %.4f  F1 %.4f%s' % (m, out[m]['precision'], out[m]['recall'], out[m]['f1'], aligned))


if __name__ == '__main__':
    main(run)
