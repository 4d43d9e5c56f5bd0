"""Reads the training corpora into sentences.

Every sentence may lack some annotation: name corpora have no syntax, UD EWT has no names. What is
missing is marked, and the losses leave it out. The name of a token is a set of tags, as bits: one tag
where a corpus says which, several where it leaves some open, none where it says nothing.
"""

import dataclasses
import pathlib

NAME_TYPES = ["PER", "ORG", "LOC", "MISC"]
NAME_TAGS = ["O"] + [f"{place}-{kind}" for kind in NAME_TYPES for place in "BI"]
WNUT_TYPES = {"person": "PER", "location": "LOC", "group": "ORG", "corporation": "ORG",
              "product": "MISC", "creative-work": "MISC"}
TAG = {tag: 1 << i for i, tag in enumerate(NAME_TAGS)}
UNKNOWN = 0
OUTSIDE, ANY_BEGIN = TAG["O"], sum(bit for tag, bit in TAG.items() if tag[0] == "B")
ANY_INSIDE = sum(bit for tag, bit in TAG.items() if tag[0] == "I")
ANY_MISC = TAG["B-MISC"] | TAG["I-MISC"]
DATES = set("""monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december mon tue tues wed thu thur thurs fri sat sun jan feb
mar apr jun jul aug sep sept oct nov dec""".split())


@dataclasses.dataclass
class Sentence:
    forms: list
    lemmas: list = None
    upos: list = None
    xpos: list = None
    heads: list = None     # 0 is the root, tokens count from 1.
    deprels: list = None
    names: list = None     # Sets of tags, see TAG.
    weight: float = 1.0    # Of the names.
    document: int = 0


def read_conllu(path, names_path=None):
    """Sentences of a treebank; with names from a parallel file of the same tokens."""
    sentences, rows, document = [], [], 0
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        document += line.startswith("# newdoc")
        if not line and rows:
            columns = list(zip(*rows))
            sentences.append(Sentence(
                forms=list(columns[1]), lemmas=list(columns[2]), upos=list(columns[3]),
                xpos=list(columns[4]), heads=[int(h) for h in columns[6]],
                deprels=list(columns[7]), document=document))
            rows = []
        elif line and line[0] != "#":
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append(fields)
    if names_path:
        tagged = read_tagged(names_path, token_column=1)
        assert len(tagged) == len(sentences), names_path
        for sentence, (forms, tags) in zip(sentences, tagged):
            assert forms == sentence.forms, (names_path, forms)
            sentence.names = [TAG[tag] for tag in tags]
            sentence.weight = 1.5
    return sentences


def add_name_places(sentence):
    """What a treebank without names tells of them: proper nouns are in names of some type, unless
    they are dates or titles, and most other words are in none."""
    count = len(sentence.forms)
    proper = [tag in ("NNP", "NNPS") and form.lower().rstrip(".") not in DATES and deprel != "nmod:desc"
              for tag, form, deprel in zip(sentence.xpos, sentence.forms, sentence.deprels)]
    names = []
    for i in range(count):
        if proper[i]:
            linked = i > 0 and proper[i - 1] and (_tied(sentence, i, i - 1) or _tied(sentence, i - 1, i))
            open_before = i > 0 and not proper[i - 1] and names[-1] == UNKNOWN
            names.append(ANY_INSIDE if linked else ANY_BEGIN | ANY_INSIDE if open_before else ANY_BEGIN)
            continue
        # "of" inside "University of Houston", "Iraqi", the number of "F-16": left open.
        before, after = i > 0 and proper[i - 1], i + 1 < count and proper[i + 1]
        between = before and after and sentence.upos[i] not in ("VERB", "AUX", "PRON", "ADV")
        capital = i > 0 and sentence.forms[i][:1].isupper() and sentence.upos[i] in ("ADJ", "NOUN", "X")
        title = sentence.xpos[i] in ("NNP", "NNPS")
        beside = (before or after) and sentence.upos[i] == "NUM"
        names.append(UNKNOWN if between or beside or capital and not title else OUTSIDE)
    sentence.names, sentence.weight = names, 0.5


def _tied(sentence, i, j):
    """Whether token i depends on j inside a name, or both on one token to the right."""
    inside = ("flat", "compound", "amod", "nmod:desc", "flat:name")
    if sentence.deprels[i] not in inside:
        return False
    return sentence.heads[i] == j + 1 or (sentence.deprels[j] in inside
                                          and sentence.heads[i] == sentence.heads[j])


def read_tagged(path, token_column=0):
    """[(tokens, tags)] of a file with one token a line and the tag in the last column."""
    sentences, tokens, tags = [], [], []
    for line in open(path, encoding="utf-8"):
        fields = line.split("\t") if "\t" in line else line.split()
        fields = [field.strip() for field in fields]
        if line.startswith(("# ", "-DOCSTART-")) and len(fields) != 2:
            continue
        if len(fields) > token_column + 1 and fields[token_column]:
            tokens.append(fields[token_column])
            tags.append(fields[-1])
        elif tokens:
            sentences.append((tokens, tags))
            tokens, tags = [], []
    if tokens:
        sentences.append((tokens, tags))
    return sentences


def read_wnut(path):
    for tokens, tags in read_tagged(path):
        mapped = [tag if tag == "O" else f"{tag[0]}-{WNUT_TYPES[tag[2:]]}" for tag in tags]
        yield Sentence(forms=tokens, names=[TAG[tag] for tag in mapped], weight=0.4)


def read_btc(path, weight):
    """Joins "@" and the user's name, which the corpus calls a person, into one token of no name."""
    for tokens, tags in read_tagged(path):
        forms, names = [], []
        for token, tag in zip(tokens, tags):
            if forms and forms[-1] == "@":
                forms[-1] = "@" + token
            else:
                forms.append(token)
                names.append(_without_misc("O" if token == "@" else tag))
        yield Sentence(forms=forms, names=names, weight=weight)


def _without_misc(tag):
    """Where a corpus has no MISC, its O may be a name of that type."""
    return OUTSIDE | ANY_MISC if tag == "O" else TAG[tag]


def read_fin(path):
    """Turns IO tags into IOB2. The defined terms ("the Bank", "Lender") that this corpus counts as
    names are unknown rather than names: no other corpus does so."""
    for tokens, tags in read_tagged(path):
        names, before = [], "O"
        for token, tag in zip(tokens, tags):
            place = "I" if tag == before else "B"
            names.append(_without_misc("O" if tag == "O" else f"{place}-{tag[2:]}"))
            before = tag
        for i, token in enumerate(tokens):
            alone = (i == 0 or tags[i - 1] != tags[i]) and (i + 1 == len(tags) or tags[i + 1] != tags[i])
            if tags[i] != "O" and alone and token.lower() in {"bank", "lender", "borrower", "company",
                                                              "agent", "banks", "lenders", "servicer",
                                                              "executive", "guarantor", "parent"}:
                names[i] = UNKNOWN
        yield Sentence(forms=tokens, names=names, weight=0.3)


def read_all(folder):
    """(training sentences, {name: development sentences})."""
    folder = pathlib.Path(folder)
    gum = folder / "ud_gum"
    train = read_conllu(folder / "ud_ewt/en_ewt-train.conllu")
    for sentence in train:
        add_name_places(sentence)
    for part in ("by-train", "sa-train", "by-test", "sa-test", "sa-dev"):
        train += read_conllu(gum / f"gum-{part}.conllu", gum / f"gum-{part}.names.iob2")
    for part in ("train", "dev"):
        train += read_wnut(folder / f"wnut17/wnut17-{part}.conll")
    for part in "abefgh":
        train += read_btc(folder / f"btc/btc-{part}.conll", weight=0.8 if part == "g" else 0.4)
    train += read_fin(folder / "fin/FIN5.txt")
    development = {
        "ewt": read_conllu(folder / "ud_ewt/en_ewt-dev.conllu"),
        "gum": read_conllu(gum / "gum-by-dev.conllu", gum / "gum-by-dev.names.iob2"),
    }
    return train, development
