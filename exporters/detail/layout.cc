#include "exporters/detail/layout.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "exporters/detail/graphviz.h"
#include "exporters/detail/gv_context.h"

namespace weft::detail {
namespace {

constexpr double kPointsPerInch = 72.0;
constexpr std::size_t kLarge = 300;     ///< Nodes from which stress majorization is too slow.
constexpr double kRoomForArrow = 30.0;  ///< Points of line to be seen beside the label.
constexpr double kRoomy = 6.0;          ///< Paper for every area of node and label, to begin with.
constexpr double kSpread = 1.1;
constexpr int kMostSpreads = 16;
// Keeping lines off labels is worth less than keeping labels apart: no more than so much paper (in
// points) and work (in squares of the number of wires).
constexpr double kWidest = 1400.0;
constexpr std::size_t kMostWork = 80'000;

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
    const double ends = (nodes[wire.from].width + nodes[wire.to].width) / 2;
    set(edge, "len", inches(wire.label_width + kRoomForArrow + 0.7 * ends));
  }
  return graph;
}

std::vector<Box> spread_out(std::vector<Box> nodes, double factor) {
  for (auto& node : nodes) node.centre = factor * node.centre;
  return nodes;
}

Box bounds_of(const std::vector<Box>& nodes) {
  Bounds bounds;
  for (const auto& node : nodes) bounds.add(node.centre);
  return bounds.box();
}

/// Spread out so far that there is some white paper between nodes and labels.
std::vector<Box> with_room(std::vector<Box> nodes, const std::vector<Wire>& wires) {
  const Box bounds = bounds_of(nodes);
  double needed = 0.0;
  for (const auto& node : nodes) needed += node.width * node.height;
  for (const auto& wire : wires) needed += wire.label_width * wire.label_height;
  // Nodes in one row have no area to compare with: the longer side stands for both.
  const double side = std::max(bounds.width, bounds.height);
  const double there = std::max(bounds.width * bounds.height, side * side / 4);
  const double factor = there > 0.0 ? std::sqrt(kRoomy * needed / there) : 1.0;
  return factor > 1.0 ? spread_out(std::move(nodes), factor) : nodes;
}

}  // namespace

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

Result<Arrangement> arrange(const std::vector<Box>& nodes, const std::vector<Wire>& wires) {
  WEFT_ASSIGN(scattered, place_nodes(nodes, wires));
  std::vector<Box> placed = with_room(std::move(scattered), wires);
  Arrangement best{placed, route_wires(placed, wires)};
  const auto faults = [](const Routing& routing) {
    return std::pair{routing.overlaps, routing.struck};
  };
  std::size_t work = 0;
  for (int i = 0; i < kMostSpreads && faults(best.routing) > std::pair{0UL, 0UL}; ++i) {
    placed = spread_out(std::move(placed), kSpread);
    work += wires.size() * wires.size();
    const Box bounds = bounds_of(placed);
    const bool is_dear = work > kMostWork || std::max(bounds.width, bounds.height) > kWidest;
    if (best.routing.overlaps == 0 && is_dear) break;
    Routing routing = route_wires(placed, wires);
    if (faults(routing) < faults(best.routing)) best = {placed, std::move(routing)};
  }
  return best;
}

}  // namespace weft::detail
