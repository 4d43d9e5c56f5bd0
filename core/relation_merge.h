#pragma once

#include <vector>

#include "core/records.h"

namespace weft {

/// What the pieces of evidence of one relation (not empty) add up to: by the current ones the
/// earliest stated date and the articles that state it, copies counted once; by all of them the
/// earliest report (kFirstDay if one has no report date). Without `kind`.
struct RelationEvidence {
  ArticleId article;
  RelationEvidenceRow row;
};
[[nodiscard]] RelationRow derive_relation(const std::vector<RelationEvidence>& evidence);

}  // namespace weft
