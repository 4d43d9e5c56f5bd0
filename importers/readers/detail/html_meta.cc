#include <iterator>

#include "importers/readers/detail/html_statements.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

// The names that <meta> elements go by, in lower case, in order of trust within a field.
struct MetaName {
  std::string_view name;
  PageField field;
};
constexpr MetaName kMetaNames[] = {
    {"og:title", PageField::kTitle},
    {"twitter:title", PageField::kTitle},
    {"parsely-title", PageField::kTitle},
    {"sailthru.title", PageField::kTitle},
    {"dc.title", PageField::kTitle},
    {"dcterms.title", PageField::kTitle},
    {"title", PageField::kTitle},
    {"og:site_name", PageField::kSource},
    {"application-name", PageField::kSource},
    {"apple-mobile-web-app-title", PageField::kSource},
    {"dc.publisher", PageField::kSource},
    {"author", PageField::kAuthor},
    {"byl", PageField::kAuthor},
    {"dc.creator", PageField::kAuthor},
    {"parsely-author", PageField::kAuthor},
    {"sailthru.author", PageField::kAuthor},
    {"article:author", PageField::kAuthor},
    {"content-language", PageField::kLanguage},
    {"og:locale", PageField::kLanguage},
    {"dc.language", PageField::kLanguage},
    {"article:published_time", PageField::kPublished},
    {"article:published", PageField::kPublished},
    {"og:article:published_time", PageField::kPublished},
    {"og:published_time", PageField::kPublished},
    {"datepublished", PageField::kPublished},
    {"parsely-pub-date", PageField::kPublished},
    {"sailthru.date", PageField::kPublished},
    {"publish-date", PageField::kPublished},
    {"publish_date", PageField::kPublished},
    {"publishdate", PageField::kPublished},
    {"published-date", PageField::kPublished},
    {"published_time", PageField::kPublished},
    {"published", PageField::kPublished},
    {"pubdate", PageField::kPublished},
    {"pub_date", PageField::kPublished},
    {"originalpublicationdate", PageField::kPublished},
    {"dcterms.issued", PageField::kPublished},
    {"dc.date.issued", PageField::kPublished},
    {"dcterms.created", PageField::kPublished},
    {"dc.date.created", PageField::kPublished},
    {"dcterms.date", PageField::kPublished},
    {"dc.date", PageField::kPublished},
    {"article.published", PageField::kPublished},
    {"article_date_original", PageField::kPublished},
    {"cxenseparse:recs:publishtime", PageField::kPublished},
    {"datecreated", PageField::kPublished},
    {"date.created", PageField::kPublished},
    {"creation_date", PageField::kPublished},
    {"date", PageField::kPublished},
    {"article:modified_time", PageField::kModified},
    {"article:modified", PageField::kModified},
    {"og:updated_time", PageField::kModified},
    {"datemodified", PageField::kModified},
    {"lastmod", PageField::kModified},
    {"last-modified", PageField::kModified},
    {"dcterms.modified", PageField::kModified},
    {"dc.date.modified", PageField::kModified},
    {"article.updated", PageField::kModified},
};

const MetaName* find_name(std::string_view name) {
  for (const auto& known : kMetaNames) {
    if (known.name == name) return &known;
  }
  return nullptr;
}

// The known name of a <meta> element, whichever attribute has it.
const MetaName* name_of_meta(const HtmlTree& tree, NodeIndex i) {
  for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
    const auto written = tree.attribute(i, attribute);
    if (written.empty() || written.size() > 60) continue;
    if (const auto* found = find_name(lower_ascii(written))) return found;
  }
  return nullptr;
}

}  // namespace

void add_meta(const HtmlTree& tree, std::vector<Statement>& statements) {
  std::vector<std::vector<std::string>> values(std::size(kMetaNames));
  std::string canonical, og_url, language;
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if (tree[i].tag == GUMBO_TAG_HTML) language = trimmed(tree.attribute(i, "lang"));
    if (tree[i].tag == GUMBO_TAG_LINK && canonical.empty() &&
        lower_ascii(tree.attribute(i, "rel")) == "canonical")
      canonical = trimmed(tree.attribute(i, "href"));
    if (tree[i].tag != GUMBO_TAG_META) continue;
    const auto content = trimmed(tree.attribute(i, "content"));
    if (content.empty()) continue;
    if (tree.attribute(i, "property") == "og:url" && og_url.empty()) og_url = content;
    if (const auto* known = name_of_meta(tree, i))
      values[static_cast<std::size_t>(known - kMetaNames)].emplace_back(content);
  }
  const auto add = [&](PageField field, std::string value, std::string place) {
    if (!value.empty()) statements.push_back({field, std::move(value), std::move(place)});
  };
  add(PageField::kCanonical, canonical, "link canonical");
  add(PageField::kCanonical, og_url, "meta og:url");
  add(PageField::kLanguage, language, "html lang");
  for (std::size_t k = 0; k < values.size(); ++k) {
    for (auto& value : values[k])
      add(kMetaNames[k].field, std::move(value), "meta " + std::string(kMetaNames[k].name));
  }
}

}  // namespace weft
