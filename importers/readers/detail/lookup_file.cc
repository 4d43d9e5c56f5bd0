#include "importers/readers/detail/lookup_file.h"

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "importers/readers/byte_source.h"
#include "importers/readers/detail/input_stream.h"
#include "importers/readers/detail/table_row.h"

namespace weft {
namespace {

constexpr std::size_t kLongestLine = 1U << 20U;
constexpr std::uint64_t kLargestFile = 256ULL << 20U;

}  // namespace

Result<LookupFile> LookupFile::open(const LookupColumns& columns, const std::string& table) {
  const auto outermost = table.substr(0, table.find('!'));
  LookupFile lookup;
  lookup.path_ = (std::filesystem::path(outermost).parent_path() / columns.file).string();
  WEFT_ASSIGN(source, FileSource::open(lookup.path_));
  InputStream lines(*source);
  std::vector<Cell> cells;
  std::string buffer;
  for (std::size_t number = 1;; ++number) {
    WEFT_ASSIGN(line, lines.line(kLongestLine));
    if (!line) break;
    const auto malformed = [&](const std::string& what) {
      return fail(ErrorCode::kMalformed, "line " + std::to_string(number) + " " + what,
                  lookup.path_);
    };
    if (lines.offset() > kLargestFile) return malformed("is beyond 256 MiB");
    if (line->find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
    (void)split_row(*line, columns.delimiter, columns.delimiter != '\t', cells);
    if (std::max(columns.key, columns.value) >= cells.size())
      return malformed("has too few columns");
    std::string key(content_of(*line, cells[columns.key], buffer));
    std::string value(content_of(*line, cells[columns.value], buffer));
    lookup.values_.emplace(std::move(key), std::move(value));
  }
  return lookup;
}

const std::string* LookupFile::find(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? nullptr : &found->second;
}

}  // namespace weft
