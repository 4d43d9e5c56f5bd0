#include "importers/readers/detail/html_nesting.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kDeepest = 512;
constexpr std::size_t kMostAttributes = 1000;

// Elements without content, and those that a following one of their kind closes: left open, as
// they often are, they do not nest.
constexpr std::string_view kDoNotNest[] = {
    "area",   "base",  "basefont", "bgsound", "body",   "br",    "col",   "colgroup", "dd",
    "dt",     "embed", "frame",    "head",    "hr",     "html",  "image", "img",      "input",
    "keygen", "li",    "link",     "meta",    "option", "p",     "param", "source",   "tbody",
    "td",     "tfoot", "th",       "thead",   "tr",     "track", "wbr",   "a"};
// Their content is text, whatever it looks like.
constexpr std::string_view kRawText[] = {"script", "style",    "textarea", "title",
                                         "xmp",    "noframes", "iframe"};

template <class Names>
bool has(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

struct Tag {
  std::string name;  // In lower case.
  bool closes = false;
  bool closes_itself = false;  // "<path/>"
  std::size_t end = 0;         // One past the '>'.
  std::size_t attributes = 0;
};

// The tag whose '<' is at `begin`; its name is empty if there is none.
Tag read_tag(std::string_view html, std::size_t begin) {
  Tag tag;
  std::size_t at = begin + 1;
  tag.closes = at < html.size() && html[at] == '/';
  if (tag.closes) ++at;
  const auto name = at;
  while (at < html.size() && !is_space(html[at]) && html[at] != '/' && html[at] != '>') ++at;
  if (name == html.size() || !is_ascii_letter(html[name])) return tag;
  tag.name = lower_ascii(html.substr(name, std::min<std::size_t>(at - name, 32)));
  char before = ' ';
  for (; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    if ((c == '"' || c == '\'') && before == '=') {
      at = std::min(html.find(c, at + 1), html.size() - 1);
    } else if (!is_space(c) && (is_space(before) || before == '"' || before == '\'')) {
      ++tag.attributes;
    }
    if (!is_space(html[at]) || before != '=') before = html[at];
  }
  tag.closes_itself = before == '/';
  tag.end = std::min(at + 1, html.size());
  return tag;
}

// Where the text of a raw element such as a script ends: at its end tag.
std::size_t end_of_raw_text(std::string_view html, std::size_t at, std::string_view name) {
  while ((at = html.find("</", at)) != html.npos) {
    const auto found = html.substr(at + 2, name.size());
    if (lower_ascii(found) == name) return at;
    at += 2;
  }
  return html.size();
}

}  // namespace

std::string bound_nesting(std::string_view html) {
  std::string kept;
  std::size_t copied = 0, depth = 0;
  const auto drop = [&](std::size_t begin, std::size_t end) {
    kept.append(html.substr(copied, begin - copied));
    copied = end;
  };
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos;) {
    if (html.substr(at).starts_with("<!--")) {
      const auto end = html.find("-->", at + 2);
      at = end == html.npos ? html.size() : end + 3;
      continue;
    }
    const Tag tag = read_tag(html, at);
    const auto begin = at;
    at = tag.name.empty() ? at + 1 : tag.end;
    if (tag.name.empty()) continue;
    if (tag.attributes > kMostAttributes) {
      drop(begin, at);
    } else if (tag.closes) {
      if (has(kDoNotNest, tag.name)) continue;
      if (depth > kDeepest) drop(begin, at);
      if (depth > 0) --depth;
    } else if (has(kRawText, tag.name)) {
      at = end_of_raw_text(html, at, tag.name);
      if (at < html.size()) at = std::min(html.find('>', at), html.size());
    } else if (!tag.closes_itself && !has(kDoNotNest, tag.name)) {
      if (++depth > kDeepest) drop(begin, at);
    }
  }
  kept.append(html.substr(copied));
  return kept;
}

}  // namespace weft
