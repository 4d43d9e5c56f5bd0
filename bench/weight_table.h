#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/entity_numbers.h"

namespace weft::bench {

/// Sums up weights of entities by number. Emptied at the cost of what was put in.
class WeightTable {
 public:
  explicit WeightTable(std::size_t entities) : weights_(entities) {}
  void add(std::uint32_t entity, std::uint64_t weight) {
    if (weights_[entity] == 0) touched_.push_back(entity);
    weights_[entity] += weight;
  }
  [[nodiscard]] std::uint64_t of(std::uint32_t entity) const { return weights_[entity]; }
  [[nodiscard]] const std::vector<std::uint32_t>& entities() const { return touched_; }
  void clear() {
    for (const std::uint32_t entity : touched_) weights_[entity] = 0;
    touched_.clear();
  }

 private:
  std::vector<std::uint64_t> weights_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace weft::bench
