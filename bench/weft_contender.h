#pragma once

#include <memory>

#include "bench/contender.h"
#include "core/store.h"

namespace weft::bench {

/// Answers through the queries and the snapshot that the program uses. `store` outlives it. Trouble
/// with the store ends the program.
[[nodiscard]] std::unique_ptr<Contender> make_weft_contender(const Snapshot& store);

}  // namespace weft::bench
