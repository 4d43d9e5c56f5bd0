#include "importers/readers/detail/unwrap.h"

#include <algorithm>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kNarrowest = 40, kWidest = 100;

// Characters, not bytes.
std::size_t width_of_line(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool had_no_room(std::string_view line, std::string_view next, std::size_t column) {
  const auto word = next.substr(0, next.find_first_of(" \t"));
  return width_of_line(line) + 1 + width_of_line(word) > column;
}

bool begins_item(std::string_view line) {
  for (const std::string_view mark : {"* ", "- ", "+ ", "• ", "– ", "— "}) {
    if (line.starts_with(mark)) return true;
  }
  const auto digits = line.find_first_not_of("0123456789");
  return digits != line.npos && digits > 0 && digits < 4 &&
         (line.substr(digits).starts_with(". ") || line.substr(digits).starts_with(") "));
}

}  // namespace

std::size_t wrap_column(const std::vector<std::string_view>& lines) {
  // What stands out, such as an address that cannot be broken, is left aside.
  std::size_t column = 0, breaks = 0, full = 0;
  for (const auto line : lines) {
    if (line.find(' ') != line.npos) column = std::max(column, width_of_line(line));
  }
  if (column < kNarrowest || column > kWidest) return 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i - 1].empty()) continue;
    ++breaks;
    full += had_no_room(lines[i - 1], lines[i], column) ? 1 : 0;
  }
  return full > 0 && full * 2 >= breaks ? column : 0;
}

bool goes_on(std::string_view line, std::string_view next, std::size_t column) {
  return column > 0 && !line.empty() && !next.empty() && !begins_item(next) &&
         had_no_room(line, next, column);
}

}  // namespace weft
