#pragma once

#include <ostream>

#include "core/result.h"
#include "core/store.h"
#include "importers/pipeline/import.h"

namespace weft {

/// The lines that end an import: what was read, what is new, what the store now holds. Status: kIo.
[[nodiscard]] Status write_text(const ImportSummary& summary, const StoreStats& stats,
                                std::ostream& out);
[[nodiscard]] Status write_json(const ImportSummary& summary, const StoreStats& stats,
                                std::ostream& out);

}  // namespace weft
