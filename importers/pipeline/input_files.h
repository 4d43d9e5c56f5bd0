#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "importers/readers/reader.h"

namespace weft {

/// One file to read; "-" is standard input.
struct InputFile {
  std::string path;
  std::uint64_t size_bytes = 0;
};

struct InputFiles {
  std::vector<InputFile> files;     ///< By path; each once.
  std::vector<SetAside> set_aside;  ///< Paths that are not there or may not be read.
};

/// The regular files that `paths` name: files as they are, folders recursively without hidden
/// entries and stores, for the store may lie in the folder that is imported. Links to folders are
/// not followed, so a loop of links ends.
[[nodiscard]] InputFiles list_input_files(const std::vector<std::string>& paths);

}  // namespace weft
