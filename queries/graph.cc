#include "queries/graph.h"

#include <algorithm>
#include <utility>

#include "queries/detail/citer.h"
#include "queries/detail/growth.h"
#include "queries/detail/overview.h"

namespace weft {
namespace {

double pieces(detail::Quarters quarters) {
  return static_cast<double>(quarters) / static_cast<double>(detail::kFullTie);
}

/// Which entities are in the graph, and what ties them.
struct Drawn {
  const detail::EntityIndex& index;
  std::vector<std::uint32_t> nodes;            ///< Heaviest first, then by id.
  std::vector<detail::Quarters> weights;       ///< Of each entity of the index.
  std::vector<const detail::TiedPair*> pairs;  ///< Heavy enough.
  std::size_t too_light, nodes_left_out, edges_left_out;
};

/// `part` is a Growth or an Overview, and must outlive the result.
template <class Part>
Drawn draw(const Part& part, const std::vector<EntityId>& centres, detail::Quarters lightest) {
  Drawn drawn{.index = part.index(),
              .nodes = {},
              .weights = std::vector<detail::Quarters>(part.index().size()),
              .pairs = {},
              .too_light = 0,
              .nodes_left_out = part.nodes_left_out(),
              .edges_left_out = part.edges_left_out()};
  for (const auto& pair : part.book().pairs()) {
    if (pair.quarters() < lightest) {
      ++drawn.too_light;
      continue;
    }
    drawn.pairs.push_back(&pair);
    drawn.weights[pair.first()] += pair.quarters();
    drawn.weights[pair.second()] += pair.quarters();
  }
  for (const auto number : part.members()) {
    const auto id = drawn.index.id(number);
    const bool is_centre = std::find(centres.begin(), centres.end(), id) != centres.end();
    if (is_centre || drawn.weights[number] > 0) drawn.nodes.push_back(number);
  }
  std::sort(drawn.nodes.begin(), drawn.nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
    return drawn.weights[a] != drawn.weights[b] ? drawn.weights[a] > drawn.weights[b]
                                                : drawn.index.id(a) < drawn.index.id(b);
  });
  return drawn;
}

/// Chooses what is in the graph and hands it to `finish(const Drawn&)`.
template <class Finish>
auto choose(detail::TieScan& scan, const std::vector<EntityId>& centres,
            const GraphOptions& options, bool in_full, Finish&& finish)
    -> decltype(finish(std::declval<const Drawn&>())) {
  const auto lightest = options.min_weight * detail::kFullTie;
  if (centres.empty()) {
    detail::Overview overview(scan, in_full);
    WEFT_TRY(overview.choose(options.max_nodes, lightest));
    return finish(draw(overview, centres, lightest));
  }
  for (const auto centre : centres) WEFT_TRY(reference_to(scan.store(), centre));
  detail::Growth growth(scan, {.hops = options.hops,
                               .members = options.max_nodes,
                               .lightest = lightest,
                               .in_full = in_full});
  WEFT_TRY(growth.grow_from(centres));
  return finish(draw(growth, centres, lightest));
}

detail::TieScan scan_of(const Snapshot& store, const GraphOptions& options) {
  return detail::TieScan(
      store,
      {.window = options.window, .known_by = options.known_by, .relation = options.relation});
}

Result<GraphEdge> edge_of(const detail::TiedPair& pair, const detail::EntityIndex& index,
                          detail::TieScan& scan, bool with_first_date) {
  const auto kinds = pair.kinds_by_weight(scan.kinds());
  const auto& main = kinds.front();
  auto from = index.id(pair.first());
  auto to = index.id(pair.second());
  if (main.backward > main.forward || (main.backward == main.forward && to < from)) {
    std::swap(from, to);
  }
  GraphEdge edge{.from = from,
                 .to = to,
                 .relation = std::string{scan.kinds().name(main.kind)},
                 .weight = pieces(pair.quarters()),
                 .first_date = std::nullopt,
                 .begin = pair.begin(),
                 .end = pair.end(),
                 .events = pair.strongest_events(),
                 .relations = {},
                 .status = main.status};
  for (const auto& kind : kinds) {
    edge.relations.emplace_back(scan.kinds().name(kind.kind), pieces(kind.total));
  }
  if (with_first_date) {
    WEFT_ASSIGN(date, pair.first_date(scan.store()));
    edge.first_date = std::move(date);
  }
  return edge;
}

Result<RelationGraph> graph_of(const Drawn& drawn, const std::vector<EntityId>& centres,
                               detail::TieScan& scan, bool with_first_dates) {
  RelationGraph graph{.nodes = {},
                      .edges = {},
                      .nodes_left_out = drawn.nodes_left_out,
                      .edges_left_out = drawn.edges_left_out,
                      .edges_too_light = drawn.too_light};
  detail::Citer citer(scan.store());
  for (const auto number : drawn.nodes) {
    const auto id = drawn.index.id(number);
    WEFT_ASSIGN(entity, citer.reference_to(id));
    const bool asked_for = std::find(centres.begin(), centres.end(), id) != centres.end();
    graph.nodes.push_back({std::move(entity), pieces(drawn.weights[number]), asked_for});
  }
  for (const auto* pair : drawn.pairs) {
    WEFT_ASSIGN(edge, edge_of(*pair, drawn.index, scan, with_first_dates));
    graph.edges.push_back(std::move(edge));
  }
  std::sort(graph.edges.begin(), graph.edges.end(), [](const GraphEdge& a, const GraphEdge& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  return graph;
}

}  // namespace

Result<RelationGraph> graph_around(const Snapshot& store, const std::vector<EntityId>& centres,
                                   const GraphOptions& options) {
  auto scan = scan_of(store, options);
  return choose(scan, centres, options, true, [&](const Drawn& drawn) {
    return graph_of(drawn, centres, scan, options.with_first_dates);
  });
}

Result<WeightedGraph> weights_around(const Snapshot& store, const std::vector<EntityId>& centres,
                                     const GraphOptions& options) {
  auto scan = scan_of(store, options);
  return choose(scan, centres, options, false, [](const Drawn& drawn) -> Result<WeightedGraph> {
    WeightedGraph graph;
    for (const auto number : drawn.nodes) {
      graph.nodes.push_back({drawn.index.id(number), pieces(drawn.weights[number])});
    }
    for (const auto* pair : drawn.pairs) {
      const auto [a, b] =
          std::minmax({drawn.index.id(pair->first()), drawn.index.id(pair->second())});
      graph.edges.push_back({a, b, pieces(pair->quarters())});
    }
    std::sort(graph.edges.begin(), graph.edges.end(),
              [](const auto& x, const auto& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    return graph;
  });
}

}  // namespace weft
