#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/kv.h"
#include "core/records.h"
#include "core/standing.h"

namespace weft {

struct KvRow {
  KvTable table;
  std::string key;
  std::string value;
};

/// Mentions of entities by entity and place, each place once; of several types given to one place,
/// the first.
[[nodiscard]] std::vector<EntityMention> distinct_mentions(const ArticleFacts& facts);

/// The rows that follow from one article and its standing: its key, sketch, copy and version keys,
/// mentions of entities, block keys, evidence of relations, claims, predictions. Of a superseded
/// version only those by which earlier days are asked for: no mentions, claims and predictions. A
/// pure function, so that an article can be taken out of the store by the rows it would put in. No
/// key twice.
[[nodiscard]] std::vector<KvRow> rows_of(const Article& article, const ArticleFacts& facts,
                                         const Standing& standing);

/// The mentions of events that follow from one article and its standing.
[[nodiscard]] std::vector<EventMember> members_of(const ArticleFacts& facts,
                                                  const Standing& standing);

}  // namespace weft
