#include "importers/readers/detail/text_builder.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "importers/readers/detail/lines.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

std::uint32_t size_of(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

bool is_invisible(char32_t code) {
  return code == 0xFEFF || code == 0xAD || u_iscntrl(static_cast<UChar32>(code));
}

void move_by(Span& span, std::uint32_t offset) {
  span.begin += offset;
  span.end += offset;
}

void move_all(Article& article, std::uint32_t offset) {
  for (auto& section : article.sections) {
    move_by(section.span, offset);
    if (section.label) move_by(*section.label, offset);
  }
  for (auto& table : article.tables) {
    move_by(table.span, offset);
    for (auto& cell : table.header) move_by(cell, offset);
    for (auto& row : table.rows) {
      for (auto& cell : row) move_by(cell, offset);
    }
  }
}

}  // namespace

std::string as_line(std::string_view words) {
  std::string line;
  line.reserve(words.size());
  bool gap = false;
  for (std::size_t at = 0; at < words.size();) {
    const auto character = utf8_at(words, at);
    at += character.length;
    if (u_isUWhiteSpace(static_cast<UChar32>(character.code))) {
      gap = true;
      continue;
    }
    if (is_invisible(character.code)) continue;
    if (gap && !line.empty()) line += ' ';
    gap = false;
    append_utf8(line, character.code);
  }
  return line;
}

Span TextBuilder::append(std::string_view words, Block block) {
  auto& text = article_.text;
  if (!text.empty()) text += block == Block::kItem && last_ == Block::kItem ? "\n" : "\n\n";
  last_ = block;
  const auto begin = size_of(text);
  text += words;
  return {begin, size_of(text)};
}

void TextBuilder::section(SectionKind kind, Span span) {
  article_.sections.push_back({kind, origin_, span, heading_, {}});
}

void TextBuilder::headline(std::string_view words) {
  article_.title = as_line(words);
  if (has_word(article_.title))
    section(SectionKind::kHeadline, append(article_.title, Block::kParagraph));
}

void TextBuilder::heading(std::string_view words) {
  const auto line = as_line(words);
  if (!has_word(line)) return;
  append(line, Block::kParagraph);
  heading_ = line;
}

void TextBuilder::paragraph(std::string_view words, SectionKind kind) {
  const auto line = as_line(words);
  if (has_word(line)) section(kind, append(line, Block::kParagraph));
}

void TextBuilder::item(std::string_view words) {
  const auto line = as_line(words);
  if (has_word(line)) section(SectionKind::kBody, append(line, Block::kItem));
}

void TextBuilder::table(const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty() || rows.front().empty()) return;
  const auto columns = rows.front().size();
  auto& text = article_.text;
  Table table;
  for (const auto& row : rows) {
    const auto whole = append({}, &row == &rows.front() ? Block::kParagraph : Block::kItem);
    if (&row == &rows.front()) table.span = whole;
    last_ = Block::kItem;
    std::vector<Span> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto cell = as_line(row[i]);
      if (i > 0) text += i < columns ? '\t' : ' ';
      const auto begin = size_of(text);
      text += cell;
      // What is beyond the header's columns joins the last.
      if (i < columns)
        cells.push_back({begin, size_of(text)});
      else
        cells.back().end = size_of(text);
    }
    while (cells.size() < columns) cells.push_back({size_of(text), size_of(text)});
    (&row == &rows.front() ? table.header : table.rows.emplace_back()) = std::move(cells);
  }
  table.span.end = size_of(text);
  last_ = Block::kParagraph;
  section(SectionKind::kTable, table.span);
  article_.tables.push_back(std::move(table));
}

Article TextBuilder::take() { return std::exchange(article_, {}); }

void give_headline(Article& article, std::string_view title, Origin origin) {
  article.title = as_line(title);
  if (!has_word(article.title)) return;
  if (!article.sections.empty()) {
    auto& first = article.sections.front();
    if (slice(article.text, first.span) == article.title) {
      first.kind = SectionKind::kHeadline;
      return;
    }
  }
  // A heading, which is in no section, may say the title too.
  const auto length = size_of(article.title);
  const bool stands_there =
      article.text.starts_with(article.title) &&
      (article.text.size() == length || article.text[length] == '\n') &&
      (article.sections.empty() || article.sections.front().span.begin >= length);
  if (!stands_there) {
    const std::string before = article.title + (article.text.empty() ? "" : "\n\n");
    move_all(article, size_of(before));
    article.text.insert(0, before);
  }
  article.sections.insert(article.sections.begin(),
                          {SectionKind::kHeadline, origin, {0, length}, {}, {}});
}

void set_origin(Article& article, Origin origin) {
  for (auto& section : article.sections) section.origin = origin;
}

void append_text(Article& article, Article more) {
  if (more.text.empty()) return;
  if (!article.text.empty()) article.text += "\n\n";
  move_all(more, size_of(article.text));
  article.text += more.text;
  std::move(more.sections.begin(), more.sections.end(), std::back_inserter(article.sections));
  std::move(more.tables.begin(), more.tables.end(), std::back_inserter(article.tables));
}

}  // namespace weft
