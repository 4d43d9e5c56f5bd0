#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/kv.h"

namespace weft {

struct KvRow {
  KvTable table;
  std::string key;
  std::string value;
};

/// First day of the article's publication date; kFirstDay if it has none.
[[nodiscard]] Day report_day_of(const Article& article);

/// Mentions of entities by entity and place, each place once; of several types given to one place,
/// the first.
[[nodiscard]] std::vector<EntityMention> distinct_mentions(const ArticleFacts& facts);

/// The rows that follow from one article alone: its key, mentions of entities, block keys, evidence
/// of relations, claims, predictions. A pure function, so that an article can be taken out of the
/// store by the rows it would put in. No key twice.
[[nodiscard]] std::vector<KvRow> rows_of(const Article& article, const ArticleFacts& facts);

}  // namespace weft
