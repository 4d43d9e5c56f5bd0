#pragma once

#include <string>
#include <vector>

#include "exporters/detail/graphviz.h"
#include "queries/graph.h"

// What a relationship diagram says and how it looks, whoever lays it out. docs/diagrams.md shows
// it.
namespace weft::detail {

/// How entities of one type are drawn. Fill colours are those of Okabe and Ito, lightened so that
/// dark text stands out; `line` is the full colour, darkened where it would be too pale.
struct TypeStyle {
  const char* shape;
  const char* style;
  const char* fill;
  const char* line;
};
[[nodiscard]] const TypeStyle& style_of(EntityType type);

inline constexpr const char* kFont = "DejaVu Sans,Verdana,Arial,sans-serif";
inline constexpr const char* kInk = "#1A1A1A";
inline constexpr const char* kFaintInk = "#4D4D4D";
inline constexpr const char* kLineInk = "#6B6B6B";

/// In a picture with more edges, only so many are labelled and kept clear of one another.
inline constexpr std::size_t kMostLabels = 150;

/// Points; grows with the logarithm of the evidence, from 1 to 6.
[[nodiscard]] double line_width(double evidence);

/// How a connection is told, which its line shows.
enum class LineKind {
  kDone,       ///< Reported or stated: a full line.
  kNotDone,    ///< Planned, predicted, denied or alleged: dashed.
  kMentioned,  ///< The two are merely named in one sentence: dotted, without an arrow.
};
[[nodiscard]] LineKind line_kind_of(const GraphEdge& edge);
/// Gives an edge the looks of a kind.
void style_line(LineKind kind, Agedge_t* drawn);
/// What a kind of line means, for the legend.
[[nodiscard]] const char* meaning_of(LineKind kind);
/// The kinds that occur, in the order of LineKind.
[[nodiscard]] std::vector<LineKind> line_kinds_in(const RelationGraph& graph);

/// A name on at most three short lines, cut with an ellipsis if it is longer.
[[nodiscard]] std::vector<std::string> name_lines(std::string_view name);
/// "maker of · 2023-08"; what else connects the two is named or counted.
[[nodiscard]] std::vector<std::string> edge_lines(const GraphEdge& edge);

[[nodiscard]] std::string title_of(const RelationGraph& graph);
/// What is shown, and of how much.
[[nodiscard]] std::string footer_of(const RelationGraph& graph);
/// The types that occur, in the order of EntityType.
[[nodiscard]] std::vector<EntityType> types_in(const RelationGraph& graph);
/// Up to three amounts of evidence, from the least to the most that an edge has.
[[nodiscard]] std::vector<double> sample_weights(const RelationGraph& graph);

struct StyledGraph {
  GraphHandle graph;
  std::vector<Agnode_t*> nodes;  ///< Beside the nodes of the answer.
  std::vector<Agedge_t*> edges;  ///< Beside its edges; null for one that is left out.
};
/// Every node and edge of `graph`, styled, without positions, title and legend. Edges whose ends
/// are not among the nodes, and those from a node to itself, are left out. Labels of edges are
/// plain.
[[nodiscard]] StyledGraph styled_graph(const RelationGraph& graph);

}  // namespace weft::detail
