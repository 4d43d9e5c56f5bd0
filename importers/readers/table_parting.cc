#include "importers/readers/table_parting.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/row_parting.h"
#include "importers/readers/detail/word_list.h"

namespace weft {
namespace {

constexpr std::size_t kMostWords = 100'000;
constexpr std::size_t kLongestPhrase = 5;
constexpr std::size_t kMostPartedRows = 100;  // No page has more; further rows stay whole.
constexpr double kMissingCell = 5;
constexpr double kHeaderWeight = 1.5;  // Names are told apart more surely than values.

bool is_word_char(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || is_beyond_ascii(c) || c == '$';
}

// The words of `text` without the marks around them; typographic quotes count as marks.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    auto word = text.substr(at, end - at);
    const auto strip = [&](std::string_view mark) {
      while (word.starts_with(mark)) word.remove_prefix(mark.size());
      while (word.ends_with(mark)) word.remove_suffix(mark.size());
    };
    for (int i = 0; i < 2; ++i) {
      while (!word.empty() && !is_word_char(word.front())) word.remove_prefix(1);
      while (!word.empty() && !is_word_char(word.back())) word.remove_suffix(1);
      for (const std::string_view mark : {"“", "”", "‘", "’", "•", "—", "–", "…"}) strip(mark);
    }
    for (const std::string_view ending : {"'s", "’s"}) {
      if (word.ends_with(ending)) word.remove_suffix(ending.size());
    }
    if (!word.empty()) words.push_back(word);
    at = end + 1;
  }
  return words;
}

std::string join(std::span<const std::string_view> words) {
  std::string phrase;
  for (const auto word : words) (phrase += phrase.empty() ? "" : " ") += word;
  return phrase;
}

// ---- tables whose cells are set apart

enum class Separator { kNone, kTab, kBar, kGap };

bool is_rule(std::string_view line) {
  return !line.empty() && line.find_first_not_of("|-:+= \t") == std::string_view::npos;
}

Separator separator_of(std::string_view text, std::span<const Span> lines) {
  const auto all_have = [&](std::string_view mark) {
    return std::all_of(lines.begin(), lines.end(), [&](Span line) {
      return slice(text, line).find(mark) != std::string_view::npos;
    });
  };
  if (all_have("\t")) return Separator::kTab;
  if (all_have("|")) return Separator::kBar;
  return all_have("  ") ? Separator::kGap : Separator::kNone;
}

std::vector<Span> split_cells(std::string_view text, Span line, Separator separator) {
  const std::string_view mark = separator == Separator::kTab   ? "\t"
                                : separator == Separator::kBar ? "|"
                                                               : "  ";
  if (separator == Separator::kBar) {
    if (slice(text, line).starts_with("|")) ++line.begin;
    if (slice(text, line).ends_with("|")) --line.end;
  }
  std::vector<Span> cells;
  for (std::uint32_t begin = line.begin;;) {
    const auto rest = slice(text, {begin, line.end});
    const auto at = rest.find(mark);
    if (at == std::string_view::npos) {
      cells.push_back(trim(text, {begin, line.end}));
      return cells;
    }
    const auto end = begin + static_cast<std::uint32_t>(at);
    cells.push_back(trim(text, {begin, end}));
    begin = end + static_cast<std::uint32_t>(mark.size());
    while (separator == Separator::kGap && begin < line.end && text[begin] == ' ') ++begin;
  }
}

// `cells` made as long as the header: missing ones are empty, surplus ones join the last.
std::vector<Span> fit(std::vector<Span> cells, std::size_t columns) {
  if (cells.size() > columns) {
    cells[columns - 1].end = cells.back().end;
    cells.resize(columns);
  }
  while (cells.size() < columns) cells.push_back({cells.back().end, cells.back().end});
  return cells;
}

std::optional<Table> separated_table(std::string_view text, std::span<const Span> lines,
                                     Separator separator) {
  Table table{{lines.front().begin, lines.back().end}, {}, {}};
  std::size_t wider = 0;
  std::vector<std::vector<Span>> rows;
  for (const Span line : lines) rows.push_back(split_cells(text, line, separator));
  table.header = rows.front();
  for (std::size_t i = 1; i < rows.size(); ++i)
    wider += rows[i].size() == table.header.size() + 1 ? 1 : 0;
  // A header whose corner is empty begins with its second column.
  if (rows.size() > 1 && wider == rows.size() - 1)
    table.header.insert(table.header.begin(), {lines.front().begin, lines.front().begin});
  if (table.header.size() < 2) return std::nullopt;
  for (std::size_t i = 1; i < rows.size(); ++i)
    table.rows.push_back(fit(std::move(rows[i]), table.header.size()));
  return table;
}

// ---- tables whose cells are glued

struct Choice {
  std::size_t cells = 1;  // At most the number of columns.
  double cost = std::numeric_limits<double>::infinity();
};

// The best parting of a row in a table of `columns`: cells may be missing.
Choice choose(const RowParting& row, std::size_t columns) {
  Choice best;
  for (std::size_t k = 1; k <= columns; ++k) {
    const double cost = row.cost[k] + kMissingCell * static_cast<double>(columns - k);
    if (cost < best.cost) best = {k, cost};
  }
  return best;
}

std::vector<Span> cells_of(const RowParting& row, Span line, std::size_t columns) {
  auto cells = row.cells[choose(row, columns).cells];
  for (auto& cell : cells) cell = {cell.begin + line.begin, cell.end + line.begin};
  return fit(std::move(cells), columns);
}

struct Parting {
  std::vector<RowParting> rows;
  std::size_t columns = 1;
};

// Parts every row on its own into each number of cells, and takes the number that suits them all
// best. A header names every column.
Parting part_rows(std::string_view text, std::span<const Span> lines, const PageWords& words) {
  Parting parting;
  WordCosts costs(words);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto row = slice(text, lines[i]);
    parting.rows.push_back(i < kMostPartedRows ? part_row(row, i == 0, costs) : whole_row(row));
  }
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 1; k <= kMostColumns; ++k) {
    double cost = kHeaderWeight * parting.rows.front().cost[k];
    for (std::size_t i = 1; i < lines.size(); ++i) cost += choose(parting.rows[i], k).cost;
    if (cost < least) {
      least = cost;
      parting.columns = k;
    }
  }
  return parting;
}

Table table_of(const Parting& parting, std::span<const Span> lines) {
  Table table{{lines.front().begin, lines.back().end}, {}, {}};
  table.header = cells_of(parting.rows.front(), lines.front(), parting.columns);
  for (std::size_t i = 1; i < lines.size(); ++i)
    table.rows.push_back(cells_of(parting.rows[i], lines[i], parting.columns));
  return table;
}

// Words that several cells have: they are words, though the rest of the page has them not.
PageWords words_of_cells(std::string_view text, const Table& table, const PageWords& page) {
  std::map<std::string_view, int> counts;
  const auto count = [&](const std::vector<Span>& row) {
    for (const Span cell : row) {
      auto words = words_of(slice(text, cell));
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      for (const auto word : words) ++counts[word];
    }
  };
  count(table.header);
  for (const auto& row : table.rows) count(row);
  PageWords repeated;
  for (const auto& [word, times] : counts) {
    if (times > 1 && word.size() > 1 && !page.has(word)) repeated.add(word);
  }
  return repeated;
}

std::optional<Table> glued_table(std::string_view text, std::span<const Span> lines,
                                 const PageWords& words) {
  auto parting = part_rows(text, lines, words);
  if (parting.columns < 2) return std::nullopt;
  // What the first pass has found in several cells helps to part the others.
  PageWords more = words_of_cells(text, table_of(parting, lines), words);
  if (more.is_empty()) return table_of(parting, lines);
  more.add(words);
  parting = part_rows(text, lines, more);
  if (parting.columns < 2) return std::nullopt;
  return table_of(parting, lines);
}

}  // namespace

void PageWords::add(std::string_view text) {
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size() && words_.size() < kMostWords; ++i) {
    const auto word = words[i];
    if (word.size() > 64) continue;
    words_.emplace(word);
    lower_.insert(lower_ascii(word));
    for (std::size_t begin = 0; begin < word.size();) {
      const auto end = std::min(word.find_first_of("-/&+", begin), word.size());
      if (end > begin) words_.emplace(word.substr(begin, end - begin));
      begin = end + 1;
    }
    for (std::size_t n = 2; n <= kLongestPhrase && i + n <= words.size(); ++n)
      phrases_.insert(join(std::span(words).subspan(i, n)));
  }
}

void PageWords::add(const PageWords& other) {
  words_.insert(other.words_.begin(), other.words_.end());
  lower_.insert(other.lower_.begin(), other.lower_.end());
  phrases_.insert(other.phrases_.begin(), other.phrases_.end());
}

bool PageWords::has(std::string_view word) const { return words_.find(word) != words_.end(); }
bool PageWords::has_lower(std::string_view word) const { return lower_.find(word) != lower_.end(); }
bool PageWords::has_phrase(std::string_view phrase) const {
  const auto words = words_of(phrase);
  return words.size() > 1 && words.size() <= kLongestPhrase && phrases_.contains(join(words));
}

std::optional<Table> part_table(std::string_view text, std::span<const Span> lines,
                                const PageWords& words) {
  std::vector<Span> rows;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(rows),
               [&](Span line) { return !is_rule(slice(text, line)); });
  if (rows.empty()) return std::nullopt;
  const auto separator = separator_of(text, rows);
  if (separator != Separator::kNone) return separated_table(text, rows, separator);
  return rows.size() < 2 ? std::nullopt : glued_table(text, rows, words);
}

}  // namespace weft
