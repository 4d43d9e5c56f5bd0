#include "importers/readers/plain_text_reader.h"

#include <span>
#include <vector>

#include "importers/readers/detail/briefing_preamble.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kMostTitleWords = 25;

bool looks_like_title(std::string_view line) {
  if (line.size() > kLongestTitle || count_words(line) > kMostTitleWords || !has_word(line))
    return false;
  const char end = line.back();
  return end != '.' && end != ',' && end != ':' && end != ';';
}

void add(Article& article, SectionKind kind, Span span) {
  article.sections.push_back({kind, Origin::kUnknown, span, {}, {}});
}

// Lines up to a blank one.
std::vector<Span> paragraphs_of(std::span<const Span> lines) {
  std::vector<Span> paragraphs;
  bool open = false;
  for (const Span line : lines) {
    const bool blank = line.begin == line.end;
    if (!blank && open) paragraphs.back().end = line.end;
    if (!blank && !open) paragraphs.push_back(line);
    open = !blank;
  }
  return paragraphs;
}

void add_body(Article& article, std::span<const Span> lines) {
  bool at_top = true;
  for (const Span paragraph : paragraphs_of(lines)) {
    const auto words = slice(article.text, paragraph);
    at_top = at_top && words.size() < 120 && words.find('\n') == std::string_view::npos &&
             read_statement(words, article);
    add(article, at_top ? SectionKind::kByline : SectionKind::kBody, paragraph);
  }
}

std::vector<Span> lines_of(const Article& article) {
  return split_lines(article.text, {0, static_cast<std::uint32_t>(article.text.size())});
}

std::size_t first_line(std::span<const Span> lines) {
  std::size_t first = 0;
  while (first < lines.size() && lines[first].begin == lines[first].end) ++first;
  return first;
}

}  // namespace

Article read_plain_text(std::string text) {
  Article article;
  article.text = std::move(text);
  const auto lines = lines_of(article);
  std::size_t first = first_line(lines);
  const bool gap = first + 1 < lines.size() && lines[first + 1].begin == lines[first + 1].end;
  if (gap && looks_like_title(slice(article.text, lines[first]))) {
    article.title = slice(article.text, lines[first]);
    add(article, SectionKind::kHeadline, lines[first]);
    ++first;
  }
  add_body(article, std::span(lines).subspan(first));
  return article;
}

Article read_titled_text(std::string text, std::string title) {
  Article article;
  article.text = std::move(text);
  article.title = std::move(title);
  const auto lines = lines_of(article);
  std::size_t first = first_line(lines);
  const auto wanted = trimmed(article.title);
  if (first < lines.size() && !wanted.empty() &&
      slice(article.text, lines[first]).starts_with(wanted)) {
    // A title that the text goes on behind, on the same line, ends where the title ends.
    const auto end = lines[first].begin + static_cast<std::uint32_t>(wanted.size());
    add(article, SectionKind::kHeadline, {lines[first].begin, end});
    const Span rest = trim(article.text, {end, lines[first].end});
    std::vector<Span> body(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.end());
    body[0] = rest;
    add_body(article, body);
    return article;
  }
  add_body(article, std::span(lines).subspan(first));
  return article;
}

}  // namespace weft
