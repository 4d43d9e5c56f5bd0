#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "bench/weight_table.h"

namespace weft::bench {

/// The best of the shortest paths between two entities: level by level from both ends, the smaller
/// rim first, until they meet; then backwards over the levels for the least resistance. The peers'
/// own version of what chains_between() promises. Reusable; a question costs what it reads.
class BestPath {
 public:
  explicit BestPath(std::size_t entities)
      : weights_(entities), met_at_{Levels(entities), Levels(entities)}, costs_(entities, kFar) {}

  /// Entities on the way, both ends among them; empty if there is none. `each_of(entity, visit)`
  /// gives sources and participants of each of the entity's events.
  template <class EachOf>
  std::vector<std::uint32_t> find(std::uint32_t from, std::uint32_t to, const EachOf& each_of) {
    for (std::size_t side : {kFrom, kTo}) {
      rims_[side] = {side == kFrom ? from : to};
      steps_[side].clear();
      meet(side, rims_[side].front(), 1);
    }
    connected_ = false;
    while (!connected_ && !rims_[kFrom].empty() && !rims_[kTo].empty()) {
      widen(rims_[kTo].size() < rims_[kFrom].size() ? kTo : kFrom, each_of);
    }
    std::vector<std::uint32_t> path;
    if (connected_) path = walk(from, to);
    forget();
    return path;
  }

 private:
  using Levels = std::vector<std::uint8_t>;  // of each entity, from 1; 0 if it is not met
  static constexpr std::size_t kFrom = 0, kTo = 1;
  static constexpr std::uint64_t kFar = std::numeric_limits<std::uint64_t>::max();
  /// One step of a path towards its end.
  struct Step {
    std::uint32_t from, to;
    std::uint64_t resistance;
  };

  /// In whole numbers, as weft counts: sums then do not depend on their order.
  static std::uint64_t resistance_of(std::uint64_t sources) {
    constexpr std::uint64_t kOfOne = std::uint64_t{1} << 24U;
    return kOfOne / (4 * sources);
  }

  void meet(std::size_t side, std::uint32_t entity, std::uint8_t level) {
    met_at_[side][entity] = level;
    met_.push_back(entity);
    if (met_at_[1 - side][entity] != 0) connected_ = true;
  }

  template <class EachOf>
  void widen(std::size_t side, const EachOf& each_of) {
    const auto level = static_cast<std::uint8_t>(steps_[side].size() + 2);
    auto& steps = steps_[side].emplace_back();
    std::vector<std::uint32_t> rim;
    for (const std::uint32_t owner : rims_[side]) {
      each_of(owner, [&](std::uint64_t sources, Numbers participants) {
        for (const std::uint32_t other : participants) {
          const std::uint8_t met_at = met_at_[side][other];
          if (met_at == 0 || met_at == level) weights_.add(other, sources);
        }
        return true;
      });
      for (const std::uint32_t other : weights_.entities()) {
        const std::uint64_t resistance = resistance_of(weights_.of(other));
        steps.push_back(side == kFrom ? Step{owner, other, resistance}
                                      : Step{other, owner, resistance});
        if (met_at_[side][other] != 0) continue;
        meet(side, other, level);
        rim.push_back(other);
      }
      weights_.clear();
    }
    rims_[side] = std::move(rim);
  }

  /// Costs to the end, level by level backwards; then forwards along the least, ties by number. An
  /// entity that both sides met is on one level of either, so one table of costs will do.
  std::vector<std::uint32_t> walk(std::uint32_t from, std::uint32_t to) {
    std::vector<const std::vector<Step>*> levels;
    for (const auto& level : steps_[kFrom]) levels.push_back(&level);
    for (auto level = steps_[kTo].rbegin(); level != steps_[kTo].rend(); ++level) {
      levels.push_back(&*level);
    }
    costs_[to] = 0;
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
      for (const Step& step : **level) {
        if (costs_[step.to] == kFar) continue;
        costs_[step.from] = std::min(costs_[step.from], costs_[step.to] + step.resistance);
      }
    }
    std::vector<std::uint32_t> path{from};
    for (const auto* level : levels) path.push_back(next_of(path.back(), *level));
    return path;
  }

  std::uint32_t next_of(std::uint32_t at, const std::vector<Step>& level) const {
    std::uint32_t next = std::numeric_limits<std::uint32_t>::max();
    for (const Step& step : level) {
      const bool best = step.from == at && costs_[step.to] != kFar &&
                        costs_[at] == costs_[step.to] + step.resistance;
      if (best) next = std::min(next, step.to);
    }
    return next;
  }

  void forget() {
    for (const std::uint32_t entity : met_) {
      met_at_[kFrom][entity] = met_at_[kTo][entity] = 0;
      costs_[entity] = kFar;
    }
    met_.clear();
  }

  WeightTable weights_;
  Levels met_at_[2];
  std::vector<std::uint64_t> costs_;
  std::vector<std::uint32_t> met_;
  std::vector<std::uint32_t> rims_[2];
  std::vector<std::vector<Step>> steps_[2];  // by level, from the side's end
  bool connected_ = false;
};

}  // namespace weft::bench
