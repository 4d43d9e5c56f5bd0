#include "queries/centrality.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "queries/detail/flat_map.h"

namespace weft {
namespace {

/// Events as lists of numbered participants. Events of one participant tie no one and are left out,
/// but their participants are counted.
struct Hypergraph {
  detail::EntityIndex index;
  /// By the size of events: their participants, end to end. Equal sizes together cost no guesses.
  std::vector<std::vector<std::uint32_t>> events;
  std::vector<double> ties;         ///< Of each entity, to others: k - 1 for an event of k.
  std::vector<double> memberships;  ///< Events of each entity.
};

/// Numbers participants some at a time, so that what numbers them is fetched for all of them.
class Numbering {
 public:
  explicit Numbering(Hypergraph& graph) : graph_(graph) {}

  void add_event(const std::vector<EntityId>& participants) {
    for (const auto participant : participants) {
      graph_.index.prefetch(participant);
      waiting_.push_back(participant);
    }
    sizes_.push_back(participants.size());
    constexpr std::size_t kMostWaiting = 32;
    if (waiting_.size() >= kMostWaiting) finish();
  }
  void finish() {
    auto participant = waiting_.begin();
    for (const auto size : sizes_) {
      if (graph_.events.size() <= size) graph_.events.resize(size + 1);
      auto& events = graph_.events[size];
      for (std::size_t i = 0; i < size; ++i) events.push_back(graph_.index.of(*participant++));
    }
    waiting_.clear();
    sizes_.clear();
  }

 private:
  Hypergraph& graph_;
  std::vector<EntityId> waiting_;
  std::vector<std::size_t> sizes_;
};

Result<Hypergraph> read_events(const Snapshot& store, DayRange window) {
  Hypergraph graph;
  Numbering numbering{graph};
  std::vector<EntityId> tied;
  WEFT_TRY(store.each_event_of_all(window, Direction::kOldestFirst, false,
                                   [&](const EventPosting& posting) {
                                     tied.clear();
                                     for (std::size_t i = 0; i < posting.roles.size(); ++i) {
                                       if (posting.roles[i] == Role::kContext) continue;
                                       tied.push_back(posting.participants[i]);
                                     }
                                     if (tied.size() == 1) graph.index.of(tied.front());
                                     if (tied.size() >= 2) numbering.add_event(tied);
                                     return true;
                                   }));
  numbering.finish();
  graph.ties.resize(graph.index.size());
  graph.memberships.resize(graph.index.size());
  for (std::size_t size = 2; size < graph.events.size(); ++size) {
    for (const auto participant : graph.events[size]) {
      graph.ties[participant] += static_cast<double>(size - 1);
      graph.memberships[participant] += 1;
    }
  }
  return graph;
}

/// received = A shares. A clique of k hands on k (k - 1) shares, but what each member gets is the
/// sum of all shares less its own, so that an event costs 2 k steps: received(b) = Σ over events of
/// (S - x(b)) with S = Σ x(a) over the event's members a.
void hand_on(const Hypergraph& graph, const std::vector<double>& shares,
             std::vector<double>& received) {
  for (std::size_t i = 0; i < received.size(); ++i) received[i] = -graph.memberships[i] * shares[i];
  for (std::size_t size = 2; size < graph.events.size(); ++size) {
    const auto& participants = graph.events[size];
    for (std::size_t begin = 0; begin < participants.size(); begin += size) {
      double sum = 0;
      for (auto at = begin; at < begin + size; ++at) sum += shares[participants[at]];
      for (auto at = begin; at < begin + size; ++at) received[participants[at]] += sum;
    }
  }
}

/// The ranks r are those for which r = b + damping A D⁻¹ r, where A are the ties between each two
/// entities, D the ties of each to all, and b is the same for everyone; those who are alone in all
/// their events hand on to all alike, which only makes b larger. So r, but for its scale, follows
/// from (D - damping A) x = 1 and r = D x. Ties lead both ways, so this matrix is symmetric, and
/// positive definite: the method of conjugate gradients, with D for its preconditioner, needs 17
/// rounds for a million events, where handing on rank until it settles takes 24. What is left of
/// the right side is exactly what one more round of handing on would change.
std::vector<double> ranks_of(const Hypergraph& graph, const PageRankOptions& options) {
  const auto size = graph.index.size();
  std::vector<double> ranks(size, 1.0), left(size), towards(size), image(size);
  const auto inverse = [&](std::size_t i) { return graph.ties[i] == 0 ? 0 : 1 / graph.ties[i]; };

  // Starts from r = 1: x = D⁻¹ 1.
  for (std::size_t i = 0; i < size; ++i) towards[i] = inverse(i);
  hand_on(graph, towards, image);
  double product = 0;
  for (std::size_t i = 0; i < size; ++i) {
    left[i] = graph.ties[i] == 0 ? 0 : options.damping * image[i];
    towards[i] = left[i] * inverse(i);
    product += left[i] * towards[i];
  }
  const auto everyone = static_cast<double>(size) / (1 - options.damping);
  for (std::size_t round = 0; round < options.most_rounds && product > 0; ++round) {
    hand_on(graph, towards, image);
    double curvature = 0;
    for (std::size_t i = 0; i < size; ++i) {
      image[i] = graph.ties[i] * towards[i] - options.damping * image[i];
      curvature += towards[i] * image[i];
    }
    const auto step = product / curvature;
    double next_product = 0, change = 0;
    for (std::size_t i = 0; i < size; ++i) {
      ranks[i] += step * graph.ties[i] * towards[i];
      left[i] -= step * image[i];
      next_product += left[i] * left[i] * inverse(i);
      change += std::abs(left[i]);
    }
    if (change / everyone < options.tolerance) break;
    for (std::size_t i = 0; i < size; ++i) {
      towards[i] = left[i] * inverse(i) + next_product / product * towards[i];
    }
    product = next_product;
  }
  const auto all = std::accumulate(ranks.begin(), ranks.end(), 0.0);
  for (auto& rank : ranks) rank /= all;
  return ranks;
}

}  // namespace

Result<std::vector<RankedEntity>> page_rank(const Snapshot& store, const PageRankOptions& options) {
  WEFT_ASSIGN(graph, read_events(store, options.window));
  const auto ranks = ranks_of(graph, options);
  std::vector<RankedEntity> ranked;
  ranked.reserve(ranks.size());
  for (std::uint32_t i = 0; i < ranks.size(); ++i) ranked.push_back({graph.index.id(i), ranks[i]});
  const auto kept = options.limit == 0 ? ranked.size() : std::min(options.limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranked.end(), [](const RankedEntity& a, const RankedEntity& b) {
                      return a.rank != b.rank ? a.rank > b.rank : a.entity < b.entity;
                    });
  ranked.resize(kept);
  return ranked;
}

}  // namespace weft
