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
  std::int64_t changed_ns = 0;  ///< When its content last changed, since 1970; and its inode.
  std::uint64_t inode = 0;
  bool settled = false;  ///< It changed long enough ago that another change would show.
};

struct InputFiles {
  std::vector<InputFile> files;     ///< By path; each once.
  std::vector<SetAside> set_aside;  ///< Paths that are not there or may not be read.
};

/// The regular files that `paths` name: files as they are, folders recursively without hidden
/// entries and stores, for the store may lie in the folder that is imported. Links to folders are
/// not followed, so a loop of links ends; a link that leads nowhere is set aside.
[[nodiscard]] InputFiles list_input_files(const std::vector<std::string>& paths);

}  // namespace weft
