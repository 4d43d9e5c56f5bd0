#pragma once

#include <vector>

#include "importers/language/detail/tagged_words.h"

namespace weft::detail {

/// Finds which of the open words (tagged kNoun) are verbs here, by their spelling and by what
/// stands before and after, and tags them kVerb with lemma, forms and event kind. A few rules, left
/// to right; linear time.
void tag_verbs(std::vector<Word>& words, const EventWords& vocabulary);

}  // namespace weft::detail
