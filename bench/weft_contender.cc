#include "bench/weft_contender.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "queries/centrality.h"
#include "queries/co_seen.h"
#include "queries/graph.h"
#include "queries/path.h"

namespace weft::bench {
namespace {

template <class T>
T required(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "weft: %s\n", describe(result.error()).c_str());
    std::exit(5);
  }
  return std::move(result).value();
}

Listing::Item item_of(const EventPosting& posting) {
  return {posting.event.value, posting.days, posting.type, posting.sources};
}

class WeftContender final : public Contender {
 public:
  explicit WeftContender(const Snapshot& store) : store_(store) {}

  std::string_view name() const override { return "weft"; }

  Listing newest(EntityId entity, DayRange window, std::size_t limit) override {
    Listing listing;
    required(store_.each_event(entity, window, Direction::kNewestFirst, false,
                               [&](const EventPosting& posting) {
                                 listing.add(item_of(posting), posting.participants);
                                 return listing.count() < limit;
                               }));
    return listing;
  }

  Listing newest_as_known(EntityId entity, DayRange window, std::size_t limit,
                          Day known_by) override {
    Listing listing;
    required(store_.each_event(entity, window, Direction::kNewestFirst, false,
                               [&](const EventPosting& posting) {
                                 add_as_known(posting, known_by, listing);
                                 return listing.count() < limit;
                               }));
    return listing;
  }

  Listing whole_timeline(EntityId entity) override {
    Listing listing;
    required(store_.each_event(entity, {}, Direction::kOldestFirst, false,
                               [&](const EventPosting& posting) {
                                 listing.add(item_of(posting), posting.participants);
                                 return true;
                               }));
    return listing;
  }

  Counts most_seen_with(EntityId entity, DayRange window, std::size_t limit) override {
    Counts counts;
    for (const CoSeenEntity& seen :
         required(most_often_seen_with(store_, entity, {window, std::nullopt, limit}))) {
      counts.emplace_back(seen.entity, seen.events);
    }
    return counts;
  }

  Neighbourhood neighbourhood(EntityId entity, std::size_t max_nodes) override {
    GraphOptions options;
    options.hops = 2;
    options.max_nodes = max_nodes;
    const WeightedGraph graph = required(weights_around(store_, {entity}, options));
    Neighbourhood grown;
    for (const auto& node : graph.nodes) grown.nodes.push_back(node.entity);
    for (const auto& edge : graph.edges) {
      grown.edges.push_back(
          {edge.a, edge.b, static_cast<std::uint64_t>(std::llround(edge.weight))});
    }
    std::sort(grown.nodes.begin(), grown.nodes.end());
    std::sort(grown.edges.begin(), grown.edges.end());
    return grown;
  }

  std::vector<EntityId> shortest_path(EntityId from, EntityId to) override {
    return required(chains_between(store_, from, to, {})).front();
  }

  std::vector<Rank> page_rank(std::size_t limit) override {
    PageRankOptions options;
    options.limit = limit;
    std::vector<Rank> ranks;
    for (const RankedEntity& ranked : required(weft::page_rank(store_, options))) {
      ranks.push_back({ranked.entity, ranked.rank});
    }
    return ranks;
  }

 private:
  /// The generator tells an event at most twice, so on any day it was known as one event or none.
  void add_as_known(const EventPosting& posting, Day known_by, Listing& listing) const {
    if (posting.first_reported > known_by) return;
    Listing::Item item = item_of(posting);
    if (posting.last_reported > known_by) {
      const auto known = required(store_.event_as_known(posting.event, known_by));
      item.event = known.front().id.value;
      item.sources = known.front().sources;
    }
    listing.add(item, posting.participants);
  }

  const Snapshot& store_;
};

}  // namespace

std::unique_ptr<Contender> make_weft_contender(const Snapshot& store) {
  return std::make_unique<WeftContender>(store);
}

}  // namespace weft::bench
