#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "queries/common.h"
#include "queries/entity.h"
#include "queries/predictions.h"

namespace weft {

struct ClaimAnswer {
  EntityRef entity;
  Claim claim;
  Evidence evidence;
};
struct RelationAnswer {
  RelationId id;
  EntityRef subject, object;
  std::string relation;
  std::optional<EdtfDate> date;
  std::vector<Evidence> evidence;
};
using ShownRecord =
    std::variant<Article, EntityAnswer, EventAnswer, ClaimAnswer, RelationAnswer, PredictionAnswer>;

/// Whatever has the identifier `id` ("a:…", "e:…", "v:…", "c:…", "r:…", "p:…"), or the article with
/// the key `id`. Errors: kNotFound.
[[nodiscard]] Result<ShownRecord> show_record(const Snapshot& store, std::string_view id,
                                              Day today);

}  // namespace weft
