#include "importers/resolve/entity_id.h"

#include <string>

#include "importers/language/name_key.h"

namespace weft {

EntityId entity_id_of(std::string_view pack_id, std::string_view name) {
  if (!pack_id.empty()) return {Hasher("entity").add("pack").add(pack_id).digest()};
  const auto key = name_key(name);
  return {Hasher("entity").add("name").add(key.empty() ? name : key).digest()};
}

}  // namespace weft
