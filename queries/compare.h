#pragma once

#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

struct ComparedValue {
  std::string value;
  std::vector<Evidence> evidence;
};
struct ComparedCell {
  std::vector<ComparedValue> values;  ///< Best attested first, then by value.
  bool disputed = false;              ///< Two articles give it, and have no value in common.
};
struct ComparedRow {
  std::string attribute;
  std::vector<ComparedCell> cells;  ///< One for each entity, in the order asked.
};
struct Comparison {
  std::vector<EntityRef> entities;
  std::vector<ComparedRow> rows;  ///< Attributes that most entities have first, then by name.
};
/// Claims about the entities side by side. Attributes are matched by their folded names, values by
/// their folded text, in which numbers keep their points and signs; each is shown in the spelling
/// most often met. Evidence is by report date, article, span.
/// Cost: one scan an entity. Errors: kNotFound if an entity is unknown.
[[nodiscard]] Result<Comparison> compare_entities(const Snapshot& store,
                                                  const std::vector<EntityId>& entities);

}  // namespace weft
