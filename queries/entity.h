#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queries/common.h"

namespace weft {

/// One standing fact about an entity: from articles, or from a pack (then without evidence).
///
/// A claim has its own attribute and value. A standing relation has its name and its object; seen
/// from its object, the name without "_of" and its subject ("maker": "Huawei"), or "located_in,
/// subject" where the name has no such form.
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
/// An entity with what is known of it. Of its mentions the first in each article are considered, in
/// at most 256 articles; their sources take turns until there are `max_evidence`, which are given
/// by report date, article and span, each with the sentence around it. Errors: kNotFound.
[[nodiscard]] Result<EntityAnswer> entity_in_full(const Snapshot& store, EntityId id,
                                                  std::size_t max_evidence = 10);

/// Entities whose name or alias contains every one of the words (folded, each as the beginning of a
/// word) in one and the same name; all of them without words. By events, then articles, most first,
/// then name, then id; at most `limit` (0: all). Cost: reads every name of the store.
[[nodiscard]] Result<std::vector<EntityRecord>> entities_matching(const Snapshot& store,
                                                                  std::string_view words,
                                                                  std::size_t limit);

}  // namespace weft
