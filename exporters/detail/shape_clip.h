#pragma once

#include <array>

#include "exporters/detail/geometry.h"
#include "exporters/detail/graphviz.h"

namespace weft::detail {

/// The part of a line between two shapes, as one cubic Bézier piece that ends where the arrow head
/// begins, and the tip of the arrow.
struct ClippedLine {
  std::array<Point, 4> cubic;
  Point tip;
};

/// Clips a curve of second degree that runs from the middle of `tail` to the middle of `head` at
/// the outlines of their shapes. Precondition: both nodes are in a graph that is laid out, which
/// tells their shapes; `curve` may be placed elsewhere.
[[nodiscard]] ClippedLine clipped(const Quadratic& curve, Agnode_t* tail, Agnode_t* head,
                                  double arrow_length);

}  // namespace weft::detail
