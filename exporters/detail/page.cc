#include "exporters/detail/page.h"

#include <algorithm>

#include "exporters/detail/display.h"
#include "exporters/detail/output.h"

namespace weft::detail {
namespace {

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kGap = 2;  ///< Between two columns of a table.
constexpr std::size_t kNarrowestColumn = 6;

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return {};
    case Ink::kStrong:
      return "\x1b[1m";
    case Ink::kFaint:
      return "\x1b[2m";
    case Ink::kAccent:
      return "\x1b[36m";
    case Ink::kWarning:
      return "\x1b[33m";
  }
  return {};
}

std::size_t widest_line(const std::vector<std::string>& lines) {
  std::size_t widest = 0;
  for (const auto& line : lines) widest = std::max(widest, display_width(line));
  return widest;
}

/// The widths at which nothing would have to be wrapped.
std::vector<std::size_t> natural_widths(const TextTable& table) {
  std::vector<std::size_t> widths;
  for (const auto& title : table.header) widths.push_back(display_width(title));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], widest_line(row[i].lines));
    }
  }
  return widths;
}

/// Takes columns from the widest until the whole fits, or no column can give any more.
std::vector<std::size_t> fitted(std::vector<std::size_t> widths, std::size_t page) {
  const std::size_t gaps = widths.empty() ? 0 : (widths.size() - 1) * kGap;
  std::size_t total = gaps;
  for (const std::size_t width : widths) total += width;
  while (total > page) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (widest == widths.end() || *widest <= kNarrowestColumn) break;
    --*widest;
    --total;
  }
  for (auto& width : widths) width = std::max<std::size_t>(width, 1);
  return widths;
}

TableCell cleaned(const TableCell& cell) {
  TableCell clean{.lines = {}, .ink = cell.ink};
  for (const auto& line : cell.lines) clean.lines.push_back(one_line(line));
  return clean;
}

TextTable cleaned(const TextTable& table) {
  TextTable clean{.header = {}, .right_aligned = table.right_aligned, .rows = {}};
  for (const auto& title : table.header) clean.header.push_back(one_line(title));
  for (const auto& row : table.rows) {
    auto& cells = clean.rows.emplace_back();
    for (const auto& cell : row) cells.push_back(cleaned(cell));
  }
  return clean;
}

std::vector<std::string> wrapped(const TableCell& cell, std::size_t width) {
  std::vector<std::string> lines;
  for (const auto& line : cell.lines) {
    for (auto& piece : wrap(line, width)) lines.push_back(std::move(piece));
  }
  return lines;
}

}  // namespace

Page::Page(std::ostream& out, const TextStyle& style)
    : out_(out), columns_(std::max(style.columns, kNarrowest)), colour_(style.colour) {}

void Page::blank() { out_ << '\n'; }

void Page::paragraph(std::string_view text, std::size_t indent, Ink ink) {
  for (const auto& piece : wrap(one_line(text), columns_ - indent)) {
    line(std::string(indent, ' ') + inked(piece, ink));
  }
}

void Page::item(std::string_view label, std::size_t text_column, std::string_view text,
                std::string_view mark) {
  const std::size_t margin = text_column - std::min(kGap, text_column - 1);
  const auto labels = wrap(one_line(label), margin);
  std::string shown = one_line(mark);
  if (!shown.empty()) shown.insert(0, 1, '[').append("] ");
  auto pieces = wrap(shown + one_line(text), columns_ - text_column);
  if (!shown.empty() && pieces.front().starts_with(shown)) {
    pieces.front() = inked(shown, Ink::kWarning) + pieces.front().substr(shown.size());
  }
  for (std::size_t i = 0; i < std::max(labels.size(), pieces.size()); ++i) {
    const std::string lead = i < labels.size() ? labels[i] : std::string{};
    const std::string gap(text_column - display_width(lead), ' ');
    line(inked(lead, Ink::kStrong) + gap + (i < pieces.size() ? pieces[i] : std::string{}));
  }
}

void Page::table(const TextTable& table) {
  const TextTable clean = cleaned(table);
  const auto widths = fitted(natural_widths(clean), columns_);
  std::vector<TableCell> titles, rules;
  for (std::size_t i = 0; i < clean.header.size(); ++i) {
    titles.push_back({{clean.header[i]}, Ink::kStrong});
    std::string rule;
    for (std::size_t n = 0; n < widths[i]; ++n) rule += "─";
    rules.push_back({{std::move(rule)}, Ink::kFaint});
  }
  table_row(titles, widths, clean.right_aligned);
  table_row(rules, widths, clean.right_aligned);
  for (const auto& row : clean.rows) table_row(row, widths, clean.right_aligned);
}

void Page::table_row(const std::vector<TableCell>& cells, const std::vector<std::size_t>& widths,
                     const std::vector<bool>& right_aligned) {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    columns.push_back(wrapped(cells[i], widths[i]));
    height = std::max(height, columns.back().size());
  }
  for (std::size_t y = 0; y < height; ++y) {
    std::string text;
    std::size_t due = 0;  // Spaces are written only before something.
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string piece = y < columns[i].size() ? columns[i][y] : std::string{};
      const std::size_t width = display_width(piece);
      const std::size_t rest = widths[i] > width ? widths[i] - width : 0;
      if (right_aligned[i]) due += rest;
      if (!piece.empty()) {
        text.append(due, ' ').append(inked(piece, cells[i].ink));
        due = 0;
      } else {
        due += width;
      }
      if (!right_aligned[i]) due += rest;
      due += kGap;
    }
    line(text);
  }
}

Status Page::finish() { return written(out_); }

void Page::line(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  out_ << text.substr(0, last == std::string_view::npos ? 0 : last + 1) << '\n';
}

std::string Page::inked(std::string_view text, Ink ink) const {
  if (!colour_ || ink == Ink::kPlain || text.empty()) return std::string{text};
  return std::string{code_of(ink)}.append(text).append("\x1b[0m");
}

}  // namespace weft::detail
