#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queries/common.h"

namespace weft {

/// One standing fact about an entity: from articles, or from a pack (then without evidence).
struct EntityFact {
  std::string attribute, value;
  std::string by;  ///< "article" or "pack".
  std::vector<Evidence> evidence;
};
struct EntityAnswer {
  EntityRecord record;
  std::vector<EntityFact> facts;  ///< By attribute, value.
  std::vector<Evidence>
      evidence;  ///< A few places that name it, from as many sources as there are.
};
[[nodiscard]] Result<EntityAnswer> entity_in_full(const Snapshot& store, EntityId id,
                                                  std::size_t max_evidence = 10);

/// Entities whose name or alias contains every one of the words (folded, each as the beginning of a
/// word); all of them without words. By events, then articles, then name.
[[nodiscard]] Result<std::vector<EntityRecord>> entities_matching(const Snapshot& store,
                                                                  std::string_view words,
                                                                  std::size_t limit);

}  // namespace weft
