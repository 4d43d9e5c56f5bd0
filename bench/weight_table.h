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

/// Steps of a shortest path by breadth-first search from both ends, always on the side that has
/// met fewer entities. `each_of(entity, visit)` gives the participants of the entity's events;
/// `visit` gives false to stop.
template <class EachOf>
std::size_t shortest_path_by(std::size_t entities, std::uint32_t from, std::uint32_t to,
                             const EachOf& each_of) {
  if (from == to) return 0;
  struct Side {
    std::uint8_t mark;
    std::vector<std::uint32_t> frontier;
    std::size_t depth = 0;
  };
  std::vector<std::uint8_t> marks(entities);
  Side sides[2] = {{1, {from}, 0}, {2, {to}, 0}};
  marks[from] = 1;
  marks[to] = 2;
  while (!sides[0].frontier.empty() && !sides[1].frontier.empty()) {
    Side& side = sides[sides[0].frontier.size() <= sides[1].frontier.size() ? 0 : 1];
    bool met = false;
    std::vector<std::uint32_t> next;
    for (const std::uint32_t entity : side.frontier) {
      each_of(entity, [&](Numbers participants) {
        for (const std::uint32_t other : participants) {
          if (marks[other] == side.mark) continue;
          if (marks[other] != 0) met = true;
          if (met) return false;
          marks[other] = side.mark;
          next.push_back(other);
        }
        return true;
      });
      if (met) return sides[0].depth + sides[1].depth + 1;
    }
    side.frontier = std::move(next);
    ++side.depth;
  }
  return 0;
}

}  // namespace weft::bench
