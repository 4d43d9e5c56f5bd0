#include "queries/detail/kind_names.h"

namespace weft::detail {

std::uint32_t KindNames::named(std::string_view name) {
  const auto [entry, added] =
      by_name_.try_emplace(std::string{name}, static_cast<std::uint32_t>(names_.size()));
  if (added) names_.emplace_back(name);
  return entry->second;
}

std::uint32_t KindNames::learn(std::uint32_t code) {
  const auto kind = named(store_->kind_name(code));
  by_code_.find_or_add(code, kind);
  return kind;
}

}  // namespace weft::detail
