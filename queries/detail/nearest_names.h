#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store.h"

namespace weft::detail {

/// How alike two folded names are, 0 to 1: by the better of edit distance (of the whole, or of
/// `asked` and as long a piece of `name` from the start of one of its words) and shared trigrams.
[[nodiscard]] double likeness(std::string_view asked, std::string_view name);

/// The names of the (at most `count`) entities one of whose names is most like `asked`, nearest
/// first, then by name; empty if none is at all alike. Cost: reads every name of the store once,
/// some 1 µs each; memory does not grow with the store.
[[nodiscard]] Result<std::vector<std::string>> nearest_names(const Snapshot& store,
                                                             std::string_view asked,
                                                             std::size_t count);

}  // namespace weft::detail
