"""Reads tags, trees and names off the net's scores, and scores them against gold tokens."""

import numpy as np
import torch

import batches
import corpora
import labels


def tree(scores):
    """Heads (0 the root) of one sentence from scores[dependent, head], as importers/syntax/tree.cc
    finds them: the best head of each word, one root, and cycles broken where it costs least."""
    n = len(scores)
    scores = scores.copy()
    root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax()) if n > 1 else 0
    for i in range(n):
        scores[i, i + 1] = -1e9
        scores[i, 0] = 0 if i == root else -1e9
    scores[root] = -1e9
    scores[root, 0] = 0
    heads = scores.argmax(1)
    while True:
        reached = [False] * n
        cycle = None
        done = [0] * n  # 0 not seen, 1 on the way, 2 leads to the root.
        for i in range(n):
            path, j = [], i
            while done[j] == 0:
                done[j] = 1
                path.append(j)
                if heads[j] == 0:
                    break
                j = heads[j] - 1
            if done[j] == 1 and heads[j] != 0:
                cycle = path[path.index(j):]
                break
            for k in path:
                done[k] = 2
        if cycle is None:
            return heads
        # A word that does not lead to the cycle may take over one of the cycle's words.
        outside = [k for k in range(n) if not _leads_to(heads, k, set(cycle), n)]
        best = max(((scores[i, k + 1] - scores[i, heads[i]], -i, k) for i in cycle for k in outside))
        heads[-best[1]] = best[2] + 1


def _leads_to(heads, k, cycle, n):
    for _ in range(n + 1):
        if k in cycle:
            return True
        if heads[k] == 0:
            return False
        k = heads[k] - 1
    return True  # It leads to another cycle, which is no better.


def best_names(scores):
    """The best sequence of tags in which "I" follows only names of its type (Viterbi)."""
    best, back = scores[0].copy(), []
    best[2::2] = -1e9
    for row in scores[1:]:
        top = int(best.argmax())
        previous = np.full(len(row), top)
        value = np.full(len(row), best[top])
        for i in range(2, len(row), 2):  # Inside: after B or I of its type.
            previous[i] = i if best[i] > best[i - 1] else i - 1
            value[i] = best[previous[i]]
        back.append(previous)
        best = value + row
    tags = [int(best.argmax())]
    for previous in reversed(back):
        tags.append(int(previous[tags[-1]]))
    return tags[::-1]


def names_of(tags):
    """{(begin, end, type)} of a sequence of tag numbers."""
    spans, begin, kind = set(), None, None
    for i, number in enumerate(list(tags) + [0]):
        tag = corpora.NAME_TAGS[number]
        if begin is not None and tag != "I-" + kind:
            spans.add((begin, i, kind))
            begin = None
        if tag != "O" and begin is None:
            begin, kind = i, tag[2:]
    return spans


@torch.no_grad()
def predict(net, tables, sentences):
    """Yields (sentence, upos, xpos, heads, deprels, name tags) of each, in an order of its own."""
    net.eval()
    for group in batches.split(sentences, 4000):
        batch = batches.make_batch(group, tables)
        x = net.encode(batch.rows, batch.offsets, batch.shape, batch.mask)
        upos, xpos, names = (s.transpose(0, 1) for s in net.tags(x).split(net.tag_sizes, dim=-1))
        upos, xpos, names = upos.argmax(-1), xpos.argmax(-1), names.log_softmax(-1).numpy()
        scores, dependent, head_part = net.arcs(x)
        for b, sentence in enumerate(group):
            n = len(sentence.forms)
            heads = tree(scores[b, :n, :n + 1].numpy())
            found = net.labels(dependent[b, :n], head_part[b, torch.from_numpy(heads.copy())])
            found[:, 0] = -1e9
            deprels = [labels.DEPRELS[d] if h else "root" for d, h in zip(found.argmax(-1), heads)]
            yield (sentence, [labels.UPOS[t] for t in upos[b, :n]],
                   [labels.XPOS[t] for t in xpos[b, :n]], heads.tolist(), deprels, best_names(names[b, :n]))


def scores(net, tables, sentences):
    tokens = upos_right = xpos_right = uas = las = 0
    right = found = wanted = 0
    for sentence, upos, xpos, heads, deprels, names in predict(net, tables, sentences):
        tokens += len(upos)
        for i in range(len(upos)):
            upos_right += upos[i] == sentence.upos[i]
            xpos_right += xpos[i] == sentence.xpos[i]
            if heads[i] == sentence.heads[i]:
                uas += 1
                las += deprels[i].split(":")[0] == sentence.deprels[i].split(":")[0]
        if sentence.names:
            mine, gold = names_of(names), names_of([tag.bit_length() - 1 for tag in sentence.names])
            right, found, wanted = right + len(mine & gold), found + len(mine), wanted + len(gold)
    text = (f"UPOS {upos_right / tokens:.4f} XPOS {xpos_right / tokens:.4f} UAS {uas / tokens:.4f} "
            f"LAS {las / tokens:.4f}")
    return text + (f" names {2 * right / (found + wanted):.4f}" if wanted else "")
