#include "cli/entity_arguments.h"

namespace weft::cli {

Result<std::vector<EntityId>> entity_arguments(const Snapshot& store,
                                               const std::vector<std::string>& names) {
  std::vector<EntityId> entities;
  for (const auto& name : names) {
    WEFT_ASSIGN(entity, find_entity(store, name));
    entities.push_back(entity.id);
  }
  return entities;
}

}  // namespace weft::cli
