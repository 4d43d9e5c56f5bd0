#pragma once

#include <cstddef>
#include <vector>

namespace weft::detail {

// Where the lines of a diagram run and where their labels stand, once the nodes have their places.
// Plain geometry in points, y upwards. Pure; any thread; the same input gives the same output.

struct Point {
  double x = 0, y = 0;
};
/// A rectangle by its middle.
struct Box {
  Point centre;
  double width = 0, height = 0;
};
[[nodiscard]] bool overlap(const Box& a, const Box& b);

struct Wire {
  std::size_t from = 0, to = 0;  ///< Nodes by their place in the list; not the same.
  double label_width = 0, label_height = 0;
};
/// A curve of second degree from the middle of one node to that of the other by way of `control`,
/// and the middle of its label, which lies on the curve.
struct Route {
  Point control, label;
};
struct Routing {
  std::vector<Route> routes;  ///< Beside the wires.
  std::size_t overlaps = 0;   ///< Labels that still cover a node or another label.
  std::size_t struck = 0;     ///< Labels and nodes that a line of others passes through.
};

[[nodiscard]] Point on_curve(Point begin, Point control, Point end, double t);
[[nodiscard]] Box label_box(const Wire& wire, const Route& route);

/// Chooses for every wire, the earlier ones first, how much it bends and where along it the label
/// stands, so that labels cover nothing, lines pass through no other node or label and few lines
/// cross; then does so again for each with all others in place.
/// Cost: some n² steps of 10 µs for n wires; a second for 150.
[[nodiscard]] Routing route_wires(const std::vector<Box>& nodes, const std::vector<Wire>& wires);

}  // namespace weft::detail
