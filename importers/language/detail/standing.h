#pragma once

#include <vector>

#include "importers/language/detail/participants.h"

namespace weft::detail {

/// What one name is to another by a noun of the packs' `relation_nouns`: "Vega, a rival of Orion",
/// "Orion's subsidiary Lyra", "Lyra is part of Orion". Appends each relation once a sentence, if
/// `out` does not have it from there yet. Linear in the words.
void add_standing_relations(const SentenceView& view, std::vector<RelationInText>& out);

}  // namespace weft::detail
