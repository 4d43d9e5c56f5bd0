#include "queries/detail/best_ways.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <utility>

namespace weft::detail {
namespace {

struct GraphLink {
  WayCost cost;
  Day standing_from;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, GraphLink,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

constexpr WayCost kUnreachable{std::numeric_limits<std::uint32_t>::max(), 0, 0};
constexpr std::size_t kMostPartials = 500'000;

/// The map as a graph; vertices are numbered in the order of their ids, so that comparing numbers
/// compares ids.
struct Roads {
  std::vector<std::uint32_t> numbers;  ///< Of each vertex in the map.
  Graph graph;
  Vertex from, to;
};

Roads roads_of(const LinkMap& map) {
  std::vector<std::uint32_t> numbers{LinkMap::from(), LinkMap::to()};
  std::vector<std::pair<std::uint32_t, const Link*>> links;
  map.each_link([&](std::uint32_t a, const Link& link) {
    links.emplace_back(a, &link);
    numbers.push_back(a);
    numbers.push_back(link.to);
  });
  std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    return map.index().id(a) < map.index().id(b);
  });
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<Vertex> vertices(map.index().size());
  for (std::uint32_t v = 0; v < numbers.size(); ++v) vertices[numbers[v]] = v;

  std::vector<std::pair<Vertex, Vertex>> ends;
  std::vector<GraphLink> properties;
  for (const auto& [a, link] : links) {
    const auto x = vertices[a], y = vertices[link->to];
    for (const auto& direction : {std::pair{x, y}, std::pair{y, x}}) {
      ends.push_back(direction);
      properties.push_back({link->cost(), link->standing_from});
    }
  }
  const auto size = static_cast<std::uint32_t>(numbers.size());
  return Roads{.numbers = std::move(numbers),
               .graph = Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                              properties.begin(), size),
               .from = vertices[LinkMap::from()],
               .to = vertices[LinkMap::to()]};
}

/// Links lead both ways at equal cost, so costs from the far end are costs to it.
std::vector<WayCost> costs_to_end(const Roads& roads) {
  std::vector<WayCost> costs(roads.numbers.size());
  boost::dijkstra_shortest_paths(
      roads.graph, roads.to,
      boost::weight_map(boost::get(&GraphLink::cost, roads.graph))
          .distance_map(boost::make_iterator_property_map(
              costs.begin(), boost::get(boost::vertex_index, roads.graph)))
          .distance_compare(std::less<WayCost>{})
          .distance_combine(std::plus<WayCost>{})
          .distance_inf(kUnreachable)
          .distance_zero(WayCost{}));
  return costs;
}

/// The beginning of a way.
struct Partial {
  WayCost estimate;           ///< Of the whole way, never too high.
  std::vector<Vertex> stops;  ///< The first is where all ways begin.
  std::vector<Way::Step> steps;
  WayCost so_far;
  /// The best on top of a std::priority_queue. A way is after its own beginnings, so equals come
  /// out in the order of their ids too.
  friend bool operator<(const Partial& a, const Partial& b) {
    return a.estimate != b.estimate ? b.estimate < a.estimate : b.stops < a.stops;
  }
};

class Search {
 public:
  Search(const LinkMap& map, const WayQuestion& question)
      : map_(map), question_(question), roads_(roads_of(map)), costs_(costs_to_end(roads_)) {}

  std::vector<Way> run() {
    std::vector<Way> ways;
    Partial start;
    start.stops.push_back(roads_.from);
    push(std::move(start));
    while (!partials_.empty() && ways.size() < question_.count && pushed_ < kMostPartials) {
      const Partial best = partials_.top();
      partials_.pop();
      if (best.stops.back() == roads_.to) {
        ways.push_back({best.steps});
      } else {
        extend(best);
      }
    }
    return ways;
  }

 private:
  void push(Partial partial) {
    const auto& ahead = costs_[partial.stops.back()];
    if (ahead == kUnreachable) return;
    partial.estimate = partial.so_far + ahead;
    if (partial.estimate.steps > question_.most_steps) return;
    partials_.push(std::move(partial));
    ++pushed_;
  }

  void extend(const Partial& partial) {
    const auto [begin, end] = boost::out_edges(partial.stops.back(), roads_.graph);
    for (auto at = begin; at != end; ++at) {
      const auto edge = *at;
      const auto next = boost::target(edge, roads_.graph);
      if (std::find(partial.stops.begin(), partial.stops.end(), next) != partial.stops.end()) {
        continue;
      }
      const auto step = step_along(roads_.graph[edge], partial, next);
      if (!step) continue;
      Partial longer = partial;
      longer.so_far = partial.so_far + roads_.graph[edge].cost;
      longer.stops.push_back(next);
      longer.steps.push_back(*step);
      push(std::move(longer));
    }
  }

  /// In order, taking each link as early as can be leaves the most ways open. Empty if it cannot be
  /// taken any more.
  std::optional<Way::Step> step_along(const GraphLink& link, const Partial& partial,
                                      Vertex next) const {
    Way::Step step{.to = roads_.numbers[next], .mere = link.cost.mere > 0};
    if (!question_.in_order) return step;
    const auto earliest = partial.steps.empty() ? kFirstDay : partial.steps.back().day;
    const auto& days = map_.days_of(roads_.numbers[partial.stops.back()], step.to);
    const auto event = std::lower_bound(days.begin(), days.end(), earliest);
    const auto standing = std::max(earliest, link.standing_from);
    step.standing =
        link.standing_from != Link::kNotStanding && (event == days.end() || standing <= *event);
    if (!step.standing && event == days.end()) return std::nullopt;
    step.day = step.standing ? standing : *event;
    return step;
  }

  const LinkMap& map_;
  const WayQuestion& question_;
  Roads roads_;
  std::vector<WayCost> costs_;
  std::priority_queue<Partial> partials_;
  std::size_t pushed_ = 0;
};

}  // namespace

std::vector<Way> best_ways(const LinkMap& map, const WayQuestion& question) {
  return Search{map, question}.run();
}

}  // namespace weft::detail
