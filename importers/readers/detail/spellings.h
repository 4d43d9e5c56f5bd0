#pragma once

#include <string_view>

namespace weft {

/// Whether `word`, as it is written, is a well-known name or abbreviation with capitals inside:
/// "iPhone", "PyTorch", "GDPR".
[[nodiscard]] bool is_known_spelling(std::string_view word);

}  // namespace weft
