#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store.h"

namespace weft::detail {

/// The names of the (at most `count`) entities one of whose names is most like `asked`, nearest
/// first, then by name; empty if none is at all alike. Cost: reads every name of the store once,
/// some 1 µs each; memory does not grow with the store.
[[nodiscard]] Result<std::vector<std::string>> nearest_names(const Snapshot& store,
                                                             std::string_view asked,
                                                             std::size_t count);

}  // namespace weft::detail
