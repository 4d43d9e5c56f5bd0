#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/language/detail/pieces.h"

namespace weft::detail {

/// The first letters of a folded name's words, without those of small words: "food and drug
/// administration" gives "fda".
[[nodiscard]] std::string initials_of(std::string_view folded);

/// "Long Form (LF)" or "LF (Long Form)": the second stands in brackets behind the first.
[[nodiscard]] bool is_acronym_pair(const std::vector<Atom>& atoms, const Piece& a, const Piece& b);

/// "neural processing unit (NPU)": capitals in brackets for words that are no name.
[[nodiscard]] bool abbreviates_words(const std::vector<Atom>& atoms, const Piece& piece);

/// "NPU (Neural Processing Unit)" and the other way round, where the acronym is a common term: the
/// capitals of the long form then make no name.
[[nodiscard]] bool expands_term(const std::vector<Atom>& atoms, const Piece& piece,
                                const NameWords& words);

}  // namespace weft::detail
