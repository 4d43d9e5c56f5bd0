"""Writes a checkpoint as the model file that the program maps. usage: export.py CHECKPOINT CORPORA OUT

The layout is safetensors: eight bytes with the length of a JSON header, the header, the arrays.
Norms' scales are folded into the matrix that follows, matrices are stored in 12 bits in the order that
importers/syntax/detail/kernels.h asks for, embeddings in 8 bits with a scale for each row.
"""

import collections
import hashlib
import json
import struct
import sys

import numpy as np
import torch

import corpora
import features
import labels
import lexicon

PANEL = 16
LARGEST = 2047
BUCKETS = 1 << 16
NO_SET = 0xFFFF
TYPES = {"int8": "I8", "uint8": "U8", "int16": "I16", "uint16": "U16", "uint32": "U32",
         "uint64": "U64", "float32": "F32"}
PARTS = {"NOUN": "N", "VERB": "V", "AUX": "V", "ADJ": "A", "ADV": "R"}
NO_LEMMA = {"PROPN", "X", "SYM", "PUNCT", "NUM"}


def fnv1a_64(data):
    value = 14695981039346656037
    for byte in data:
        value = ((value ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def pack(name, weight, bias, arrays, outputs=None):
    """weight[outputs, inputs] as Packed of kernels.h; padded with columns that give nothing."""
    weight, bias = weight.double().numpy(), bias.double().numpy()
    rows = -(-weight.shape[0] // PANEL) * PANEL
    full = np.zeros((rows, weight.shape[1]))
    full[:len(weight)] = weight
    scales = np.maximum(np.abs(full).max(1), 1e-12) / LARGEST
    numbers = np.rint(full / scales[:, None]).astype(np.int16)
    panels = numbers.reshape(rows // PANEL, PANEL, weight.shape[1] // 2, 2).transpose(0, 2, 1, 3)
    arrays[name + ".weights"] = np.ascontiguousarray(panels).reshape(-1)
    arrays[name + ".scales"] = scales.astype(np.float32)
    biases = np.zeros(rows, np.float32)
    biases[:len(bias)] = bias
    arrays[name + ".biases"] = biases


def fold_norm(state, norm, weight, bias):
    """The matrix that does the same to what is normalized but not yet scaled and shifted."""
    return weight * state[norm + ".weight"][None, :], bias + weight @ state[norm + ".bias"]


def add_net(state, sizes, arrays):
    rows = state["embed.weight"].numpy()
    scales = np.maximum(np.abs(rows).max(1), 1e-12) / 127
    arrays["embed.rows"] = np.rint(rows / scales[:, None]).astype(np.int8)
    arrays["embed.scales"] = scales.astype(np.float32)
    pack("widen", state["widen.weight"], state["widen.bias"], arrays)
    arrays["norm.scale"] = state["norm.weight"].numpy()
    arrays["norm.bias"] = state["norm.bias"].numpy()
    for i in range(sizes["layers"]):
        pack(f"layer{i}", *fold_norm(state, f"layers.{i}.norm", state[f"layers.{i}.gates.weight"],
                                     state[f"layers.{i}.gates.bias"]), arrays)
    tags = torch.cat([state["tags.weight"], state["distance.weight"]])
    tag_bias = torch.cat([state["tags.bias"], state["distance.bias"]])
    pack("tags", *fold_norm(state, "final", tags, tag_bias), arrays)
    pack("mlp", *fold_norm(state, "final", state["mlp.weight"], state["mlp.bias"]), arrays)
    arc = sizes["arc"]
    pack("cross", state["cross.weight"] / arc ** 0.5, state["cross.bias"] / arc ** 0.5, arrays)
    pack("label", state["label.weight"], state["label.bias"], arrays)
    arrays["root.key"] = state["root"][:arc].numpy().copy()
    arrays["root.label"] = state["root"][arc:].numpy().copy()


def add_forms(vocabulary, forms, arrays):
    sets, numbers = [], {}
    for bits in forms.values():
        if bits not in numbers:
            numbers[bits] = len(sets)
            sets.append(bits)
    assert len(sets) < NO_SET
    entries = {}
    for form in sorted(set(vocabulary) | set(forms)):
        key = fnv1a_64(form.encode())
        number = numbers[forms[form]] if form in forms else NO_SET
        entries.setdefault((key >> 48, key & 0xFFFFFFFF), (vocabulary.get(form, 0), number))
    order = sorted(entries)
    arrays["forms.buckets"] = np.searchsorted([bucket for bucket, _ in order],
                                              np.arange(BUCKETS + 1)).astype(np.uint32)
    arrays["forms.fingerprints"] = np.array([print_ for _, print_ in order], np.uint32)
    arrays["forms.words"] = np.array([entries[key][0] for key in order], np.uint16)
    arrays["forms.sets"] = np.array([entries[key][1] for key in order], np.uint16)
    arrays["sets.starts"] = np.cumsum([0] + [len(bits) for bits in sets]).astype(np.uint32)
    arrays["sets.bits"] = np.array([bit for bits in sets for bit in bits], np.uint8)


def add_lemmas(sentences, arrays):
    """Lemmas that differ from the form: of the treebanks, and WordNet's irregular ones."""
    counts = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for form, lemma, upos in zip(sentence.forms, sentence.lemmas or [], sentence.upos or []):
            if upos not in NO_LEMMA:
                key = form.lower().replace("’", "'"), PARTS.get(upos, "O")
                counts[key][lemma] += 1
    table = {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}
    for part, kind in (("noun", "N"), ("verb", "V"), ("adj", "A"), ("adv", "R")):
        for base, irregular in lexicon.exceptions(part).items():
            for form in irregular:
                if "_" not in base:
                    table.setdefault((form, kind), base)
    # A form that is its own lemma is listed too where an ending could mislead: "news", "during".
    kept = {key: lemma for key, lemma in table.items()
            if lemma != key[0] or key[0].endswith(("s", "ed", "ing", "er", "est"))}
    rows = sorted((fnv1a_64(f"{form}\t{part}".encode()), lemma.encode())
                  for (form, part), lemma in kept.items())
    arrays["lemmas.keys"] = np.array([key for key, _ in rows], np.uint64)
    arrays["lemmas.starts"] = np.cumsum([0] + [len(lemma) for _, lemma in rows]).astype(np.uint32)
    arrays["lemmas.text"] = np.frombuffer(b"".join(lemma for _, lemma in rows), np.uint8)


def write(path, arrays, metadata):
    # Wider elements first, so that each array lies at a multiple of its elements' size.
    names = sorted(arrays, key=lambda name: (-arrays[name].itemsize, name))
    digest = hashlib.sha256()
    header, at = {"__metadata__": metadata}, 0
    for name in names:
        data = arrays[name]
        digest.update(name.encode() + data.tobytes())
        header[name] = {"dtype": TYPES[data.dtype.name], "shape": list(data.shape),
                        "data_offsets": [at, at + data.nbytes]}
        at += data.nbytes
    metadata["identity"] = digest.hexdigest()
    text = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for name in names:
            out.write(arrays[name].tobytes())


def main():
    checkpoint_path, corpora_folder, out = sys.argv[1:]
    checkpoint = torch.load(checkpoint_path)
    arrays = {}
    add_net(checkpoint["state"], checkpoint["sizes"], arrays)
    add_forms(checkpoint["vocabulary"], checkpoint["lexicon"], arrays)
    train, _ = corpora.read_all(corpora_folder)
    add_lemmas(train, arrays)
    tables = features.Features(checkpoint["vocabulary"], checkpoint["lexicon"], len(checkpoint["bits"]))
    starts = [int(start) for start in tables.starts] + [tables.bits_start, tables.rows]
    arrays["features.starts"] = np.array(starts, np.uint32)
    bits = checkpoint["bits"]
    metadata = {"format": "weft-syntax 1", "upos": " ".join(labels.UPOS), "xpos": " ".join(labels.XPOS),
                "deprels": " ".join(labels.DEPRELS), "names": " ".join(corpora.NAME_TAGS),
                "bit v": str(bits.index("v")), "bit n": str(bits.index("n")),
                "bit a": str(bits.index("a")),
                "licence": "CC BY-SA 4.0; see english.md"}
    write(out, arrays, metadata)


if __name__ == "__main__":
    main()
