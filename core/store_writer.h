#pragma once

#include <memory>

#include "core/kv.h"
#include "core/store.h"

namespace weft {

/// A store's writer over any engine; see StoreWriter.
[[nodiscard]] std::unique_ptr<StoreWriter> make_writer(std::unique_ptr<KvEngine> engine);

}  // namespace weft
