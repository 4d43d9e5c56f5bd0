#include "importers/readers/html_reader.h"

#include <utility>
#include <vector>

#include "importers/readers/detail/html_article.h"
#include "importers/readers/detail/html_body.h"
#include "importers/readers/detail/html_bytes.h"
#include "importers/readers/detail/html_metadata.h"
#include "importers/readers/detail/html_paywall.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestPage = std::size_t{256} << 20;

// What is shown of an article behind a paywall: a sentence is not worth keeping, paragraphs are.
constexpr std::size_t kLeastStub = 250;
constexpr std::size_t kLongestStub = 1500;

std::size_t size_of(const std::vector<HtmlBlock>& blocks) {
  std::size_t bytes = 0;
  for (const auto& block : blocks) bytes += block.text.size();
  return bytes;
}

bool is_cut_short(const std::vector<HtmlBlock>& body, Paywall paywall) {
  const std::string_view last = body.back().text;
  const bool trails_off = last.ends_with("...") || last.ends_with("\xE2\x80\xA6");
  return paywall == Paywall::kStated || (paywall == Paywall::kNamed && trails_off);
}

}  // namespace

Result<Article> read_html(const HtmlInput& input) {
  if (input.bytes.size() > kLongestPage)
    return fail(ErrorCode::kMalformed, "the page is longer than 256 MiB; split it");
  const auto tree = HtmlTree::parse(html_to_utf8(input.bytes, input.charset));
  if (!tree)
    return fail(ErrorCode::kMalformed,
                "the page's markup unfolds to many times its size; it is no page for people");
  Article article = page_metadata(*tree, input.url);
  WEFT_ASSIGN(body, article_body(*tree, article.title));
  const auto bytes = size_of(body);
  const bool is_stub = bytes < kLongestStub && is_cut_short(body, paywall_of(*tree));
  if (is_stub && bytes < kLeastStub)
    return fail(ErrorCode::kMalformed,
                "the page shows only the beginning of its article, the rest is for subscribers");
  add_headline(article);
  add_body(article, body);
  if (is_stub) article.stated_in.push_back({"text", "beginning only, the rest is for subscribers"});
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
