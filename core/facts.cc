#include "core/facts.h"

#include "core/names_table.h"

namespace weft {
namespace {

constexpr std::array<std::string_view, 8> kEntityTypes = {"PER", "ORG",  "LOC",   "PRODUCT",
                                                          "LAW", "WORK", "EVENT", "OTHER"};
constexpr std::array<std::string_view, 6> kStatuses = {"reported",  "stated", "planned",
                                                       "predicted", "denied", "alleged"};
constexpr std::array<std::string_view, 6> kRoles = {"agent", "patient", "recipient",
                                                    "place", "topic",   "context"};

}  // namespace

std::string_view name_of(EntityType type) { return kEntityTypes[static_cast<std::size_t>(type)]; }
std::string_view name_of(FactStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }
std::string_view name_of(Role role) { return kRoles[static_cast<std::size_t>(role)]; }
std::optional<EntityType> entity_type_named(std::string_view name) {
  return value_named<EntityType>(kEntityTypes, name);
}
std::optional<FactStatus> status_named(std::string_view name) {
  return value_named<FactStatus>(kStatuses, name);
}
std::optional<Role> role_named(std::string_view name) { return value_named<Role>(kRoles, name); }

}  // namespace weft
