#pragma once

#include <string_view>

#include "importers/readers/detail/joints.h"

namespace weft {

/// Forms that single words have though they look like two. All need a word that is not empty.

/// Whether `word` consists of letters of one kind.
[[nodiscard]] bool all_of(std::string_view word, Letter kind);
/// "MLflow", "GPUs", "PhD": a short abbreviation that runs into a small word.
[[nodiscard]] bool is_abbreviation_with_tail(std::string_view word);
/// "1Password", unlike "12High".
[[nodiscard]] bool is_numbered_name(std::string_view word);
/// "Nb3Sn", "TiO2": symbols of elements with numbers.
[[nodiscard]] bool is_formula(std::string_view word);
/// "ES&S", "R&D".
[[nodiscard]] bool is_ampersand_name(std::string_view word);

}  // namespace weft
