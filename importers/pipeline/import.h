#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store.h"
#include "importers/language/engine.h"
#include "importers/pipeline/annotation_file.h"
#include "importers/readers/reader.h"

namespace weft {

/// How far an import has come.
struct ImportProgress {
  std::uint64_t files_total = 0, files_read = 0;
  std::uint64_t bytes_total = 0, bytes_read = 0;
  std::uint64_t articles_done = 0;
};

struct ImportOptions {
  ReadOptions read;
  unsigned jobs = 0;  ///< Threads that read and annotate; 0: one a core.
  /// Set from anywhere, a signal handler too: the import ends with what is done until then.
  const std::atomic<bool>* stop = nullptr;
  bool reread = true;   ///< First read again what the store has from another engine.
  bool strict = false;  ///< Stop at the first input that is set aside or annotation refused.
  /// Used instead of the engine for the articles it names; lives until the import has ended.
  const AnnotationFile* annotations = nullptr;
  std::function<void(const ImportProgress&)>
      on_progress;  ///< From the calling thread, some ten times a second.
  std::function<void(ArticleId, const std::string& key)>
      on_acknowledged;  ///< The article is on the disk; from the calling thread.
};

struct ImportSummary {
  std::uint64_t articles_read = 0, added = 0, unchanged = 0, reread = 0;
  std::uint64_t files_left_unread = 0;  ///< Unchanged since an import; their articles count above.
  std::uint64_t bytes = 0;
  double seconds = 0;
  std::vector<SetAside> set_aside;       ///< By path, then place.
  bool with_annotations = false;         ///< Whether a file of annotations was given.
  std::uint64_t annotated = 0;           ///< Articles read from it, of articles_read.
  std::uint64_t unused_annotations = 0;  ///< Entries of it that name no article of this import.
  std::vector<SetAside> refused;         ///< Its annotations that do not hold, by line.
  bool stopped = false;                  ///< `strict` ended it early.
  bool interrupted = false;              ///< `stop` did; the same import again goes on.
};

/// Reads everything that `paths` name, understands it and puts it into the store. Articles that the
/// store has from another engine are read again first, so that all of it speaks of one engine.
/// Files that have not changed since they were imported into this store are left unread, unless
/// annotations are given. Readers and language run on `jobs` threads, the store is written by the
/// calling thread; the queues between them are bounded, so memory does not grow with the input.
/// Errors: those of the store. What cannot be read is no error: see ImportSummary::set_aside and
/// refused. An entry of the annotations that cannot be read at all leaves its article to the
/// engine.
[[nodiscard]] Result<ImportSummary> import_paths(StoreWriter& store, const LanguageEngine& engine,
                                                 const std::vector<std::string>& paths,
                                                 const ImportOptions& options);

}  // namespace weft
