#pragma once

#include <vector>

#include "exporters/detail/geometry.h"
#include "exporters/detail/graphviz.h"

namespace weft::detail {

/// The part of a line between two shapes, as cubic Bézier pieces that end where the arrow head
/// begins (their control points, 3n + 1 of them), and the tip of the arrow.
struct ClippedLine {
  std::vector<Point> cubic;
  Point tip;
};

/// Clips a curve of second degree that runs from the middle of `tail` to the middle of `head` at
/// the outlines of their shapes. Precondition: both nodes are in a graph that is laid out, which
/// tells their shapes; `curve` may be placed elsewhere.
[[nodiscard]] ClippedLine clipped(const Quadratic& curve, Agnode_t* tail, Agnode_t* head,
                                  double arrow_length);

}  // namespace weft::detail
