"""Makes headlines of the treebanks' sentences, which have next to none: without articles and
auxiliaries, in the present tense, with "to" for "will", often with a capital at each word."""

import dataclasses

import corpora
import lexicon

SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "at", "by", "with", "as",
               "from"}
ARTICLES = {"the", "a", "an"}
LEFT_OUT = {"is", "are", "was", "were", "has", "have", "'s", "'re", "been"}


def capitalised(forms):
    return [form if i and form in SMALL_WORDS else form[:1].upper() + form[1:]
            for i, form in enumerate(forms)]


def headline(sentence, rng):
    """None if the sentence is too short or too long for one."""
    count = len(sentence.forms)
    if not 5 <= count <= 25 or sentence.forms[-1] != "." or sentence.xpos[0] == "PRP":
        return None
    has_child = set(sentence.heads)
    keep = []
    for i, form in enumerate(sentence.forms):
        low, deprel, leaf = form.lower(), sentence.deprels[i], i + 1 not in has_child
        gone = leaf and (deprel == "det" and low in ARTICLES
                         or deprel in ("aux", "aux:pass", "cop") and low in LEFT_OUT)
        keep.append(not gone and not (i + 1 == count and form == "."))
    number, at = {0: 0}, 0
    for i, kept in enumerate(keep):
        if kept:
            at += 1
            number[i + 1] = at

    def kept_of(values):
        return [value for value, kept in zip(values, keep) if kept] if values else None

    forms, xpos = list(sentence.forms), list(sentence.xpos)
    upos, deprels = list(sentence.upos), list(sentence.deprels)
    for i in range(count):
        if xpos[i] == "MD" and forms[i] in ("will", "would", "'ll") and i + 1 not in has_child:
            forms[i], upos[i], xpos[i], deprels[i] = "to", "PART", "TO", "mark"
        if xpos[i] == "VBD" and sentence.upos[i] == "VERB" and sentence.deprels[i] in ("root", "conj"):
            third = lexicon.verb_forms(sentence.lemmas[i])[0]
            forms[i], xpos[i] = third, "VBZ"
    forms = kept_of(forms)
    if rng.random() < 0.5:
        forms = capitalised(forms)
    else:
        forms[0] = forms[0][:1].upper() + forms[0][1:]
    return dataclasses.replace(
        sentence, forms=forms, xpos=kept_of(xpos), lemmas=kept_of(sentence.lemmas),
        upos=kept_of(upos), deprels=kept_of(deprels), names=kept_of(sentence.names),
        heads=[number[head] for head in kept_of(sentence.heads)])
