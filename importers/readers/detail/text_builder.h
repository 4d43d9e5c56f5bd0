#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

/// Puts an article's text together from the blocks of a document. Each block is one line, its white
/// space runs one space; what is no UTF-8 becomes U+FFFD and control characters are dropped.
/// Paragraphs and headings are set apart by an empty line, items and rows by a line end. A heading
/// is in no section; the sections below it carry it. Blocks without a word are passed over.
class TextBuilder {
 public:
  explicit TextBuilder(Origin origin) : origin_(origin) {}

  /// The headline, and the article's title.
  void headline(std::string_view words);
  void heading(std::string_view words);
  void paragraph(std::string_view words, SectionKind kind = SectionKind::kBody);
  void item(std::string_view words);
  /// The first row is the header; rows of other lengths are brought to its length.
  void table(const std::vector<std::vector<std::string>>& rows);
  /// Nothing but headings, or nothing at all, was added.
  [[nodiscard]] bool empty() const { return article_.sections.empty(); }
  /// The article with its text, title, sections and tables.
  [[nodiscard]] Article take();

 private:
  enum class Block { kNone, kParagraph, kItem };
  Span append(std::string_view words, Block block);
  void section(SectionKind kind, Span span);

  Origin origin_;
  Article article_;
  std::string heading_;
  Block last_ = Block::kNone;
};

/// `words` as one line of UTF-8, the way TextBuilder writes it.
[[nodiscard]] std::string as_line(std::string_view words);

/// Makes `title` the title of `article` and the first line of its text, as the headline; all spans
/// move with the text. Where the text begins with the title already, that becomes the headline.
void give_headline(Article& article, std::string_view title, Origin origin);

/// Says of every section who wrote it.
void set_origin(Article& article, Origin origin);

/// Appends the text, sections and tables of `more` to `article`.
void append_text(Article& article, Article more);

}  // namespace weft
