#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

struct GraphOptions {
  std::size_t hops = 1;
  DayRange window;
  std::optional<Day> known_by;
  std::string relation;  ///< Empty: all. An event type or a standing relation.
  std::uint32_t min_weight = 1;
  std::size_t max_nodes = 40;  ///< 0: no limit.
};

struct GraphNode {
  EntityRef entity;
  double weight;           ///< Sum of its edges' weights.
  bool asked_for = false;  ///< One of the entities that the question named.
};
/// Two entities and what connects them most often. `from` acts on `to` where the relation has a
/// direction.
struct GraphEdge {
  EntityId from, to;
  std::string relation;  ///< The most frequent; ties by name.
  double
      weight;  ///< Pieces of evidence: events count by their sources, relations by their articles.
  std::optional<EdtfDate> first_date;  ///< Of the earliest dated event.
  std::optional<Day> begin, end;       ///< First and last day over all dated events.
  std::vector<EventId> events;         ///< Strongest first, at most 32.
  std::vector<std::pair<std::string, double>>
      relations;  ///< All relations with their weights, heaviest first.
};
struct RelationGraph {
  std::vector<GraphNode> nodes;                        ///< By weight, heaviest first, then id.
  std::vector<GraphEdge> edges;                        ///< By from, then to.
  std::size_t nodes_left_out = 0, edges_left_out = 0;  ///< Cut away to stay within max_nodes.
};

/// The relationship graph around `centres`, or of the whole store if there are none: the
/// `max_nodes` entities most strongly connected, ties by id.
[[nodiscard]] Result<RelationGraph> graph_around(const Snapshot& store,
                                                 const std::vector<EntityId>& centres,
                                                 const GraphOptions& options);

}  // namespace weft
