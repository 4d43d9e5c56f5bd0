#include "exporters/detail/drawing.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "exporters/detail/arrangement.h"
#include "exporters/detail/diagram.h"
#include "exporters/detail/frame.h"
#include "exporters/detail/gv_context.h"
#include "exporters/detail/shape_clip.h"
#include "exporters/detail/wording.h"

namespace weft::detail {
namespace {

constexpr double kPointsPerInch = 72.0;
constexpr double kArrowLength = 10.0;  ///< Graphviz draws it so long at size 1.

std::string at(Point p) { return decimal(p.x) + "," + decimal(p.y); }

std::string value_of(void* object, const char* name) {
  const char* const value = agget(object, const_cast<char*>(name));
  return value == nullptr ? std::string{} : std::string{value};
}

/// The label on a white ground, so that its own line does not run through the letters.
std::string label_html(const GraphEdge& edge) {
  std::string text;
  for (const auto& line : edge_lines(edge)) text += (text.empty() ? "" : "<BR/>") + html_text(line);
  return R"(<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="1" CELLSPACING="0" BGCOLOR="#FFFFFF">)"
         "<TR><TD>" +
         text + "</TD></TR></TABLE>";
}

/// Any places do for measuring, so long as no two nodes share one.
void spread_in_a_row(Agraph_t* graph) {
  double x = 0.0;
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    set(node, "pos", at({x += 500.0, 0.0}));
  }
}

std::vector<Box> measured_nodes(const StyledGraph& styled) {
  std::vector<Box> boxes;
  for (Agnode_t* const node : styled.nodes) {
    boxes.push_back({{}, ND_width(node) * kPointsPerInch, ND_height(node) * kPointsPerInch});
  }
  return boxes;
}

/// The edges that are drawn, those with the most evidence first: they get the straightest way.
std::vector<std::size_t> drawn_edges(const RelationGraph& graph, const StyledGraph& styled) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < styled.edges.size(); ++i) {
    if (styled.edges[i] != nullptr) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return graph.edges[a].weight > graph.edges[b].weight;
  });
  return order;
}

void label_edges(const RelationGraph& graph, const StyledGraph& styled,
                 const std::vector<std::size_t>& order) {
  for (std::size_t n = 0; n < order.size(); ++n) {
    Agedge_t* const edge = styled.edges[order[n]];
    if (n < kMostLabels) {
      set_html(styled.graph.get(), edge, "label", label_html(graph.edges[order[n]]));
    } else {
      set(edge, "label", "");
    }
  }
}

std::vector<Wire> measured_wires(const RelationGraph& graph, const StyledGraph& styled,
                                 const std::vector<std::size_t>& order) {
  std::map<EntityId, std::size_t> places;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) places[graph.nodes[i].entity.id] = i;
  std::vector<Wire> wires;
  for (const std::size_t i : order) {
    const auto* const label = ED_label(styled.edges[i]);
    const auto size = label == nullptr ? pointf{0, 0} : label->dimen;
    wires.push_back({places[graph.edges[i].from], places[graph.edges[i].to], size.x, size.y});
  }
  return wires;
}

/// Writes the course of a line as Graphviz keeps it: the tip of the arrow if there is one, then the
/// cubic pieces.
void place_edge(Agedge_t* edge, const Route& route) {
  const bool has_arrow = value_of(edge, "dir") != "none";
  const double arrow = has_arrow ? kArrowLength * std::stod(value_of(edge, "arrowsize")) : 0.0;
  const ClippedLine line = clipped(route.curve, agtail(edge), aghead(edge), arrow);
  std::vector<std::string> course;
  if (has_arrow) course.push_back("e," + at(line.tip));
  for (const Point p : line.cubic) course.push_back(at(p));
  set(edge, "pos", joined(course, " "));
  set(edge, "lp", at(route.label));
}

Box bounds_of(const Arrangement& arranged, const std::vector<Wire>& wires) {
  Bounds bounds;
  for (const Box& node : arranged.nodes) bounds.add(node);
  for (std::size_t i = 0; i < wires.size(); ++i) {
    const Route& route = arranged.routing.routes[i];
    bounds.add(polyline_of(route.curve).bounds);
    if (wires[i].label_width > 0.0) bounds.add(label_box(wires[i], route));
  }
  return bounds.box();
}

void say_that_it_is_empty(Agraph_t* graph) {
  Agnode_t* const node = agnode(graph, const_cast<char*>("legend empty"), 1);
  set(node, "shape", "plain");
  set(node, "fontsize", "13");
  set(node, "label", "There are no connections to show.");
}

}  // namespace

Result<GraphHandle> arranged_drawing(const RelationGraph& graph) {
  StyledGraph styled = styled_graph(graph);
  Agraph_t* const drawing = styled.graph.get();
  set(drawing, "pad", "0.35");
  const auto order = drawn_edges(graph, styled);
  label_edges(graph, styled, order);
  if (graph.nodes.empty()) say_that_it_is_empty(drawing);
  Frame frame{graph, drawing};
  spread_in_a_row(drawing);

  const GraphvizErrors errors;
  const Layout measured{drawing, kDrawingEngine};
  if (!measured.is_done()) {
    return fail(ErrorCode::kMalformed, "Graphviz cannot draw the graph: " + errors.text());
  }
  const auto wires = measured_wires(graph, styled, order);
  WEFT_ASSIGN(arranged, arrange(measured_nodes(styled), wires));
  for (std::size_t i = 0; i < styled.nodes.size(); ++i) {
    set(styled.nodes[i], "pos", at(arranged.nodes[i].centre));
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    place_edge(styled.edges[order[i]], arranged.routing.routes[i]);
  }
  frame.place_around(bounds_of(arranged, wires));
  return std::move(styled.graph);
}

}  // namespace weft::detail
