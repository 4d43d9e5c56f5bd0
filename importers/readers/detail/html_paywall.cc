#include "importers/readers/detail/html_paywall.h"

#include <algorithm>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

bool says_not_free(const HtmlTree& tree, NodeIndex script) {
  std::string text;
  for (NodeIndex i = script + 1; i < tree[script].end; ++i) text += lower_ascii(tree[i].text);
  text.erase(std::remove_if(text.begin(), text.end(),
                            [](char c) { return c == ' ' || c == '"' || c == '\n'; }),
             text.end());
  return text.find("isaccessibleforfree:false") != text.npos;
}

bool is_named_paywall(std::string_view names) {
  const auto lower = lower_ascii(names.substr(0, 400));
  for (const char* name : {"paywall", "regwall", "subscription-wall", "subscriber-only"}) {
    if (lower.find(name) != lower.npos) return true;
  }
  return false;
}

}  // namespace

Paywall paywall_of(const HtmlTree& tree) {
  Paywall paywall = Paywall::kNone;
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if (tree[i].is_text()) continue;
    if (tree[i].tag == GUMBO_TAG_SCRIPT && tree.attribute(i, "type") == "application/ld+json" &&
        says_not_free(tree, i))
      return Paywall::kStated;
    if (tree[i].tag == GUMBO_TAG_META && tree.attribute(i, "property") == "article:content_tier" &&
        tree.attribute(i, "content") == "locked")
      return Paywall::kStated;
    if (is_named_paywall(tree.attribute(i, "class")) || is_named_paywall(tree.attribute(i, "id")))
      paywall = Paywall::kNamed;
  }
  return paywall;
}

}  // namespace weft
