#pragma once

#include <memory>
#include <string>

#include "bench/contender.h"

namespace weft::bench {

/// The floor: the same events as sorted arrays in memory, with nothing to seek, decode or check.
/// Loaded from the SQLite database at `path`.
[[nodiscard]] std::unique_ptr<Contender> load_floor(const std::string& path);

}  // namespace weft::bench
