#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/ids.h"

namespace weft::bench {

/// Entities by number: the peers count in plain arrays instead of hash tables. Numbers follow the
/// order of identifiers, so ties by number are ties by identifier.
class EntityNumbers {
 public:
  EntityNumbers() = default;
  explicit EntityNumbers(std::vector<EntityId> sorted) : ids_(std::move(sorted)) {}
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] EntityId id(std::uint32_t number) const { return ids_[number]; }
  [[nodiscard]] std::uint32_t number(EntityId id) const {
    return static_cast<std::uint32_t>(std::lower_bound(ids_.begin(), ids_.end(), id) -
                                      ids_.begin());
  }

 private:
  std::vector<EntityId> ids_;
};

using Numbers = std::span<const std::uint32_t>;

}  // namespace weft::bench
