"""Batches of sentences as tensors, with the variants of spelling that training adds."""

import dataclasses
import random

import numpy as np
import torch

import corpora
import features
import headlines
import labels

UPOS = {tag: i for i, tag in enumerate(labels.UPOS)}
XPOS = {tag: i for i, tag in enumerate(labels.XPOS)}
IGNORE = -100


@dataclasses.dataclass
class Batch:
    rows: torch.Tensor     # Rows of all tokens, one after the other ...
    offsets: torch.Tensor  # ... and where each token's begin. Order: position, then sentence.
    shape: tuple           # (longest, sentences)
    mask: torch.Tensor     # [T, B, 1]
    upos: torch.Tensor     # [T, B], IGNORE where not known; likewise the next three.
    xpos: torch.Tensor
    heads: torch.Tensor
    deprels: torch.Tensor
    names: torch.Tensor    # [T, B] sets of tags as bits; 0 where not known.
    weights: torch.Tensor  # [B] of the names.
    whole_rows: torch.Tensor  # The rows with no word hidden.


def respelled(forms, rng):
    """Now and then a headline or a text without capitals."""
    dice = rng.random()
    if dice < 0.05:
        return [form.lower() for form in forms]
    if dice < 0.09:
        return [form.upper() for form in forms]
    if dice < 0.13:
        return headlines.capitalised(forms)
    return forms


def word_drop_rates(vocabulary, counts):
    """How often training hides a word: each of them now and then, rare ones more often."""
    rates = np.full(features.FIRST_WORD_ROW + len(vocabulary), 0.0)
    for word, row in vocabulary.items():
        rates[row] = 0.08 + 0.5 / (0.5 + counts[word])
    return rates


def make_batch(sentences, tables, rng=None, drop_rates=None):
    longest, count = max(len(s.forms) for s in sentences), len(sentences)
    grid = [[None] * count for _ in range(longest)]
    arrays = {name: np.full((longest, count), IGNORE, np.int64)
              for name in ("upos", "xpos", "heads", "deprels", "names")}
    arrays["names"][:] = corpora.UNKNOWN
    mask = np.zeros((longest, count, 1), np.float32)
    for b, sentence in enumerate(sentences):
        size = len(sentence.forms)
        forms = respelled(sentence.forms, rng) if rng else sentence.forms
        for t, rows in enumerate(tables.of_sentence(forms)):
            grid[t][b] = rows
        mask[:size, b] = 1
        if sentence.upos:
            arrays["upos"][:size, b] = [UPOS[tag] for tag in sentence.upos]
            arrays["xpos"][:size, b] = [XPOS.get(tag, IGNORE) for tag in sentence.xpos]
            arrays["heads"][:size, b] = sentence.heads
            arrays["deprels"][:size, b] = [labels.deprel_number(d) for d in sentence.deprels]
        if sentence.names:
            arrays["names"][:size, b] = sentence.names
    tokens = [grid[t][b] for t in range(longest) for b in range(count)]
    lengths = np.array([0 if rows is None else len(rows) for rows in tokens])
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    rows = np.concatenate([rows for rows in tokens if rows is not None])
    whole = torch.from_numpy(rows.copy())
    if drop_rates is not None:
        words = offsets[lengths > 0]
        dropped = np.random.default_rng(rng.getrandbits(32)).random(len(words)) < drop_rates[rows[words]]
        rows[words[dropped]] = features.UNKNOWN_WORD
    return Batch(torch.from_numpy(rows), torch.from_numpy(offsets), (longest, count),
                 torch.from_numpy(mask), *(torch.from_numpy(arrays[name]) for name in arrays),
                 torch.tensor([s.weight for s in sentences]), whole)


def split(sentences, tokens, rng=None):
    """Groups of sentences of like length with about `tokens` tokens, in random order."""
    order = sorted(sentences, key=lambda s: len(s.forms) + (rng.random() * 3 if rng else 0))
    groups, group, longest = [], [], 0
    for sentence in order:
        longest = max(longest, len(sentence.forms))
        if group and longest * (len(group) + 1) > tokens:
            groups.append(group)
            group, longest = [], len(sentence.forms)
        group.append(sentence)
    groups.append(group)
    if rng:
        rng.shuffle(groups)
    return groups
