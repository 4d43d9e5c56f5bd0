#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "bench/best_path.h"
#include "bench/grow.h"
#include "bench/page_rank.h"
#include "bench/weight_table.h"

namespace weft::bench {

inline constexpr double kDamping = 0.85;
inline constexpr double kPageRankTolerance = 1e-9;

/// The questions that count, for anything that can scan events by entity numbers. `Scan` gives:
///   numbers()                               the EntityNumbers
///   each_of(entity, visit)                  visit(sources, Numbers) for each event of an entity
///   each_in_window(entity, window, visit)   the same within a window
///   each_event(visit)                       visit(Numbers) for each event of all
/// A visit that gives false ends the scan.
template <class Scan>
class NumberedContender : public Contender {
 public:
  Counts most_seen_with(EntityId entity, DayRange window, std::size_t limit) final {
    const std::uint32_t owner = numbers().number(entity);
    WeightTable& weights = empty_weights();
    scan().each_in_window(owner, window, [&](std::uint64_t, Numbers participants) {
      for (const std::uint32_t other : participants) {
        if (other != owner) weights.add(other, 1);
      }
      return true;
    });
    Counts counts;
    for (const std::uint32_t other : heaviest(weights, limit)) {
      counts.emplace_back(numbers().id(other), weights.of(other));
    }
    return counts;
  }

  Neighbourhood neighbourhood(EntityId entity, std::size_t max_nodes) final {
    Grower grower{numbers().size()};
    grower.grow(numbers().number(entity), max_nodes,
                [&](std::uint32_t owner, const auto& visit) { scan().each_of(owner, visit); });
    return grower.result(numbers());
  }

  std::vector<EntityId> shortest_path(EntityId from, EntityId to) final {
    if (!best_path_) best_path_.emplace(numbers().size());
    std::vector<EntityId> path;
    for (const std::uint32_t number : best_path_->find(
             numbers().number(from), numbers().number(to),
             [&](std::uint32_t owner, const auto&visit) { scan().each_of(owner, visit); })) {
      path.push_back(numbers().id(number));
    }
    return path;
  }

  std::vector<Rank> page_rank(std::size_t limit) final {
    EventPageRank graph{numbers().size()};
    scan().each_event([&](Numbers participants) {
      graph.add_event(participants);
      return true;
    });
    const std::vector<double> ranks = graph.ranks(kDamping, kPageRankTolerance);
    std::vector<Rank> all;
    for (std::uint32_t i = 0; i < ranks.size(); ++i) all.push_back({numbers().id(i), ranks[i]});
    const std::size_t count = std::min(limit, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                      [](const Rank& a, const Rank& b) {
                        return a.rank != b.rank ? a.rank > b.rank : a.entity < b.entity;
                      });
    all.resize(count);
    return all;
  }

 private:
  Scan& scan() { return static_cast<Scan&>(*this); }
  const EntityNumbers& numbers() { return scan().numbers(); }

  /// Tables as long as there are entities, made once: a question costs what it reads.
  WeightTable& empty_weights() {
    if (!weights_) weights_.emplace(numbers().size());
    weights_->clear();
    return *weights_;
  }

  static std::vector<std::uint32_t> heaviest(const WeightTable& weights, std::size_t limit) {
    std::vector<std::uint32_t> entities = weights.entities();
    const std::size_t count = std::min(limit, entities.size());
    std::partial_sort(entities.begin(), entities.begin() + static_cast<std::ptrdiff_t>(count),
                      entities.end(), [&](std::uint32_t a, std::uint32_t b) {
                        return weights.of(a) != weights.of(b) ? weights.of(a) > weights.of(b)
                                                              : a < b;
                      });
    entities.resize(count);
    return entities;
  }

  std::optional<WeightTable> weights_;
  std::optional<BestPath> best_path_;
};

}  // namespace weft::bench
