#pragma once

#include <cstddef>
#include <vector>

#include "exporters/detail/geometry.h"

namespace weft::detail {

// Where the lines of a diagram run and where their labels stand, once the nodes have their places.

/// A line from one node to another, and the size of its label; a label without size is none.
struct Wire {
  std::size_t from = 0, to = 0;  ///< Nodes by their place in the list; not the same.
  double label_width = 0, label_height = 0;
};
/// The course of a line, from the middle of one node to that of the other, and the middle of its
/// label, which lies on it.
struct Route {
  Quadratic curve;
  Point label;
};
/// A line that runs through a node that is not one of its ends.
struct Strike {
  std::size_t wire, node;
};
struct Routing {
  std::vector<Route> routes;    ///< Beside the wires.
  std::size_t overlaps = 0;     ///< Labels that still cover a node or another label.
  std::vector<Strike> strikes;  ///< By wire, then node.
  std::size_t blemishes = 0;    ///< Labels that a line of others runs through, and arrows hidden by
                                ///< their own label.
};

[[nodiscard]] Box label_box(const Wire& wire, const Route& route);

/// Chooses for every wire with a label, the earlier ones first, how much it bends and where along
/// it the label stands, so that labels cover nothing, lines run through no other node or label and
/// few lines cross; then does so again for each with all others in place. Wires without a label are
/// straight and in nobody's way. Pure; the same input gives the same output.
/// Cost: grows with the square of the wires; a tenth of a second for 60.
[[nodiscard]] Routing route_wires(const std::vector<Box>& nodes, const std::vector<Wire>& wires);

}  // namespace weft::detail
