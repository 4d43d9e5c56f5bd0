#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "importers/readers/event_layout.h"

namespace weft {

/// What the keys of a lookup file stand for.
class LookupFile {
 public:
  /// `table` is the path of the table that it lies beside; of a table in an archive, the archive's.
  /// Errors: kIo; kMalformed with the line if one has too few columns, or the file is longer than
  /// 256 MiB.
  [[nodiscard]] static Result<LookupFile> open(const LookupColumns& columns,
                                               const std::string& table);

  /// nullptr if no line has that key.
  [[nodiscard]] const std::string* find(std::string_view key) const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::string path_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> values_;
};

}  // namespace weft
