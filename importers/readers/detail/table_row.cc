#include "importers/readers/detail/table_row.h"

#include <algorithm>
#include <array>

namespace weft {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\r' || c == '\n' || c == '\t'; }

Span trimmed_span(std::string_view row, std::size_t begin, std::size_t end) {
  // From the end first: of an empty last cell, the line end must not become the place.
  while (begin < end && is_blank(row[end - 1])) --end;
  while (begin < end && is_blank(row[begin])) ++begin;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

bool split_row(std::string_view row, char delimiter, bool quotes, std::vector<Cell>& cells) {
  cells.clear();
  for (std::size_t at = 0;;) {
    Cell cell;
    const auto first = quotes ? row.find_first_not_of(' ', at) : std::string_view::npos;
    if (first != std::string_view::npos && row[first] == '"') {
      auto close = row.find('"', first + 1);
      while (close != std::string_view::npos && close + 1 < row.size() && row[close + 1] == '"') {
        cell.doubled = true;
        close = row.find('"', close + 2);
      }
      if (close == std::string_view::npos) return false;
      cell.span = trimmed_span(row, first + 1, close);
      at = std::min(row.find(delimiter, close), row.size());
    } else {
      const auto end = std::min(row.find(delimiter, at), row.size());
      cell.span = trimmed_span(row, at, end);
      at = end;
    }
    cells.push_back(cell);
    if (at == row.size()) return true;
    ++at;
  }
}

std::string_view content_of(std::string_view row, const Cell& cell, std::string& buffer) {
  const auto raw = slice(row, cell.span);
  if (!cell.doubled) return raw;
  buffer.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    buffer += raw[i];
    if (raw[i] == '"' && i + 1 < raw.size() && raw[i + 1] == '"') ++i;
  }
  return buffer;
}

char likely_delimiter(std::string_view line) {
  constexpr std::array kDelimiters = {'\t', ',', ';', '|'};
  char best = kDelimiters.front();
  std::ptrdiff_t most = 0;
  for (const char delimiter : kDelimiters) {
    const auto count = std::count(line.begin(), line.end(), delimiter);
    if (count > most) best = delimiter, most = count;
  }
  return best;
}

}  // namespace weft
