"""Reads the training corpora into sentences.

Every sentence may lack some annotation: name corpora have no syntax, UD EWT has no names. What is
missing is marked, and the losses leave it out.
"""

import dataclasses
import pathlib

NAME_TYPES = ["PER", "ORG", "LOC", "MISC"]
NAME_TAGS = ["O"] + [f"{place}-{kind}" for kind in NAME_TYPES for place in "BI"]
WNUT_TYPES = {"person": "PER", "location": "LOC", "group": "ORG", "corporation": "ORG",
              "product": "MISC", "creative-work": "MISC"}
UNKNOWN = -1  # A name tag or head that the corpus does not give.


@dataclasses.dataclass
class Sentence:
    forms: list
    lemmas: list = None
    upos: list = None
    xpos: list = None
    heads: list = None     # 0 is the root, tokens count from 1.
    deprels: list = None
    names: list = None     # Numbers of NAME_TAGS or UNKNOWN.
    has_misc: bool = True  # False: "O" may be a name of type MISC.
    weight: float = 1.0


def read_conllu(path, names_path=None):
    """Sentences of a treebank; with names from a parallel file of the same tokens."""
    sentences, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line and rows:
            columns = list(zip(*rows))
            sentences.append(Sentence(
                forms=list(columns[1]), lemmas=list(columns[2]), upos=list(columns[3]),
                xpos=list(columns[4]), heads=[int(h) for h in columns[6]],
                deprels=list(columns[7])))
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
            sentence.names = [NAME_TAGS.index(tag) for tag in tags]
    return sentences


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
        yield Sentence(forms=tokens, names=[NAME_TAGS.index(tag) for tag in mapped], weight=0.5)


def read_btc(path, weight):
    """Joins "@" and the user's name, which the corpus calls a person, into one token of no name."""
    for tokens, tags in read_tagged(path):
        forms, names = [], []
        for token, tag in zip(tokens, tags):
            if forms and forms[-1] == "@":
                forms[-1] = "@" + token
            else:
                forms.append(token)
                names.append(0 if token == "@" else NAME_TAGS.index(tag))
        yield Sentence(forms=forms, names=names, has_misc=False, weight=weight)


def read_fin(path):
    """Turns IO tags into IOB2. The defined terms ("the Bank", "Lender") that this corpus counts as
    names are unknown rather than names: no other corpus does so."""
    for tokens, tags in read_tagged(path):
        names, before = [], "O"
        for token, tag in zip(tokens, tags):
            place = "I" if tag == before else "B"
            names.append(0 if tag == "O" else NAME_TAGS.index(f"{place}-{tag[2:]}"))
            before = tag
        for i, token in enumerate(tokens):
            alone = (i == 0 or tags[i - 1] != tags[i]) and (i + 1 == len(tags) or tags[i + 1] != tags[i])
            if tags[i] != "O" and alone and token.lower() in {"bank", "lender", "borrower", "company",
                                                              "agent", "banks", "lenders", "servicer",
                                                              "executive", "guarantor", "parent"}:
                names[i] = UNKNOWN
        yield Sentence(forms=tokens, names=names, has_misc=False, weight=0.3)


def read_all(folder):
    """(training sentences, {name: development sentences})."""
    folder = pathlib.Path(folder)
    gum = folder / "ud_gum"
    train = read_conllu(folder / "ud_ewt/en_ewt-train.conllu")
    for part in ("by-train", "sa-train", "by-test", "sa-test", "sa-dev"):
        train += read_conllu(gum / f"gum-{part}.conllu", gum / f"gum-{part}.names.iob2")
    for part in ("train", "dev"):
        train += read_wnut(folder / f"wnut17/wnut17-{part}.conll")
    for part in "abefgh":
        train += read_btc(folder / f"btc/btc-{part}.conll", weight=1.0 if part == "g" else 0.6)
    train += read_fin(folder / "fin/FIN5.txt")
    development = {
        "ewt": read_conllu(folder / "ud_ewt/en_ewt-dev.conllu"),
        "gum": read_conllu(gum / "gum-by-dev.conllu", gum / "gum-by-dev.names.iob2"),
    }
    return train, development
