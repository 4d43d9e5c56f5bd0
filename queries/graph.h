#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

struct GraphOptions {
  std::size_t hops = 1;
  DayRange window = {};
  std::optional<Day> known_by = {};
  std::string relation =
      {};  ///< Empty: all. An event type, a standing relation or "mentioned_with".
  std::uint32_t min_weight = 1;  ///< Lighter edges are left out; 0: none are.
  std::size_t max_nodes = 40;    ///< 0: no limit. The centres are always kept.
  bool with_first_dates = true;  ///< Fill first_date: reads one record for each edge.
};

struct GraphNode {
  EntityRef entity;
  double weight;           ///< Sum of its edges' weights.
  bool asked_for = false;  ///< One of the entities that the question named.
};
/// Two entities and what connects them most often. `from` acts on `to` where the relation has a
/// direction; else it is the one with the smaller id.
struct GraphEdge {
  EntityId from, to;
  /// The most frequent; ties by name. "mentioned_with", if one of them is but named in sentences
  /// that tell of the other, and nothing else connects them.
  std::string relation;
  /// Pieces of evidence: events count by their sources, standing relations by their articles, and
  /// an event that merely names one of the two a quarter.
  double weight;
  std::optional<EdtfDate> first_date;  ///< Of the earliest dated event or relation.
  std::optional<Day> begin, end;       ///< First and last day over all dated events.
  std::vector<EventId> events;         ///< Strongest first, at most 32.
  std::vector<std::pair<std::string, double>>
      relations;  ///< All relations with their weights, `relation` first, then heaviest first.
  /// How `relation` is told at its most certain: kReported if any event of it is.
  FactStatus status = FactStatus::kReported;
};
struct RelationGraph {
  std::vector<GraphNode> nodes;  ///< By weight, heaviest first, then id.
  std::vector<GraphEdge> edges;  ///< By from, then to.
  /// Cut away to stay within max_nodes: entities within reach, and edges that lead from kept
  /// entities to them.
  std::size_t nodes_left_out = 0, edges_left_out = 0;
  std::size_t edges_too_light = 0;  ///< Between kept entities, below min_weight.
};

/// The relationship graph around `centres`, or of the whole store if there are none.
///
/// Around centres it holds every entity within `hops` edges of one. Where these are too many, it is
/// grown from the centres, always along the heaviest edge next (ties by id), until it has
/// `max_nodes` entities: so it hangs together, and any smaller cut is part of any larger one.
/// Of the whole store it holds the `max_nodes` entities with the greatest weight of ties (ties by
/// id), as far as edges connect them to one another.
///
/// Cost: one scan of postings for each entity kept (some 30 ns a posting), no records but names and
/// first dates. Errors: kNotFound if a centre is unknown.
[[nodiscard]] Result<RelationGraph> graph_around(const Snapshot& store,
                                                 const std::vector<EntityId>& centres,
                                                 const GraphOptions& options);

/// The same graph by identifiers and weights alone, for algorithms and for counting.
struct WeightedGraph {
  struct Node {
    EntityId entity;
    double weight;
  };
  struct Edge {
    EntityId a, b;  ///< `a` is the smaller.
    double weight;
  };
  std::vector<Node> nodes;  ///< As RelationGraph::nodes.
  std::vector<Edge> edges;  ///< By a, then b.
};
/// Cost: as graph_around, but some 15 ns a posting, and no record is read but the centres'.
[[nodiscard]] Result<WeightedGraph> weights_around(const Snapshot& store,
                                                   const std::vector<EntityId>& centres,
                                                   const GraphOptions& options);

}  // namespace weft
