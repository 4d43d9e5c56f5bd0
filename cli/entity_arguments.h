#pragma once

#include <string>
#include <vector>

#include "core/store.h"
#include "queries/common.h"

namespace weft::cli {

/// The entities that a command line names, in its order. Errors: those of find_entity.
[[nodiscard]] Result<std::vector<EntityId>> entity_arguments(const Snapshot& store,
                                                             const std::vector<std::string>& names);

}  // namespace weft::cli
