"""The tags and relations, in the order of the enumerations of importers/syntax/syntax.h."""

UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
        "PUNCT", "SCONJ", "SYM", "VERB", "X"]
XPOS = ["$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW",
        "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
        "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
        "VBZ", "WDT", "WP", "WP$", "WRB", "``"]
DEPRELS = ["root", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "obj", "iobj", "ccomp",
           "xcomp", "obl", "obl:agent", "obl:unmarked", "advcl", "advcl:relcl", "advmod", "acl",
           "acl:relcl", "amod", "appos", "nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "nummod",
           "det", "det:predet", "case", "mark", "aux", "aux:pass", "cop", "cc", "conj", "compound",
           "compound:prt", "fixed", "flat", "expl", "parataxis", "discourse", "vocative", "list",
           "dislocated", "orphan", "reparandum", "goeswith", "punct", "dep"]
MERGED = {"cc:preconj": "cc", "csubj:outer": "csubj", "obl:tmod": "obl:unmarked",
          "obl:npmod": "obl:unmarked", "nmod:tmod": "nmod:unmarked", "nmod:npmod": "nmod:unmarked"}


def deprel_number(deprel):
    deprel = MERGED.get(deprel, deprel)
    return DEPRELS.index(deprel if deprel in DEPRELS else deprel.split(":")[0])
