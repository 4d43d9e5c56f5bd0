#include "exporters/detail/layout.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
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
constexpr double kNudge = 14.0;  ///< Points.
constexpr std::size_t kMostTries = 40;
// What is done so that lines run through no label or node has its limits; keeping labels apart has
// none of these: points of paper, and work in squares of the number of wires.
constexpr double kWidestForLabels = 1400.0;
constexpr double kWidestForNodes = 1800.0;
constexpr std::size_t kMostWork = 150'000;

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

double widest_side(const std::vector<Box>& nodes) {
  const Box bounds = bounds_of(nodes);
  return std::max(bounds.width, bounds.height);
}

/// Spread out so far that there is some white paper between nodes and labels.
std::vector<Box> with_room(std::vector<Box> nodes, const std::vector<Wire>& wires) {
  const Box bounds = bounds_of(nodes);
  double needed = 0.0;
  for (const auto& node : nodes) needed += node.width * node.height;
  for (const auto& wire : wires) needed += wire.label_width * wire.label_height;
  // Nodes in one row have no area to compare with: the longer side stands for both.
  const double side = widest_side(nodes);
  const double there = std::max(bounds.width * bounds.height, side * side / 4);
  const double factor = there > 0.0 ? std::sqrt(kRoomy * needed / there) : 1.0;
  return factor > 1.0 ? spread_out(std::move(nodes), factor) : nodes;
}

/// The point of a line that is nearest to `p`, among those that stand for it.
Point nearest_on(const Polyline& line, Point p) {
  const auto distance = [p](Point q) { return std::hypot(q.x - p.x, q.y - p.y); };
  return *std::min_element(line.points.begin(), line.points.end(),
                           [&](Point a, Point b) { return distance(a) < distance(b); });
}

/// Moves every node that a line runs through a little out of its way, where nothing else is.
std::vector<Box> nudged(std::vector<Box> nodes, const Routing& routing) {
  for (const auto& [wire, node] : routing.strikes) {
    const Quadratic& curve = routing.routes[wire].curve;
    const Point away = nodes[node].centre - nearest_on(polyline_of(curve), nodes[node].centre);
    const Point along = curve[2] - curve[0];
    const double length = std::max(std::hypot(along.x, along.y), 1.0);
    const Point aside{-along.y / length, along.x / length};
    const double side = away.x * aside.x + away.y * aside.y < 0.0 ? -1.0 : 1.0;
    Box moved = nodes[node];
    moved.centre = moved.centre + (side * kNudge) * aside;
    // Named here: C++20 lets clang refuse to capture a structured binding.
    const Box& self = nodes[node];
    const auto is_in_the_way = [&](const Box& other) {
      return &other != &self && overlap(grown(moved, kNudge / 2), other);
    };
    if (std::none_of(nodes.begin(), nodes.end(), is_in_the_way)) nodes[node] = moved;
  }
  return nodes;
}

/// What is wrong with a routing, worst first.
std::array<std::size_t, 3> faults_of(const Routing& routing) {
  return {routing.overlaps, routing.strikes.size(), routing.blemishes};
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
  Routing routing = route_wires(placed, wires);
  Arrangement best{placed, routing};
  const std::size_t tries = kMostWork / std::max<std::size_t>(wires.size() * wires.size(), 1);
  for (std::size_t i = 0; faults_of(best.routing) != faults_of({}); ++i) {
    const bool is_tried_enough = i >= std::min(tries, kMostTries);
    const double widest = routing.strikes.empty() ? kWidestForLabels : kWidestForNodes;
    const bool is_wide = widest_side(placed) * kSpread > widest;
    const bool can_nudge = !routing.strikes.empty() && (is_wide || i % 3 != 2);
    if (best.routing.overlaps == 0 && (is_tried_enough || (is_wide && !can_nudge))) break;
    if (i >= kMostTries) break;
    placed =
        can_nudge ? nudged(std::move(placed), routing) : spread_out(std::move(placed), kSpread);
    routing = route_wires(placed, wires);
    if (faults_of(routing) < faults_of(best.routing)) best = {placed, routing};
  }
  return best;
}

}  // namespace weft::detail
