#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

/// What stands between two lines of "---" (YAML) or "+++" (TOML) above a Markdown text.
struct FrontMatter {
  /// By name in lower case: a value, or the values of a list; of an object, its "name".
  std::map<std::string, std::vector<std::string>> fields;
  std::size_t end = 0;  ///< Where the text begins.

  /// The first value of the first of `names` that is there; empty if none is.
  [[nodiscard]] std::string first_of(std::initializer_list<const char*> names) const;
};

/// Empty if `text` begins with none, or with more than 64 KiB of it. What cannot be read of it is
/// left out: of TOML all but strings, dates and lists of strings on one line. Linear time.
[[nodiscard]] std::optional<FrontMatter> read_front_matter(std::string_view text);

}  // namespace weft
