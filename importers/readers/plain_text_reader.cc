#include "importers/readers/plain_text_reader.h"

#include <span>
#include <vector>

#include "importers/readers/detail/byline.h"
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

// The first paragraph of the text may begin with where, when and for whom it was written.
void take_dateline(std::string_view paragraph, Article& article) {
  const auto dateline = dateline_of(paragraph);
  if (!dateline) return;
  if (article.source.empty()) article.source = dateline->agency;
  if (!article.published) article.published = dateline->date;
}

void add_body(Article& article, std::span<const Span> lines) {
  bool at_top = true;
  for (const Span paragraph : paragraphs_of(lines)) {
    const auto words = slice(article.text, paragraph);
    const bool byline = at_top && words.size() < 120 &&
                        words.find('\n') == std::string_view::npos && read_byline(words, article);
    if (at_top && !byline) take_dateline(words, article);
    at_top = byline;
    add(article, byline ? SectionKind::kByline : SectionKind::kBody, paragraph);
  }
}

// How many lines from `first` on are a headline with nothing but bylines right below it: 0 if the
// first is none. One without bylines needs a blank line below it.
std::size_t heading_block(const Article& article, std::span<const Span> lines, std::size_t first) {
  if (first >= lines.size() || !looks_like_title(slice(article.text, lines[first]))) return 0;
  Article found;
  std::size_t end = first + 1;
  while (end < lines.size() && lines[end].begin != lines[end].end) {
    if (!read_byline(slice(article.text, lines[end]), found)) return 0;
    ++end;
  }
  return end < lines.size() ? end - first : 0;
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
  if (const auto block = heading_block(article, lines, first); block > 0) {
    article.title = slice(article.text, lines[first]);
    add(article, SectionKind::kHeadline, lines[first]);
    for (const auto end = first + block; ++first < end;) {
      read_byline(slice(article.text, lines[first]), article);
      add(article, SectionKind::kByline, lines[first]);
    }
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
