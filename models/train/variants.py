"""What training reads beside the corpora as they are: joined sentences, headlines, other names."""

import corpora
import headlines


def joined(first, second):
    """Two sentences as one with two roots: what a text without full stops looks like."""
    shift = len(first.forms)
    lists = {name: getattr(first, name) + getattr(second, name)
             for name in ("forms", "lemmas", "upos", "xpos", "deprels", "names")}
    heads = first.heads + [head + shift if head else 0 for head in second.heads]
    return corpora.Sentence(**lists, heads=heads, weight=first.weight, document=first.document)


def join_rate(sentence):
    """Without a mark at its end, the program cannot part a sentence from the next either."""
    return 0.05 if sentence.forms[-1][-1] in ".?!…\"')”" else 0.4


def with_other_names(sentence, lists, rng):
    """The sentence without its tree, some of its names replaced by others of their type."""
    forms, names, i = [], [], 0
    while i < len(sentence.forms):
        begin = i
        i += 1
        kind = next((k for k in corpora.NAME_TYPES if sentence.names[begin] == corpora.TAG[f"B-{k}"]), None)
        while kind and i < len(sentence.forms) and sentence.names[i] == corpora.TAG[f"I-{kind}"]:
            i += 1
        if kind in lists and rng.random() < 0.6:
            other = rng.choice(lists[kind])
            forms += other
            names += [corpora.TAG[f"B-{kind}"]] + [corpora.TAG[f"I-{kind}"]] * (len(other) - 1)
        else:
            forms += sentence.forms[begin:i]
            names += sentence.names[begin:i]
    return corpora.Sentence(forms=forms, names=names, weight=sentence.weight * 0.7)


def epoch_of(sentences, lists, rng):
    """What one epoch reads: the treebanks with some sentences joined, half of what has names alone,
    and copies with other names."""
    result, skip = [], False
    for i, sentence in enumerate(sentences):
        if skip:
            skip = False
            continue
        if not sentence.upos:
            if rng.random() < 0.5:
                has_names = any(tag not in (corpora.UNKNOWN, corpora.OUTSIDE, corpora.OUTSIDE | corpora.ANY_MISC) for tag in sentence.names)
                other = has_names and rng.random() < 0.5
                result.append(with_other_names(sentence, lists, rng) if other else sentence)
            continue
        if rng.random() < 0.06:
            title = headlines.headline(sentence, rng)
            if title:
                result.append(title)
        after = sentences[i + 1] if i + 1 < len(sentences) else None
        if after and after.upos and after.document == sentence.document and \
                len(sentence.forms) + len(after.forms) < 100 and rng.random() < join_rate(sentence):
            result.append(joined(sentence, after))
            skip = True
        else:
            result.append(sentence)
        if sentence.weight > 1 and any(tag > corpora.OUTSIDE for tag in sentence.names) and rng.random() < 0.5:
            result.append(with_other_names(sentence, lists, rng))
    return result
