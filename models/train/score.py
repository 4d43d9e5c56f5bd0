"""Scores parses of raw text against a treebank, as the CoNLL 2018 shared task did.

usage: score.py text TREEBANK > TEXT        the raw text: `# text` lines, blank lines at paragraphs
       score.py score TREEBANK PARSES       F1 of tokens, sentences, and on aligned words of UPOS, XPOS,
                                            lemmas, unlabelled and labelled attachment

Words are aligned by their characters: both sides hold the same characters but for white space, and for
bullets that the program leaves out of its sentences, which count as words not found. A word
of a multiword token stands for the part of the token's characters that it is; words of a token that
do not add up to it ("cannot" does, "won't" as "wo", "n't" does) are aligned in order within it.
"""

import sys


def sentences_of(path):
    """Yields (starts a paragraph, text, rows); a row is (id fields)."""
    rows, text, paragraph = [], "", False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith(("# newpar", "# newdoc")):
            paragraph = True
        elif line.startswith("# text = "):
            text = line[len("# text = "):]
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            yield paragraph, text, rows
            rows, text, paragraph = [], "", False
    if rows:
        yield paragraph, text, rows


def write_text(path, out):
    first = True
    for paragraph, text, _ in sentences_of(path):
        out.write(("" if first else "\n\n" if paragraph else " ") + text)
        first = False
    out.write("\n")


def words_of(path):
    """(characters, words, sentence ends); a word: (begin, end, upos, xpos, lemma, head, deprel)."""
    characters, words, ends = [], [], []
    for _, _, rows in sentences_of(path):
        base = len(words)
        token_begin = token_end = last = 0
        for row in rows:
            if "-" in row[0]:
                first, last = (int(number) for number in row[0].split("-"))
                token_begin = len(characters)
                characters.extend("".join(row[1].split()))
                token_end, at = len(characters), token_begin
                continue
            if "." in row[0]:
                continue
            form = "".join(row[1].split())
            if int(row[0]) <= last:
                begin = at
                at = token_end if int(row[0]) == last else min(at + len(form), token_end)
                end = at
            else:
                begin = len(characters)
                characters.extend(form)
                end = len(characters)
            words.append((begin, end, row[3], row[4], row[2], base + int(row[6]) - 1 if row[6] != "0"
                          else None, row[7].split(":")[0]))
        ends.append((words[base][0], words[-1][1]))
    return "".join(characters), words, ends


def positions(gold_text, system_text):
    """Where each of the system's characters stands in the gold text."""
    at, i = [], 0
    for c in system_text:
        found = gold_text.find(c, i, i + 200)
        if found < 0:
            sys.exit(f"the texts differ: {gold_text[i:i + 40]!r} does not go on with {c!r}")
        at.append(found)
        i = found + 1
    return at


def score(gold_path, system_path):
    gold_text, gold, gold_sentences = words_of(gold_path)
    system_text, system, system_sentences = words_of(system_path)
    at = positions(gold_text, system_text)
    system = [(at[word[0]], at[word[1] - 1] + 1, *word[2:]) for word in system if word[1] > word[0]]
    system_sentences = [(at[begin], at[end - 1] + 1) for begin, end in system_sentences]
    place = {word[:2]: i for i, word in enumerate(gold)}
    pairs = [(word, gold[place[word[:2]]]) for word in system if word[:2] in place]

    def head_of(words, word):
        return "root" if word[5] is None else words[word[5]][:2]

    heads = [head_of(system, mine) == head_of(gold, theirs) for mine, theirs in pairs]
    right = {
        "words": len(pairs),
        "UPOS": sum(mine[2] == theirs[2] for mine, theirs in pairs),
        "XPOS": sum(mine[3] == theirs[3] for mine, theirs in pairs),
        "lemmas": sum(mine[4] == theirs[4] for mine, theirs in pairs),
        "UAS": sum(heads),
        "LAS": sum(same and mine[6] == theirs[6] for same, (mine, theirs) in zip(heads, pairs)),
    }
    common = len(set(gold_sentences) & set(system_sentences))
    result = {"sentences": 2 * common / (len(gold_sentences) + len(system_sentences))}
    result |= {name: 2 * count / (len(gold) + len(system)) for name, count in right.items()}
    print("  ".join(f"{name} {value:.4f}" for name, value in result.items()))


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "text":
        write_text(sys.argv[2], sys.stdout)
    elif len(sys.argv) == 4 and sys.argv[1] == "score":
        score(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
