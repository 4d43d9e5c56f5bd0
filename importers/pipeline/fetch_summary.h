#pragma once

#include <ostream>

#include "core/result.h"
#include "core/store.h"
#include "importers/pipeline/fetch_import.h"

namespace weft {

/// The lines that end a fetch: the pages, then as an import ends. Status: kIo.
[[nodiscard]] Status write_text(const FetchSummary& summary, const StoreStats& stats,
                                std::ostream& out);
[[nodiscard]] Status write_json(const FetchSummary& summary, const StoreStats& stats,
                                std::ostream& out);

}  // namespace weft
