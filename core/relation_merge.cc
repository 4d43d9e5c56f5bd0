#include "core/relation_merge.h"

#include <algorithm>
#include <set>

namespace weft {

RelationRow derive_relation(const std::vector<RelationEvidence>& evidence) {
  const auto& first = evidence.front().row;
  RelationRow relation;
  relation.subject = first.mention.subject;
  relation.object = first.mention.object;
  relation.relation = first.mention.relation;
  relation.first_reported = first.reported;
  std::set<ArticleId> originals;
  for (const auto& [article, row] : evidence) {
    relation.first_reported = std::min(relation.first_reported, row.reported);
    if (row.until != kLastDay) continue;
    originals.insert(row.original == ArticleId{} ? article : row.original);
    const auto& date = row.mention.date;
    if (date && (!relation.date || *date < *relation.date)) relation.date = date;
  }
  relation.articles = static_cast<std::uint32_t>(originals.size());
  return relation;
}

}  // namespace weft
