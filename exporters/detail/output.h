#pragma once

#include <ostream>

#include "core/result.h"

namespace weft::detail {

/// kIo if anything written to `out` so far was refused. Flushes, so that a full disk shows here.
[[nodiscard]] Status written(std::ostream& out);

}  // namespace weft::detail
