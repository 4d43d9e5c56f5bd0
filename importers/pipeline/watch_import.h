#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "importers/language/engine.h"
#include "importers/pipeline/import.h"

namespace weft {

struct WatchOptions {
  ImportOptions import;            ///< `stop` ends the watch; it must be set.
  int wake = -1;                   ///< A file descriptor that becomes readable when `stop` is set.
  std::function<void()> on_ready;  ///< What was there is imported; from now on we wait.
  std::function<void()> on_waiting;  ///< Another program writes to the store; it is waited for.
  /// Some files were imported together.
  std::function<void(const std::vector<std::string>& files, const ImportSummary&)> on_batch;
};

/// Imports what lies in `folders`, then what appears in them, until it is stopped; gives what came
/// of all of it. The store is open only while there is something to write and for two seconds
/// after, so that other programs may write to it in between. Errors: those of the folders, when the
/// watch begins or when none is left; those of the store, but for another program that writes to
/// it.
[[nodiscard]] Result<ImportSummary> watch_folders(const std::string& store,
                                                  const LanguageEngine& engine,
                                                  const std::vector<std::string>& folders,
                                                  const WatchOptions& options);

}  // namespace weft
