#pragma once

#include <cstdint>
#include <string>

#include "core/article.h"
#include "core/facts.h"
#include "core/result.h"
#include "core/store_rows.h"

namespace weft {

/// An article with all it states, checked and turned into the rows that follow from it: most of the
/// work of putting it into a store, and none for which the store is needed.
struct PreparedArticle {
  Article article;
  ArticleFacts facts;
  std::uint64_t engine = 0;                ///< What read it.
  Status checked = ok();                   ///< Why it cannot be put, if a fact lacks its evidence.
  std::string article_bytes, facts_bytes;  ///< Its rows of kArticles and kFacts.
  ArticleRows rows;                        ///< As an article that has neither copies nor versions.
};

/// Pure; any thread may call it. Linear in the article and its facts.
[[nodiscard]] PreparedArticle prepare(Article article, ArticleFacts facts, std::uint64_t engine);

}  // namespace weft
