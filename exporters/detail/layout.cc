#include "exporters/detail/layout.h"

#include <graphviz/gvc.h>

#include <string>

#include "exporters/detail/graphviz.h"
#include "exporters/detail/gv_context.h"

namespace weft::detail {
namespace {

constexpr double kPointsPerInch = 72.0;
constexpr std::size_t kLarge = 300;     ///< Nodes from which stress majorization is too slow.
constexpr double kRoomForArrow = 30.0;  ///< Points of line to be seen beside the label.

std::string inches(double points) { return decimal(points / kPointsPerInch); }

/// Only boxes and lengths: the engines need no more.
GraphHandle bare_graph(const std::vector<Box>& nodes, const std::vector<Wire>& wires,
                       std::vector<Agnode_t*>& drawn) {
  GraphHandle graph = new_graph();
  set(graph.get(), "overlap", "prism");
  set(graph.get(), "sep", "+12");
  set(graph.get(), "splines", "false");
  set(graph.get(), "pack", "24");
  set_default(graph.get(), AGNODE, "shape", "box");
  set_default(graph.get(), AGNODE, "fixedsize", "true");
  set_default(graph.get(), AGNODE, "label", "");
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::string name = std::to_string(i);
    drawn.push_back(agnode(graph.get(), name.data(), 1));
    set(drawn.back(), "width", inches(nodes[i].width));
    set(drawn.back(), "height", inches(nodes[i].height));
  }
  for (const auto& wire : wires) {
    Agedge_t* const edge = agedge(graph.get(), drawn[wire.from], drawn[wire.to], nullptr, 1);
    set(edge, "len", inches(fitting_length(wire, nodes)));
  }
  return graph;
}

}  // namespace

double fitting_length(const Wire& wire, const std::vector<Box>& nodes) {
  const double ends = (nodes[wire.from].width + nodes[wire.to].width) / 2;
  return wire.label_width + kRoomForArrow + 0.7 * ends;
}

Result<std::vector<Box>> place_nodes(std::vector<Box> nodes, const std::vector<Wire>& wires) {
  std::vector<Agnode_t*> drawn;
  const GraphHandle graph = bare_graph(nodes, wires, drawn);
  const char* const engine = nodes.size() < kLarge ? "neato" : "sfdp";
  const GraphvizErrors errors;
  const Layout layout{graph.get(), engine};
  if (!layout.is_done()) {
    return fail(ErrorCode::kMalformed, "Graphviz cannot lay the graph out: " + errors.text());
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    nodes[i].centre = {ND_coord(drawn[i]).x, ND_coord(drawn[i]).y};
  }
  return nodes;
}

}  // namespace weft::detail
