#include "core/article.h"

#include "core/names_table.h"

namespace weft {
namespace {

constexpr std::array<std::string_view, 10> kSectionKinds = {
    "headline", "byline",    "summary",  "body",     "takeaway",
    "table",    "technical", "forecast", "timeline", "boilerplate"};
constexpr std::array<std::string_view, 3> kOrigins = {"reporting", "analysis", "unknown"};

}  // namespace

void identify(Article& article) {
  Hasher hasher{"article"};
  hasher.add(article.text).add(article.title).add(article.source).add(article.url);
  hasher.add(article.published && !article.published_inferred ? article.published->text()
                                                              : std::string{});
  if (article.modified) hasher.add("modified").add(article.modified->text());
  if (article.has_given_key) hasher.add(article.key);
  article.id = ArticleId{hasher.digest()};
}

std::string_view name_of(SectionKind kind) { return kSectionKinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Origin origin) { return kOrigins[static_cast<std::size_t>(origin)]; }
std::optional<SectionKind> section_kind_named(std::string_view name) {
  return value_named<SectionKind>(kSectionKinds, name);
}
std::optional<Origin> origin_named(std::string_view name) {
  return value_named<Origin>(kOrigins, name);
}

}  // namespace weft
