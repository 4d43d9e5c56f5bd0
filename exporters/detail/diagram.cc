#include "exporters/detail/diagram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "exporters/detail/display.h"
#include "exporters/detail/wording.h"

namespace weft::detail {
namespace {

constexpr std::size_t kNameColumns = 20;
constexpr std::size_t kNameLines = 3;
constexpr std::size_t kEdgeColumns = 24;
constexpr std::size_t kNamedRelations = 2;
constexpr std::size_t kTitleNames = 3;
constexpr std::string_view kMentionedWith = "mentioned_with";

constexpr std::array<TypeStyle, 8> kStyles = {{
    {"ellipse", "filled", "#FAD98F", "#A87400"},        // PER: orange
    {"box", "filled,rounded", "#B5DDF5", "#2E86B8"},    // ORG: sky blue
    {"hexagon", "filled", "#9FDCC8", "#00795A"},        // LOC: bluish green
    {"box3d", "filled", "#F7F1A1", "#8F8500"},          // PRODUCT: yellow
    {"note", "filled", "#EBC6DA", "#A85483"},           // LAW: reddish purple
    {"folder", "filled", "#F2BE99", "#B84F00"},         // WORK: vermilion
    {"octagon", "filled", "#9CC8E3", "#0072B2"},        // EVENT: blue
    {"parallelogram", "filled", "#E6E6E6", "#5E5E5E"},  // OTHER: grey
}};

std::string joined_label(const std::vector<std::string>& lines) {
  std::string label;
  for (const auto& line : lines) label += (label.empty() ? "" : "\\n") + label_text(line);
  return label;
}

/// `lines` cut to `limit`, the last one ending in an ellipsis if any were cut.
std::vector<std::string> cut(std::vector<std::string> lines, std::size_t limit,
                             std::size_t columns) {
  if (lines.size() <= limit) return lines;
  lines.resize(limit);
  lines.back() = shortened(lines.back() + " …", columns);
  if (!lines.back().ends_with("…")) lines.back() += "…";
  return lines;
}

/// "planned 2026-03": when, and how it is told if that is neither reported nor said.
std::string when_text(const GraphEdge& edge) {
  const bool is_done = edge.status == FactStatus::kReported || edge.status == FactStatus::kStated;
  return joined({is_done ? "" : std::string{name_of(edge.status)},
                 edge.first_date ? date_words(*edge.first_date) : ""},
                " ");
}

/// "supply, sue +3": the heaviest relations, and how many more there are. That two are also
/// mentioned together is no news.
std::string relations_text(const GraphEdge& edge) {
  std::vector<std::string> names = {relation_words(edge.relation)};
  std::size_t more = 0;
  for (const auto& [relation, weight] : edge.relations) {
    if (relation == edge.relation || relation == kMentionedWith) continue;
    if (names.size() < kNamedRelations) {
      names.push_back(relation_words(relation));
    } else {
      ++more;
    }
  }
  return joined(names, ", ") + (more > 0 ? " +" + std::to_string(more) : "");
}

void style_node(const GraphNode& node, Agnode_t* drawn) {
  const TypeStyle& style = style_of(node.entity.type);
  set(drawn, "label", joined_label(name_lines(node.entity.name)));
  set(drawn, "shape", style.shape);
  set(drawn, "style", node.asked_for ? std::string{style.style} + ",bold" : style.style);
  set(drawn, "fillcolor", style.fill);
  set(drawn, "color", style.line);
  set(drawn, "penwidth", node.asked_for ? "3.5" : "1.4");
  set(drawn, "fontsize", node.asked_for ? "15" : "11.5");
  set(drawn, "type", std::string{name_of(node.entity.type)});
  set(drawn, "evidence", number_text(node.weight));
  set(drawn, "tooltip",
      label_text(one_line(node.entity.name) + " (" + std::string{word_for(node.entity.type)} +
                 ")"));
}

/// What a viewer shows beneath the pointer: "Huawei → Ascend 910B: maker of, 8 pieces of evidence".
std::string tooltip_of(const GraphEdge& edge, const GraphNode& from, const GraphNode& to) {
  return label_text(one_line(from.entity.name) + " → " + one_line(to.entity.name) + ": " +
                    joined(edge_lines(edge), " · ") + ", evidence " + number_text(edge.weight));
}

void style_edge(const GraphEdge& edge, Agedge_t* drawn) {
  set(drawn, "label", joined_label(edge_lines(edge)));
  set(drawn, "penwidth", decimal(line_width(edge.weight)));
  style_line(line_kind_of(edge), drawn);
  set(drawn, "arrowsize", decimal(0.6 + 0.1 * line_width(edge.weight)));
  set(drawn, "relation", label_text(one_line(edge.relation)));
  set(drawn, "evidence", number_text(edge.weight));
  set(drawn, "status", std::string{name_of(edge.status)});
  set(drawn, "begin", edge.begin ? day_words(*edge.begin) : "");
  set(drawn, "end", edge.end ? day_words(*edge.end) : "");
}

void set_defaults(Agraph_t* graph) {
  set(graph, "charset", "UTF-8");
  set(graph, "bgcolor", "#FFFFFF");
  set(graph, "fontname", kFont);
  set(graph, "fontcolor", kInk);
  set(graph, "outputorder", "edgesfirst");
  set(graph, "linelength", "0");  // Keeps cgraph from breaking strings across lines.
  set_default(graph, AGNODE, "fontname", kFont);
  set_default(graph, AGNODE, "fontcolor", kInk);
  set_default(graph, AGNODE, "margin", "0.14,0.08");
  set_default(graph, AGNODE, "height", "0.4");
  set_default(graph, AGNODE, "width", "0.6");
  set_default(graph, AGEDGE, "fontname", kFont);
  set_default(graph, AGEDGE, "fontcolor", kFaintInk);
  set_default(graph, AGEDGE, "fontsize", "9");
  set_default(graph, AGEDGE, "color", kLineInk);
  set_default(graph, AGEDGE, "arrowsize", "0.7");
}

}  // namespace

const TypeStyle& style_of(EntityType type) { return kStyles[static_cast<std::size_t>(type)]; }

double line_width(double evidence) {
  if (!(evidence > 1.0)) return 1.0;
  return std::min(6.0, 1.0 + std::log2(evidence) * 0.8);
}

LineKind line_kind_of(const GraphEdge& edge) {
  if (edge.relation == kMentionedWith) return LineKind::kMentioned;
  const bool is_done = edge.status == FactStatus::kReported || edge.status == FactStatus::kStated;
  return is_done ? LineKind::kDone : LineKind::kNotDone;
}

void style_line(LineKind kind, Agedge_t* drawn) {
  if (kind == LineKind::kNotDone) set(drawn, "style", "dashed");
  if (kind == LineKind::kMentioned) {
    set(drawn, "style", "dotted");
    set(drawn, "dir", "none");
  }
}

const char* meaning_of(LineKind kind) {
  switch (kind) {
    case LineKind::kDone:
      return "reported";
    case LineKind::kNotDone:
      return "planned, predicted, denied or alleged";
    case LineKind::kMentioned:
      return "only mentioned together";
  }
  return "";
}

std::vector<LineKind> line_kinds_in(const RelationGraph& graph) {
  std::vector<LineKind> kinds;
  for (const auto& edge : graph.edges) kinds.push_back(line_kind_of(edge));
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

std::vector<std::string> name_lines(std::string_view name) {
  return cut(wrap(one_line(name), kNameColumns), kNameLines, kNameColumns);
}

std::vector<std::string> edge_lines(const GraphEdge& edge) {
  const std::string when = when_text(edge);
  const std::string relations = relations_text(edge);
  const std::string whole = joined({relations, when}, " · ");
  if (display_width(whole) <= kEdgeColumns || when.empty()) {
    return cut(wrap(whole, kEdgeColumns), 2, kEdgeColumns);
  }
  return {shortened(relations, kEdgeColumns), shortened(when, kEdgeColumns)};
}

std::string title_of(const RelationGraph& graph) {
  std::vector<std::string> names;
  for (const auto& node : graph.nodes) {
    if (node.asked_for) names.push_back(shortened(one_line(node.entity.name), 40));
  }
  if (names.empty()) return "The strongest connections";
  const std::size_t more = names.size() > kTitleNames ? names.size() - kTitleNames : 0;
  if (more > 0) names.resize(kTitleNames);
  return "Connections of " + joined(names, ", ") +
         (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

std::string footer_of(const RelationGraph& graph) {
  const auto part = [](std::size_t shown, std::size_t left_out, std::string_view one,
                       std::string_view many) {
    return left_out == 0 ? count_text(shown, one, many)
                         : std::to_string(shown) + " of " + count_text(shown + left_out, one, many);
  };
  const std::string counts =
      part(graph.nodes.size(), graph.nodes_left_out, "entity", "entities") + ", " +
      part(graph.edges.size(), graph.edges_left_out, "connection", "connections");
  const bool is_cut = graph.nodes_left_out > 0 || graph.edges_left_out > 0;
  const std::string light = graph.edges_too_light == 0
                                ? ""
                                : " Weaker connections between them, not drawn: " +
                                      std::to_string(graph.edges_too_light) + ".";
  const std::string unlabelled =
      graph.edges.size() > kMostLabels
          ? " Labels on the " + std::to_string(kMostLabels) + " strongest."
          : "";
  return (is_cut ? "Showing the strongest " + counts : "Showing all " + counts) + "." + light +
         unlabelled;
}

std::vector<EntityType> types_in(const RelationGraph& graph) {
  std::vector<EntityType> types;
  for (const auto& node : graph.nodes) types.push_back(node.entity.type);
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

std::vector<double> sample_weights(const RelationGraph& graph) {
  if (graph.edges.empty()) return {};
  const auto [least, most] =
      std::minmax_element(graph.edges.begin(), graph.edges.end(),
                          [](const auto& a, const auto& b) { return a.weight < b.weight; });
  std::vector<double> samples = {least->weight, std::round(std::sqrt(least->weight * most->weight)),
                                 most->weight};
  samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
  return samples;
}

StyledGraph styled_graph(const RelationGraph& graph) {
  StyledGraph styled{new_graph(), {}, {}};
  set_defaults(styled.graph.get());
  std::map<EntityId, std::size_t> places;
  for (const auto& node : graph.nodes) {
    std::string name = to_string(node.entity.id);
    places[node.entity.id] = styled.nodes.size();
    styled.nodes.push_back(agnode(styled.graph.get(), name.data(), 1));
    style_node(node, styled.nodes.back());
  }
  for (const auto& edge : graph.edges) {
    styled.edges.push_back(nullptr);
    const auto from = places.find(edge.from), to = places.find(edge.to);
    if (from == places.end() || to == places.end() || from == to) continue;
    styled.edges.back() = agedge(styled.graph.get(), styled.nodes[from->second],
                                 styled.nodes[to->second], nullptr, 1);
    style_edge(edge, styled.edges.back());
    set(styled.edges.back(), "tooltip",
        tooltip_of(edge, graph.nodes[from->second], graph.nodes[to->second]));
  }
  return styled;
}

}  // namespace weft::detail
