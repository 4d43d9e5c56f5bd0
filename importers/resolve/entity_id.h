#pragma once

#include <string_view>

#include "core/ids.h"

namespace weft {

/// Which entity goes by `name`: that of the pack if `pack_id` is not empty, else one that is named
/// by the name's key (name_key.h): the same in every article, whatever else it says.
[[nodiscard]] EntityId entity_id_of(std::string_view pack_id, std::string_view name);

}  // namespace weft
