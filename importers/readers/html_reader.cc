#include "importers/readers/html_reader.h"

#include <utility>
#include <vector>

#include "importers/readers/detail/html_article.h"
#include "importers/readers/detail/html_body.h"
#include "importers/readers/detail/html_bytes.h"
#include "importers/readers/detail/html_metadata.h"
#include "importers/readers/detail/lines.h"

namespace weft {

Result<Article> read_html(const HtmlInput& input) {
  const auto tree = HtmlTree::parse(html_to_utf8(input.bytes, input.charset));
  if (!tree)
    return fail(ErrorCode::kMalformed, "the page's markup does not end in memory's bounds");
  Article article = page_metadata(*tree, input.url);
  const auto body = article_body(*tree, article.title);
  if (body.empty()) return fail(ErrorCode::kMalformed, "the page holds no article");
  add_headline(article);
  add_body(article, body);
  return article;
}

Article read_html_fragment(const HtmlInput& input) {
  Article article;
  article.url = input.url;
  const auto tree = HtmlTree::parse(html_to_utf8(input.bytes, input.charset));
  if (tree) add_body(article, blocks_of(*tree, 0, {}));
  return article;
}

bool looks_like_html(std::string_view text) {
  text = trimmed(text.substr(0, 4096));
  while (text.starts_with("<!--") || text.starts_with("<?xml")) {
    const std::string_view close = text.starts_with("<?") ? "?>" : "-->";
    const auto end = text.find(close);
    if (end == text.npos) return false;
    text = trimmed(text.substr(end + close.size()));
  }
  const auto start = lower_ascii(text.substr(0, 20));
  return start.starts_with("<!doctype html") || start.starts_with("<html") ||
         start.starts_with("<head") || start.starts_with("<body");
}

}  // namespace weft
