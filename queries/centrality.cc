#include "queries/centrality.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "queries/detail/flat_map.h"

namespace weft {
namespace {

/// Events as lists of numbered participants, end to end. Events of one participant tie no one and
/// are left out, but their participants are counted.
struct Hypergraph {
  detail::EntityIndex index;
  std::vector<std::uint32_t> participants;
  std::vector<std::size_t> event_ends;
  std::vector<double> ties;         ///< Of each entity, to others: k - 1 for an event of k.
  std::vector<double> memberships;  ///< Events of each entity.
};

Result<Hypergraph> read_events(const Snapshot& store, DayRange window) {
  Hypergraph graph;
  WEFT_TRY(store.each_event_of_all(
      window, Direction::kOldestFirst, false, [&](const EventPosting& posting) {
        const auto begin = graph.participants.size();
        for (std::size_t i = 0; i < posting.participants.size(); ++i) {
          if (posting.roles[i] == Role::kContext) continue;
          graph.participants.push_back(graph.index.of(posting.participants[i]));
        }
        if (graph.participants.size() < begin + 2) {
          graph.participants.resize(begin);
        } else {
          graph.event_ends.push_back(graph.participants.size());
        }
        return true;
      }));
  graph.ties.resize(graph.index.size());
  graph.memberships.resize(graph.index.size());
  std::size_t begin = 0;
  for (const auto end : graph.event_ends) {
    for (auto at = begin; at < end; ++at) {
      graph.ties[graph.participants[at]] += static_cast<double>(end - begin - 1);
      graph.memberships[graph.participants[at]] += 1;
    }
    begin = end;
  }
  return graph;
}

/// One round. A clique of k hands on k (k - 1) shares, but what each member gets is the sum of all
/// shares less its own, so that an event costs 2 k steps: next(b) = Σ over events of (S -
/// r(b)/d(b)) with S = Σ r(a)/d(a) over the event's members a and their ties d(a).
void hand_on(const Hypergraph& graph, const std::vector<double>& shares,
             std::vector<double>& received) {
  std::fill(received.begin(), received.end(), 0.0);
  std::size_t begin = 0;
  for (const auto end : graph.event_ends) {
    double sum = 0;
    for (auto at = begin; at < end; ++at) sum += shares[graph.participants[at]];
    for (auto at = begin; at < end; ++at) received[graph.participants[at]] += sum;
    begin = end;
  }
  for (std::size_t i = 0; i < received.size(); ++i) {
    received[i] -= graph.memberships[i] * shares[i];
  }
}

std::vector<double> ranks_of(const Hypergraph& graph, const PageRankOptions& options) {
  const auto size = graph.index.size();
  const auto everyone = static_cast<double>(size);
  std::vector<double> ranks(size, 1 / everyone), shares(size), received(size);
  for (std::size_t round = 0; round < options.most_rounds; ++round) {
    double without_ties = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const bool alone = graph.ties[i] == 0;
      shares[i] = alone ? 0 : ranks[i] / graph.ties[i];
      if (alone) without_ties += ranks[i];
    }
    hand_on(graph, shares, received);
    const auto base = (1 - options.damping + options.damping * without_ties) / everyone;
    double change = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const auto rank = base + options.damping * received[i];
      change += std::abs(rank - ranks[i]);
      ranks[i] = rank;
    }
    if (change < options.tolerance) break;
  }
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
