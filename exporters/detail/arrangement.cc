#include "exporters/detail/arrangement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "exporters/detail/layout.h"

namespace weft::detail {
namespace {

constexpr double kRoomy = 6.0;  ///< Paper for every area of node and label, to begin with.
constexpr double kSpread = 1.1;
constexpr double kNudge = 14.0;          ///< Points.
constexpr double kLeastGap = 10.0;       ///< Between two nodes that were moved; points.
constexpr double kWorthDrawingIn = 0.9;  ///< Of its length, if a line can be that short.
constexpr std::size_t kMostTries = 40;
// What is done so that lines run through no label or node has its limits; keeping labels apart has
// none of these: points of paper, and work in squares of the number of wires.
constexpr double kWidestForLabels = 1400.0;
constexpr double kWidestForNodes = 1800.0;
constexpr std::size_t kMostWork = 150'000;

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

/// Whether a node is too near to any other.
bool is_crowded(const std::vector<Box>& nodes, std::size_t node) {
  const Box wide = grown(nodes[node], kLeastGap);
  return std::any_of(nodes.begin(), nodes.end(), [&](const Box& other) {
    return &other != &nodes[node] && overlap(wide, other);
  });
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
    std::swap(moved, nodes[node]);
    if (is_crowded(nodes, node)) std::swap(moved, nodes[node]);
  }
  return nodes;
}

/// What is wrong with a routing, worst first.
std::array<std::size_t, 3> faults_of(const Routing& routing) {
  return {routing.overlaps, routing.strikes.size(), routing.blemishes};
}

/// How often so many wires may be routed.
std::size_t tries_for(const std::vector<Wire>& wires) {
  return kMostWork / std::max<std::size_t>(wires.size() * wires.size(), 1);
}

/// The wires that are the only one of one of their nodes, and that node.
std::vector<std::pair<std::size_t, std::size_t>> leaves_of(const std::vector<Wire>& wires,
                                                           std::size_t nodes) {
  std::vector<std::size_t> counts(nodes, 0);
  for (const auto& wire : wires) {
    ++counts[wire.from];
    ++counts[wire.to];
  }
  std::vector<std::pair<std::size_t, std::size_t>> leaves;
  for (std::size_t i = 0; i < wires.size(); ++i) {
    if (counts[wires[i].to] == 1) {
      leaves.emplace_back(i, wires[i].to);
    } else if (counts[wires[i].from] == 1) {
      leaves.emplace_back(i, wires[i].from);
    }
  }
  return leaves;
}

/// Spreading out drives nodes at the rim far away; brings those with one wire back, where that
/// makes nothing worse.
Arrangement drawn_in(Arrangement arranged, const std::vector<Wire>& wires) {
  std::size_t tries = tries_for(wires);
  for (const auto& [wire, leaf] : leaves_of(wires, arranged.nodes.size())) {
    if (tries == 0) break;
    const std::size_t stem = wires[wire].from == leaf ? wires[wire].to : wires[wire].from;
    const Point away = arranged.nodes[leaf].centre - arranged.nodes[stem].centre;
    const double part =
        fitting_length(wires[wire], arranged.nodes) / std::max(std::hypot(away.x, away.y), 1.0);
    if (part > kWorthDrawingIn) continue;
    Arrangement nearer{arranged.nodes, {}};
    nearer.nodes[leaf].centre = arranged.nodes[stem].centre + part * away;
    if (is_crowded(nearer.nodes, leaf)) continue;
    --tries;
    nearer.routing = route_wires(nearer.nodes, wires);
    if (faults_of(nearer.routing) <= faults_of(arranged.routing)) arranged = std::move(nearer);
  }
  return arranged;
}

}  // namespace

Result<Arrangement> arrange(const std::vector<Box>& nodes, const std::vector<Wire>& wires) {
  WEFT_ASSIGN(scattered, place_nodes(nodes, wires));
  std::vector<Box> placed = with_room(std::move(scattered), wires);
  Routing routing = route_wires(placed, wires);
  Arrangement best{placed, routing};
  const std::size_t tries = tries_for(wires);
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
  return drawn_in(std::move(best), wires);
}

}  // namespace weft::detail
