#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace weft::detail {

struct IrregularForm {
  std::string_view lemma;
  std::uint8_t forms;  ///< Bits of VerbForm.
};
/// The verbs of which `word` (lower case) is an irregular past tense or participle; mostly none or
/// one, two for "found", "fell", "lay", "wound".
[[nodiscard]] std::vector<IrregularForm> irregular_forms(std::string_view word);

}  // namespace weft::detail
