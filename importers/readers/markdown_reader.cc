#include "importers/readers/markdown_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "importers/readers/detail/byline.h"
#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/front_matter.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/markdown_html.h"
#include "importers/readers/detail/text_builder.h"
#include "importers/readers/html_reader.h"

namespace weft {
namespace {

constexpr std::size_t kLinesAsked = 400;

void take(const FrontMatter& matter, Article& article) {
  article.source = matter.first_of({"source", "publisher", "publication", "site"});
  article.language = matter.first_of({"lang", "language", "locale"});
  for (const char* field : {"url", "link", "canonical_url", "canonical", "permalink"}) {
    const auto address = matter.first_of({field});
    if (article.url.empty() && address.find("://") != address.npos) article.url = address;
  }
  article.published = read_written_date(
      matter.first_of({"date", "published", "publishdate", "pubdate", "created"}));
  for (const char* field : {"authors", "author"}) {
    const auto found = matter.fields.find(field);
    if (article.authors.empty() && found != matter.fields.end()) article.authors = found->second;
  }
}

// The heading that the document begins with.
std::string first_heading(std::string_view html, const Article& article) {
  if (!html.starts_with("<h") || html.size() < 3 || !is_ascii_digit(html[2])) return {};
  return article.text.substr(0, article.text.find('\n'));
}

bool is_heading(std::string_view line) {
  const auto marks = line.find_first_not_of('#');
  return marks != line.npos && marks >= 1 && marks <= 6 && line[marks] == ' ' &&
         has_word(line.substr(marks));
}

bool has_link(std::string_view line) {
  const auto middle = line.find("](");
  return middle != line.npos && line.rfind('[', middle) != line.npos &&
         line.find(')', middle) != line.npos;
}

bool has_strong(std::string_view line) {
  const auto begin = line.find("**");
  return begin != line.npos && begin + 2 < line.size() && line[begin + 2] != ' ' &&
         line.find("**", begin + 3) != line.npos;
}

}  // namespace

Article read_markdown(std::string_view text) {
  const auto matter = read_front_matter(text);
  const auto html = markdown_to_html(text.substr(matter ? matter->end : 0));
  auto article = read_html_fragment({html, {}, "utf-8"});
  set_origin(article, Origin::kUnknown);
  std::string title;
  if (matter) {
    take(*matter, article);
    title = matter->first_of({"title", "headline"});
  }
  if (title.empty()) title = first_heading(html, article);
  give_headline(article, title, Origin::kUnknown);
  take_bylines(article);
  return article;
}

bool looks_like_markdown(std::string_view text) {
  if (read_front_matter(text)) return true;
  bool headings = false, links = false, strong = false, fences = false, tables = false;
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < text.size() && lines < kLinesAsked; ++lines) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = trimmed(text.substr(begin, std::min<std::size_t>(end - begin, 2000)));
    begin = end + 1;
    if (line.empty()) continue;
    const bool heading = is_heading(line);
    // A lone comment sign is followed by more of the comment.
    const auto next = text.substr(std::min(begin, text.size()), 2);
    if (lines == 0 && heading && (next.starts_with('\n') || next == "\r\n")) return true;
    headings = headings || heading;
    links = links || has_link(line);
    strong = strong || has_strong(line);
    fences = fences || line.starts_with("```");
    tables = tables || is_delimiter_row(line);
  }
  return headings + links + strong + fences + tables >= 2;
}

}  // namespace weft
