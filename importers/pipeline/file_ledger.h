#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/store.h"
#include "importers/pipeline/input_files.h"
#include "importers/readers/reader.h"

namespace weft {

/// What came of reading one file.
struct FileOutcome {
  std::uint64_t articles = 0;
  std::vector<SetAside> set_aside;
};

/// What the store remembers of the files that it was imported from, so that a file which has not
/// changed need not be read again. A file is the same if its path, size, time of change and inode
/// are; one that changed less than two seconds before it was listed is not remembered, for it may
/// change again within the same tick of the file system's clock. Standard input never is. Borrows
/// the store, whose lock its caller holds.
class FileLedger {
 public:
  /// `annotated`: something else than the built-in engine reads some of the articles.
  FileLedger(StoreWriter& store, const ReadOptions& options, bool annotated);
  /// What an earlier import made of the file, if it is the same and would be read the same way.
  /// Errors: those of the store.
  [[nodiscard]] Result<std::optional<FileOutcome>> unchanged(const InputFile& file) const;
  /// Stages the outcome for the next commit; it must not come before the file's articles. An
  /// outcome with very much set aside is not kept.
  [[nodiscard]] Status remember(const InputFile& file, const FileOutcome& outcome) const;

 private:
  StoreWriter& store_;
  std::uint64_t reading_;  ///< Identifies how files are read: the readers and what they were told.
};

}  // namespace weft
