#pragma once

#include <string>
#include <string_view>

namespace weft {

/// What makes two spellings of an unknown name the same: fold_name() without a leading "the" and
/// without the legal form at the end, so "Acme Corp.", "ACME" and "the Acme Corporation" are alike.
/// Never empty unless `name` folds to nothing.
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace weft
