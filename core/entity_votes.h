#pragma once

#include <map>
#include <string>

#include "core/records.h"

namespace weft {

/// One article's voice about an entity, added (+1) or taken back (-1). `mentions`: places that name
/// it; none for a superseded version, which has a say in how things are called but counts no more.
/// False if more is taken back than was given: the store disagrees with itself.
[[nodiscard]] bool vote(EntityVotes& votes, const EntityDescription& description,
                        std::uint32_t engine, std::optional<std::int32_t> mentions, int sign);

/// The entity that the votes elect. Name: that of the pack by the newest engine, else the spelling
/// with most articles, the longer, the first by bytes. Type likewise.
[[nodiscard]] EntityRecord elected(EntityId id, const EntityVotes& votes);

/// Every folded name by which the entity is found, and whether it is that of its own name.
[[nodiscard]] std::map<std::string, bool> folded_names(const EntityRecord& entity);

}  // namespace weft
