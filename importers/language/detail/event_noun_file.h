#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"

namespace weft::detail {

/// Reads lines "weight: lemma lemma ..." (weight 1 to 100; "#" begins a comment line) into `nouns`;
/// a noun that is there already keeps its weight. Errors: kMalformed with file and line.
[[nodiscard]] Status read_event_nouns(std::string_view bytes, const std::string& file,
                                      std::unordered_map<std::string, int>& nouns);

}  // namespace weft::detail
