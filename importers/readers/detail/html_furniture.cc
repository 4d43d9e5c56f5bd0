#include "importers/readers/detail/html_furniture.h"

#include <algorithm>
#include <array>
#include <string>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

// Class names are in English all over the web. Each word stands for itself, for its plural, and in
// compounds such as "related-stories" and "shareTools".
constexpr std::string_view kFurniture[] = {"ad",
                                           "adbox",
                                           "addthis",
                                           "adslot",
                                           "adsense",
                                           "advert",
                                           "advertisement",
                                           "advertising",
                                           "advertorial",
                                           "affiliate",
                                           "alsolike",
                                           "antiadblock",
                                           "banner",
                                           "breadcrumb",
                                           "breadcrumbs",
                                           "captcha",
                                           "comment",
                                           "commentlist",
                                           "comments",
                                           "consent",
                                           "cookie",
                                           "copyright",
                                           "disqus",
                                           "donate",
                                           "donation",
                                           "dfp",
                                           "feedback",
                                           "flyout",
                                           "follow",
                                           "footer",
                                           "gdpr",
                                           "gpt",
                                           "interstitial",
                                           
                                           "leaderboard",
                                           "livefyre",
                                           "login",
                                           "masthead",
                                           "megamenu",
                                           "menu",
                                           "modal",
                                           "mostpopular",
                                           "mostread",
                                           "nav",
                                           "navbar",
                                           "navigation",
                                           "newsletter",
                                           "newsletters",
                                           "outbrain",
                                           "overlay",
                                           "pager",
                                           "pagination",
                                           "popup",
                                           "popular",
                                           "promo",
                                           "promos",
                                           "promotion",
                                           "readnext",
                                           "recirc",
                                           "recirculation",
                                           "recommend",
                                           "recommendation",
                                           "recommendations",
                                           "recommended",
                                           "registration",
                                           "related",
                                           "relatedposts",
                                           "replies",
                                           "reply",
                                           "respond",
                                           "rsspromo",
                                           "share",
                                           "sharedaddy",
                                           "sharebar",
                                           "sharing",
                                           "shoutbox",
                                           "sidebar",
                                           "signup",
                                           "skip",
                                           "social",
                                           "sponsor",
                                           "sponsored",
                                           "subscribe",
                                           "taboola",
                                           "teaser",
                                           "toolbar",
                                           "trending",
                                           "upnext"};
constexpr std::string_view kAside[] = {
    "author",   "authors", "avatar",   "bio",        "byline",    "bylines",     "caption",
    "credit",   "credits", "dateline", "figcaption", "gallery",       "kicker",
    "lightbox", "meta",    "metadata", "postmeta",   "published", "publishdate", "readmore",
    "tag",      "taglist", "tags",     "timestamp",  "topics",    "widget",      "slideshow"};
constexpr std::string_view kBodyNames[] = {
    "articlebody", "articlecontent", "articletext",  "bodycopy",    "contentbody", "entrycontent",
    "articlecopy", "entrytext",      "fullarticle",  "postbody",    "postcontent",
    "posttext",    "storybody",      "storycontent", "storytext"};

template <class Names>
bool has(const Names& names, std::string_view word) {
  return std::find(std::begin(names), std::end(names), word) != std::end(names);
}

struct Words {
  std::vector<std::string> words;  // "related-Stories_2" gives related, stories.
  std::string joined;              // The name without its marks.
};

// The parts of one class name: at marks and digits, and where a capital follows a small letter.
Words words_of(std::string_view name) {
  Words result;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) result.words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_ascii_letter(c)) {
      end_word();
      continue;
    }
    if (is_ascii_upper(c) && i > 0 && is_ascii_lower(name[i - 1])) end_word();
    word += is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    result.joined += word.back();
  }
  end_word();
  return result;
}

bool has_sequence(std::string_view value, std::string_view part) {
  return value.find(part) != value.npos;
}

Purpose purpose_of_name(std::string_view name) {
  const auto [words, joined] = words_of(name);
  if (std::any_of(std::begin(kBodyNames), std::end(kBodyNames),
                  [&, &j = joined](std::string_view body) { return has_sequence(j, body); }))
    return words.size() <= 4 ? Purpose::kBody : Purpose::kUnknown;
  if (has(words, "embed") || has(words, "embedded") || has(words, "tweet")) return Purpose::kShown;
  if (has(words, "next") && (has(words, "prev") || has(words, "previous")))
    return Purpose::kFurniture;
  Purpose purpose = Purpose::kUnknown;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "has-sidebar", "no-comments", "with-ads" tell of a page that has such a thing.
    if (i > 0 && (words[i - 1] == "has" || words[i - 1] == "no" || words[i - 1] == "with" ||
                  words[i - 1] == "without" || words[i - 1] == "hide"))
      continue;
    auto word = std::string_view(words[i]);
    const auto single = word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
    if (has(kFurniture, word) || has(kFurniture, single)) return Purpose::kFurniture;
    if (has(kAside, word) || has(kAside, single)) purpose = Purpose::kAside;
  }
  return purpose;
}

// The purpose that the names in a list separated by spaces speak for. WordPress adds what the
// article is about: "post-4711 type-post tag-social-media category-sponsors".
Purpose purpose_of_names(std::string_view names) {
  Purpose purpose = Purpose::kUnknown;
  int counted = 0;
  for (std::size_t at = 0; at < names.size() && counted < 12; ++counted) {
    const auto end = std::min(names.find_first_of(" \t\r\n", at), names.size());
    const auto name = names.substr(at, std::min<std::size_t>(end - at, 60));
    at = end + 1;
    if (name.starts_with("tag-") || name.starts_with("category-")) continue;
    const auto one = purpose_of_name(name);
    if (one == Purpose::kBody || one == Purpose::kShown) return one;
    if (one == Purpose::kFurniture || purpose == Purpose::kUnknown) purpose = one;
  }
  return purpose;
}

bool is_hidden(const HtmlTree& tree, NodeIndex node) {
  if (tree.has_attribute(node, "hidden")) return true;
  auto style = lower_ascii(tree.attribute(node, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return has_sequence(style, "display:none") || has_sequence(style, "visibility:hidden");
}

Purpose purpose_of_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_LABEL:
      return Purpose::kFurniture;
    case GUMBO_TAG_FIGCAPTION:
      return Purpose::kAside;
    default:
      return Purpose::kUnknown;
  }
}

Purpose purpose_of_role(std::string_view role) {
  constexpr std::string_view kRoles[] = {"navigation",  "banner",  "complementary", "contentinfo",
                                         "search",      "menu",    "menubar",       "dialog",
                                         "alertdialog", "toolbar", "tablist"};
  return has(kRoles, role) ? Purpose::kFurniture : Purpose::kUnknown;
}

}  // namespace

Purpose purpose_of(const HtmlTree& tree, NodeIndex node) {
  if (tree[node].is_text() || tree[node].tag == GUMBO_TAG_HTML || tree[node].tag == GUMBO_TAG_BODY)
    return Purpose::kUnknown;
  if (is_hidden(tree, node)) return Purpose::kHidden;
  for (const auto said :
       {purpose_of_tag(tree[node].tag), purpose_of_role(tree.attribute(node, "role"))}) {
    if (said != Purpose::kUnknown) return said;
  }
  if (has_sequence(lower_ascii(tree.attribute(node, "itemprop")), "articlebody"))
    return Purpose::kBody;
  Purpose purpose = Purpose::kUnknown;
  for (const char* attribute : {"class", "id", "data-component", "data-module", "data-type"}) {
    const auto one = purpose_of_names(tree.attribute(node, attribute));
    if (one == Purpose::kBody || one == Purpose::kShown) return one;
    if (one == Purpose::kFurniture || purpose == Purpose::kUnknown) purpose = one;
  }
  return purpose;
}

}  // namespace weft
