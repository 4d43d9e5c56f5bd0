#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <tuple>
#include <vector>

#include "bench/contender.h"
#include "bench/weight_table.h"

namespace weft::bench {

/// Grows a neighbourhood of two hops from one centre, always along the heaviest edge to someone
/// new, ties by number. The peers' own version of what graph_around() promises.
class Grower {
 public:
  explicit Grower(std::size_t entities) : entities_(entities), weights_(entities) {}

  /// `each_of(entity, visit)` gives sources and participants of each of the entity's events.
  template <class EachOf>
  void grow(std::uint32_t centre, std::size_t max_nodes, const EachOf& each_of) {
    entities_[centre].hops = 0;
    join(centre, each_of);
    while (!offers_.empty() && members_.size() < max_nodes) {
      const std::uint32_t best = offers_.top().number;
      offers_.pop();
      if (!entities_[best].joined) join(best, each_of);
    }
  }

  [[nodiscard]] Neighbourhood result(const EntityNumbers& numbers) const {
    Neighbourhood grown;
    std::vector<std::uint32_t> members = members_;
    std::sort(members.begin(), members.end());
    for (const std::uint32_t member : members) grown.nodes.push_back(numbers.id(member));
    for (const auto& [a, b, weight] : edges_) {
      grown.edges.push_back({numbers.id(std::min(a, b)), numbers.id(std::max(a, b)), weight});
    }
    std::sort(grown.edges.begin(), grown.edges.end());
    return grown;
  }

 private:
  static constexpr std::uint32_t kMaxHops = 2;
  struct Entity {
    bool joined = false;
    std::uint32_t hops = kMaxHops + 1;
    std::uint64_t heaviest = 0;  // edge by which it may join
  };
  struct Offer {
    std::uint64_t weight;
    std::uint32_t number;
    friend bool operator<(const Offer& a, const Offer& b) {
      return std::tie(a.weight, b.number) < std::tie(b.weight, a.number);
    }
  };
  struct Edge {
    std::uint32_t a, b;
    std::uint64_t weight;
  };

  template <class EachOf>
  void join(std::uint32_t owner, const EachOf& each_of) {
    weights_.clear();
    each_of(owner, [&](std::uint64_t sources, Numbers participants) {
      for (const std::uint32_t other : participants) {
        if (other != owner) weights_.add(other, sources);
      }
      return true;
    });
    Entity& joining = entities_[owner];
    joining.joined = true;
    members_.push_back(owner);
    for (const std::uint32_t other : weights_.entities()) {
      if (!entities_[other].joined) continue;
      edges_.push_back({owner, other, weights_.of(other)});
      joining.hops = std::min(joining.hops, entities_[other].hops + 1);
    }
    if (joining.hops < kMaxHops) offer_neighbours();
  }

  void offer_neighbours() {
    for (const std::uint32_t other : weights_.entities()) {
      Entity& neighbour = entities_[other];
      const std::uint64_t weight = weights_.of(other);
      if (neighbour.joined || weight <= neighbour.heaviest) continue;
      neighbour.heaviest = weight;
      offers_.push({weight, other});
    }
  }

  std::vector<Entity> entities_;
  WeightTable weights_;
  std::vector<std::uint32_t> members_;
  std::priority_queue<Offer> offers_;
  std::vector<Edge> edges_;
};

}  // namespace weft::bench
