"""What word lists say about a spelling, as a set of named bits.

Sources: WordNet 3.0 (Debian: wordnet-base), ISO 3166 (iso-codes) and the project's packs/. The bits
say which parts of speech, inflections, kinds of meaning and verb frames a form may have, and in which
kinds of names it occurs. The net learns a vector for each bit; export.py adds them up, so that the
program stores one row for every set of bits that occurs.
"""

import collections
import json
import pathlib
import re

WORDNET = pathlib.Path("/usr/share/wordnet")
ISO = pathlib.Path("/usr/share/iso-codes/json")
WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?$")
FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSE_KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
NAME_KINDS = {18: "person", 15: "place", 14: "group"}
# Groups of WordNet's sentence frames that stand for one pattern of complements.
FRAMES = {"alone": {1, 2, 3, 23, 35}, "object": {8, 9, 10, 11}, "two objects": {14, 15},
          "adjective": {5, 6, 7}, "preposition": {4, 12, 13, 22, 27},
          "object and preposition": {16, 17, 18, 19, 20, 21, 30, 31}, "that": {26, 29, 34},
          "to": {28, 32}, "object and to": {24, 25}, "ing": {33}}
FRAME_OF = {number: name for name, numbers in FRAMES.items() for number in numbers}
LISTS = ["company_suffixes", "connectors", "given_names", "government_heads", "org_heads",
         "org_nouns", "org_starts", "person_nouns", "place_heads", "place_nouns", "place_starts",
         "product_nouns", "time_words", "titles", "offices", "law_heads", "generic_acronyms"]


def verb_forms(verb):
    """(third person, [pasts], [-ing forms]) by spelling rules; doubled consonants both ways."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = verb + "es"
    elif re.search(r"[^aeiou]y$", verb):
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    if verb.endswith("ie"):
        return third, [verb + "d"], [verb[:-2] + "ying"]
    if verb.endswith("e"):
        ings = [verb + "ing"] if verb.endswith(("ee", "oe", "ye")) else [verb[:-1] + "ing"]
        return third, [verb + "d"], ings
    if re.search(r"[^aeiou]y$", verb):
        return third, [verb[:-1] + "ied"], [verb + "ing"]
    pasts, ings = [verb + "ed"], [verb + "ing"]
    if re.search(r"(^|[^aeiou])[aeiou][bdfgklmnprstvz]$", verb):
        pasts.append(verb + verb[-1] + "ed")
        ings.append(verb + verb[-1] + "ing")
    return third, pasts, ings


def plural(noun):
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def degrees(adjective):
    """Comparative and superlative of a short adjective."""
    if len(adjective) > 7 or adjective.endswith(("ed", "ing", "ous", "ful", "al", "ic")):
        return []
    if adjective.endswith("e"):
        stem = adjective[:-1]
    elif re.search(r"[^aeiou]y$", adjective):
        stem = adjective[:-1] + "i"
    elif re.search(r"(^|[^aeiou])[aeiou][bdgmnpt]$", adjective):
        stem = adjective + adjective[-1]
    else:
        stem = adjective
    return [(stem + "er", "comparative"), (stem + "est", "superlative")]


def sense_counts():
    """lemma -> Counter of how often WordNet's sense-tagged texts use it as n, v, a, r."""
    counts = collections.defaultdict(collections.Counter)
    for line in (WORDNET / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        counts[lemma][SENSE_KINDS[sense[0]]] += int(count)
    return counts


def exceptions(part):
    """base form -> irregular forms."""
    forms = collections.defaultdict(list)
    for line in (WORDNET / f"{part}.exc").read_text(encoding="latin-1").splitlines():
        irregular, *bases = line.split()
        for base in bases:
            forms[base].append(irregular)
    return forms


class Builder:
    def __init__(self):
        self.bits = collections.defaultdict(set)  # Form in lower case -> names of its bits.

    def add(self, form, *names):
        if form and len(form) < 40:
            self.bits[form.lower()].update(names)

    def add_inflected(self, base, kind, names, irregular):
        """`base` and its forms: all carry the meaning bits, each its own form bit."""
        self.add(base, kind, *names)
        odd = irregular[kind].get(base, [])
        if kind == "n":
            for form in odd or [plural(base)]:
                self.add(form, "n plural", *names)
        elif kind == "v":
            third, pasts, ings = verb_forms(base)
            self.add(third, "v -s", *names)
            odd_ings = [form for form in odd if form.endswith("ing")]
            odd_pasts = [form for form in odd if not form.endswith("ing")]
            for form in odd_ings or ings:
                self.add(form, "v -ing", *names)
            for form in odd_pasts or pasts:
                self.add(form, "v past irregular" if odd_pasts else "v past", *names)
        elif kind == "a":
            for form in odd:
                self.add(form, "a superlative" if form.endswith("st") else "a comparative", *names)
            if not odd:
                for form, degree in degrees(base):
                    self.add(form, f"a {degree}", *names)

    def add_wordnet(self):
        irregular = {kind: exceptions(part) for part, kind in FILES.items()}
        counts = sense_counts()
        for part, kind in FILES.items():
            senses = collections.defaultdict(list)  # Spelling -> [(domain, frames)], best first.
            order = {}
            for line in (WORDNET / f"data.{part}").read_text(encoding="latin-1").splitlines():
                if line.startswith("  "):
                    continue
                fields = line.split(" | ")[0].split()
                domain, size = int(fields[1]), int(fields[3], 16)
                instance = "@i" in fields
                frames = set()
                if part == "verb":
                    frames = {FRAME_OF[int(f)] for f in re.findall(r"\+ (\d\d) ", " ".join(fields) + " ")
                              if int(f) in FRAME_OF}
                order[fields[0]] = None
                for i in range(size):
                    word = re.sub(r"\(\w+\)$", "", fields[4 + 2 * i])
                    senses[word].append((fields[0], domain, frames, instance))
            ranks = {}
            for line in (WORDNET / f"index.{part}").read_text(encoding="latin-1").splitlines():
                if not line.startswith("  "):
                    fields = line.split()
                    offsets = fields[-int(fields[2]):]
                    ranks[fields[0]] = {offset: rank for rank, offset in enumerate(offsets)}
            for word, uses in senses.items():
                rank = ranks.get(word.lower(), {})
                uses.sort(key=lambda use: rank.get(use[0], 99))
                self.add_entry(word, kind, uses, counts, irregular)

    def add_entry(self, word, kind, uses, counts, irregular):
        pieces = word.split("_")
        if word != word.lower() and kind == "n":
            name = NAME_KINDS.get(uses[0][1], "other")
            if len(pieces) == 1:
                self.add(word, f"name {name}", *(["name instance"] if uses[0][3] else []))
            for i, piece in enumerate(pieces[:8]):
                if len(pieces) > 1 and piece != piece.lower():
                    place = "first" if i == 0 else "last" if i == len(pieces) - 1 else "inside"
                    self.add(piece, f"in {name} {place}")
            return
        if len(pieces) > 1 or not WORD.match(word):
            return
        names = {f"{kind} meaning {uses[0][1]}"} if kind in "nv" else set()
        if len(uses) > 1 and kind in "nv":
            names.add(f"{kind} meaning {uses[1][1]} too")
        if kind == "v":
            names |= {f"v takes {frame}" for _, _, frames, _ in uses for frame in frames}
        used = counts.get(word.lower())
        if used:
            best, count = used.most_common(1)[0]
            if best == kind:
                names.add(f"mostly {kind}" if count > 0.8 * sum(used.values()) else f"often {kind}")
        if word != word.lower():
            names.add(f"capital {kind}")
        self.add_inflected(word, kind, names, irregular)

    def add_places(self):
        for record in json.loads((ISO / "iso_3166-1.json").read_text())["3166-1"]:
            for name in {record["name"], record.get("common_name", "")}:
                self.add_name(name.split(",")[0], "country")
        for record in json.loads((ISO / "iso_3166-2.json").read_text())["3166-2"]:
            self.add_name(record["name"], "region")

    def add_name(self, name, kind):
        pieces = name.split()
        for piece in pieces:
            if piece[:1].isupper():
                self.add(piece, kind if len(pieces) == 1 else f"in {kind}")

    def add_packs(self, packs):
        for line in (packs / "english.txt").read_text().splitlines():
            if line and not line.startswith("#"):
                self.add(line, "common")
        words = json.loads((packs / "words.json").read_text())["words"]
        for name in LISTS:
            for word in words[name]:
                if " " not in word:
                    self.add(word, f"list {name}")
        for file in ("places", "companies", "institutions"):
            for entity in json.loads((packs / f"{file}.json").read_text())["entities"]:
                for name in [entity["name"], *entity.get("aliases", [])]:
                    self.add_name(name, f"pack {file}")
                demonym = entity.get("facts", {}).get("demonym")
                for word in [demonym] if isinstance(demonym, str) else demonym or []:
                    self.add(word, "demonym")


def build(packs):
    """(names of the bits, {form: sorted bit numbers})."""
    builder = Builder()
    builder.add_wordnet()
    builder.add_places()
    builder.add_packs(pathlib.Path(packs))
    names = sorted(set().union(*builder.bits.values()))
    number = {name: i for i, name in enumerate(names)}
    return names, {form: tuple(sorted(number[name] for name in bits))
                   for form, bits in sorted(builder.bits.items())}


def names(packs):
    """{PER, ORG, LOC, MISC: [names as lists of tokens]} of WordNet's instances and the packs."""
    kinds = {"person": "PER", "place": "LOC", "group": "ORG"}
    found = collections.defaultdict(set)
    for line in (WORDNET / "data.noun").read_text(encoding="latin-1").splitlines():
        fields = line.split(" | ")[0].split()
        if line.startswith("  ") or "@i" not in fields:
            continue
        kind = kinds.get(NAME_KINDS.get(int(fields[1])))
        for i in range(int(fields[3], 16)):
            name = fields[4 + 2 * i].replace("_", " ")
            if kind and name[0].isupper() and len(name.split()) <= 6:
                found[kind].add(name)
    for file in ("places", "companies", "institutions"):
        for entity in json.loads((pathlib.Path(packs) / f"{file}.json").read_text())["entities"]:
            for name in [entity["name"], *entity.get("aliases", [])]:
                if entity["type"] in ("PER", "ORG", "LOC") and name[0].isupper():
                    found[entity["type"]].add(name)
    pieces = re.compile(r"'s\b|[^\W_]+(?:[.'&][^\W_]+)*\.?|[^\w\s]")
    return {kind: [pieces.findall(name) for name in sorted(values)] for kind, values in found.items()}
