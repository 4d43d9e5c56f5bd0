#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "queries/common.h"
#include "queries/entity.h"
#include "queries/predictions.h"

namespace weft {

/// One of the texts that an article has had.
struct ArticleVersion {
  ArticleId id;
  std::optional<EdtfDate> published, modified;
  std::optional<Day> known_from, until;  ///< Until: superseded on that day; none: current.
};
struct ArticleAnswer {
  Article article;
  std::optional<ArticleId> copy_of;      ///< The original that it is a copy of.
  std::vector<ArticleVersion> versions;  ///< Oldest first, itself among them; none if it is alone.
};
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
using ShownRecord = std::variant<ArticleAnswer, EntityAnswer, EventAnswer, ClaimAnswer,
                                 RelationAnswer, PredictionAnswer>;

/// Whatever has the identifier `id` ("a:…", "e:…", "v:…", "c:…", "r:…", "p:…"), or the article with
/// the key `id`; of several versions with that key, the current one. Errors: kNotFound; kAmbiguous
/// if several articles have the key.
[[nodiscard]] Result<ShownRecord> show_record(const Snapshot& store, std::string_view id,
                                              Day today);

}  // namespace weft
