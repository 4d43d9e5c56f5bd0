#include "core/prepared_article.h"

#include <utility>

#include "core/records.h"
#include "core/store_check.h"

namespace weft {

PreparedArticle prepare(Article article, ArticleFacts facts, std::uint64_t engine) {
  PreparedArticle result;
  result.checked = check_facts(article, facts);
  if (result.checked) {
    result.article_bytes = encode_article(article, engine);
    result.facts_bytes = encode_facts(facts);
    result.rows = rows_of(article, facts, standing_alone(article));
  }
  result.article = std::move(article);
  result.facts = std::move(facts);
  result.engine = engine;
  return result;
}

}  // namespace weft
