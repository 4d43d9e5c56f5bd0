"""Turns the forms of a sentence into row numbers of the embedding tables.

importers/syntax/features.cc computes the same numbers; tests/syntax compares the two on samples.
"""

import collections

import numpy as np

# Table, characters, rows.
AFFIXES = [("prefix1", 1, 128), ("prefix2", 2, 1024), ("prefix3", 3, 3072), ("suffix1", 1, 128),
           ("suffix2", 2, 1024), ("suffix3", 3, 3072), ("suffix4", 4, 4096)]
SHAPES = 512
CONTEXTS = 8
UNKNOWN_WORD = 0
FIRST_WORD_ROW = 1
RARE = 3  # A word seen less often has no row of its own.


def fnv1a(data, seed=0):
    """FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/)."""
    value = (2166136261 ^ seed) & 0xFFFFFFFF
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def folded(form):
    """Lower case character by character, digits as 0, one kind of apostrophe."""
    out = []
    for c in form:
        if c in "’‘`´":
            c = "'"
        elif c.isascii() and c.isdigit():
            c = "0"
        else:
            lower = c.lower()
            c = lower if len(lower) == 1 else c
        out.append(c)
    return "".join(out)


def shape_of(form):
    """"Xxx" and the like: classes of characters, no more than two alike in a row, ten in all."""
    shape = ""
    for c in form:
        if c.isascii() and c.isdigit():
            kind = "d"
        elif c.isupper():
            kind = "X"
        elif c.isalpha():
            kind = "x"
        elif c.isascii():
            kind = c
        else:
            kind = "u"
        if not shape.endswith(kind * 2):
            shape += kind
        if len(shape) == 10:
            break
    return shape


def case_of_sentence(forms):
    """0 ordinary, 1 all capitals, 2 all lower case, 3 every longer word capitalised."""
    upper = lower = words = titled = longer = 0
    for form in forms:
        if not form[0].isalpha():
            continue
        words += 1
        has_lower = any(c.islower() for c in form)
        upper += not has_lower
        lower += not any(c.isupper() for c in form)
        if len(form) > 3:
            longer += 1
            titled += form[0].isupper() and has_lower
    if words >= 2 and upper == words:
        return 1
    if words >= 2 and lower == words:
        return 2
    if longer >= 3 and titled == longer:
        return 3
    return 0


def build_vocabulary(sentences):
    counts = collections.Counter()
    for sentence in sentences:
        counts.update(folded(form) for form in sentence.forms)
    kept = sorted(word for word, count in counts.items() if count >= RARE)
    return {word: FIRST_WORD_ROW + i for i, word in enumerate(kept)}, counts


class Features:
    """Rows of a form: word, affixes, shape; and the lexicon's bits."""

    def __init__(self, vocabulary, lexicon, bits):
        self.vocabulary, self.lexicon, self.bits = vocabulary, lexicon, bits
        self.sizes = [FIRST_WORD_ROW + len(vocabulary)] + [rows for _, _, rows in AFFIXES] + [SHAPES]
        self.names = ["word"] + [name for name, _, _ in AFFIXES] + ["shape"]
        self.starts = np.cumsum([0] + self.sizes)  # All tables stand in one, one after the other.
        self.context_start = int(self.starts[-1])
        self.bits_start = self.context_start + CONTEXTS
        self.rows = self.bits_start + bits + 1     # The last bit: the lexicon lacks the form.
        self.cache = {}

    def of_form(self, form):
        found = self.cache.get(form)
        if found is None:
            low = folded(form)
            numbers = [self.vocabulary.get(low, UNKNOWN_WORD)]
            for i, (name, length, rows) in enumerate(AFFIXES):
                affix = low[:length] if name.startswith("prefix") else low[-length:]
                numbers.append(fnv1a(affix.encode(), i + 1) % rows)
            numbers.append(fnv1a(shape_of(form).encode(), 99) % SHAPES)
            rows = [int(start) + number for start, number in zip(self.starts, numbers)]
            bits = self.lexicon.get(low, (self.bits,))
            found = self.cache[form] = np.array(rows + [self.bits_start + bit for bit in bits], np.int64)
        return found

    def of_sentence(self, forms):
        """One array of rows for each token; its first element is the row of the word."""
        case = case_of_sentence(forms)
        first = np.array([self.context_start + 2 * case + 1], np.int64)
        other = np.array([self.context_start + 2 * case], np.int64)
        return [np.concatenate([self.of_form(form), other if i else first])
                for i, form in enumerate(forms)]
