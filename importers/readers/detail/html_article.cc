#include "importers/readers/detail/html_article.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace weft {
namespace {

std::uint32_t size_of(const Article& article) {
  return static_cast<std::uint32_t>(article.text.size());
}

// Appends `line` after `gap`, and gives where it stands.
Span append(Article& article, std::string_view gap, std::string_view line) {
  if (!article.text.empty()) article.text += gap;
  const auto begin = size_of(article);
  article.text += line;
  return {begin, size_of(article)};
}

std::vector<Span> cells_of(std::string_view text, Span row) {
  std::vector<Span> cells;
  for (auto begin = row.begin;;) {
    const auto end = std::min<std::size_t>(text.find('\t', begin), row.end);
    cells.push_back({begin, static_cast<std::uint32_t>(end)});
    if (end == row.end) return cells;
    begin = static_cast<std::uint32_t>(end) + 1;
  }
}

void add_row(Article& article, Span row, bool first) {
  if (first) {
    article.tables.push_back({row, cells_of(article.text, row), {}});
    article.sections.push_back({SectionKind::kTable, Origin::kReporting, row, {}, {}});
    return;
  }
  auto& table = article.tables.back();
  table.span.end = row.end;
  article.sections.back().span.end = row.end;
  auto cells = cells_of(article.text, row);
  // A row shorter than the header has its last cells empty; what is longer joins the last.
  while (cells.size() < table.header.size()) cells.push_back({row.end, row.end});
  if (cells.size() > table.header.size()) {
    cells[table.header.size() - 1].end = row.end;
    cells.resize(table.header.size());
  }
  table.rows.push_back(std::move(cells));
}

}  // namespace

void add_headline(Article& article) {
  if (article.title.empty()) return;
  const Span span = append(article, "\n\n", article.title);
  article.sections.push_back({SectionKind::kHeadline, Origin::kReporting, span, {}, {}});
}

void add_body(Article& article, const std::vector<HtmlBlock>& blocks) {
  std::string heading;
  const HtmlBlock* before = nullptr;
  for (const auto& block : blocks) {
    const bool continues = before != nullptr && before->kind == block.kind &&
                           (block.kind == BlockKind::kListItem || block.kind == BlockKind::kCode ||
                            (block.kind == BlockKind::kTableRow && before->table == block.table));
    const Span span = append(article, continues ? "\n" : "\n\n", block.text);
    before = &block;
    if (block.kind == BlockKind::kTableRow) {
      add_row(article, span, !continues);
    } else if (block.kind == BlockKind::kHeading) {
      heading = block.text;
      continue;
    } else {
      article.sections.push_back({SectionKind::kBody, Origin::kReporting, span, {}, {}});
    }
    article.sections.back().heading = heading;
  }
}

}  // namespace weft
