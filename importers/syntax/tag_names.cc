#include <iterator>

#include "importers/syntax/detail/net.h"
#include "importers/syntax/syntax.h"

namespace weft {
namespace {

constexpr std::string_view kUpos[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                      "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                      "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::string_view kXpos[] = {
    "$",   "''",  ",",    "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD", "DT",  "EX",
    "FW",  "GW",  "HYPH", "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP", "NNPS",
    "NNS", "PDT", "POS",  "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",  "VB",
    "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",  "WP$", "WRB", "``"};
constexpr std::string_view kDeprels[] = {
    "root",         "nsubj",      "nsubj:pass",  "nsubj:outer", "csubj",         "csubj:pass",
    "obj",          "iobj",       "ccomp",       "xcomp",       "obl",           "obl:agent",
    "obl:unmarked", "advcl",      "advcl:relcl", "advmod",      "acl",           "acl:relcl",
    "amod",         "appos",      "nmod",        "nmod:poss",   "nmod:unmarked", "nmod:desc",
    "nummod",       "det",        "det:predet",  "case",        "mark",          "aux",
    "aux:pass",     "cop",        "cc",          "conj",        "compound",      "compound:prt",
    "fixed",        "flat",       "expl",        "parataxis",   "discourse",     "vocative",
    "list",         "dislocated", "orphan",      "reparandum",  "goeswith",      "punct",
    "dep"};
static_assert(std::size(kUpos) == syntax::kUposCount);
static_assert(std::size(kXpos) == syntax::kXposCount);
static_assert(std::size(kDeprels) == syntax::kDeprelCount);

}  // namespace

std::string_view name_of(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }
std::string_view name_of(Xpos xpos) { return kXpos[static_cast<std::size_t>(xpos)]; }
std::string_view name_of(Deprel deprel) { return kDeprels[static_cast<std::size_t>(deprel)]; }

}  // namespace weft
