#include "queries/graph.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "queries/detail/citer.h"
#include "queries/detail/growth.h"
#include "queries/detail/overview.h"

namespace weft {
namespace {

double pieces(detail::Quarters quarters) {
  return static_cast<double>(quarters) / static_cast<double>(detail::kFullTie);
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

/// Takes the nodes and edges from `part`, a Growth or an Overview.
template <class Part>
Result<RelationGraph> draw(const Part& part, const std::vector<EntityId>& centres,
                           const GraphOptions& options, detail::TieScan& scan) {
  RelationGraph graph;
  graph.nodes_left_out = part.nodes_left_out();
  graph.edges_left_out = part.edges_left_out();
  std::unordered_map<EntityId, double> weights;
  for (const auto& pair : part.book().pairs()) {
    if (pair.quarters() < options.min_weight * detail::kFullTie) {
      ++graph.edges_too_light;
      continue;
    }
    WEFT_ASSIGN(edge, edge_of(pair, part.index(), scan, options.with_first_dates));
    weights[edge.from] += edge.weight;  // Quarters, so the sum is exact in any order.
    weights[edge.to] += edge.weight;
    graph.edges.push_back(std::move(edge));
  }
  detail::Citer citer(scan.store());
  for (const auto number : part.members()) {
    const auto id = part.index().id(number);
    const bool asked_for = std::find(centres.begin(), centres.end(), id) != centres.end();
    if (!asked_for && !weights.contains(id)) continue;
    WEFT_ASSIGN(entity, citer.reference_to(id));
    graph.nodes.push_back({std::move(entity), weights[id], asked_for});
  }
  std::sort(graph.nodes.begin(), graph.nodes.end(), [](const GraphNode& a, const GraphNode& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.entity.id < b.entity.id;
  });
  std::sort(graph.edges.begin(), graph.edges.end(), [](const GraphEdge& a, const GraphEdge& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  return graph;
}

}  // namespace

Result<RelationGraph> graph_around(const Snapshot& store, const std::vector<EntityId>& centres,
                                   const GraphOptions& options) {
  detail::TieScan scan(
      store,
      {.window = options.window, .known_by = options.known_by, .relation = options.relation});
  const auto lightest = options.min_weight * detail::kFullTie;
  if (centres.empty()) {
    detail::Overview overview(scan);
    WEFT_TRY(overview.choose(options.max_nodes, lightest));
    return draw(overview, centres, options, scan);
  }
  for (const auto centre : centres) WEFT_TRY(reference_to(store, centre));
  detail::Growth growth(scan,
                        {.hops = options.hops, .members = options.max_nodes, .lightest = lightest});
  WEFT_TRY(growth.grow_from(centres));
  return draw(growth, centres, options, scan);
}

}  // namespace weft
