#include "exporters/detail/geometry.h"

#include <algorithm>
#include <cmath>

namespace weft::detail {
namespace {

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

/// Whether the straight pieces ab and cd cross inside both.
bool pieces_cross(Point a, Point b, Point c, Point d) {
  const double c_side = cross(b - a, c - a), d_side = cross(b - a, d - a);
  const double a_side = cross(d - c, a - c), b_side = cross(d - c, b - c);
  return (c_side > 0) != (d_side > 0) && (a_side > 0) != (b_side > 0);
}

/// Whether the straight piece ab touches the box (Liang and Barsky, 1984).
bool touches(const Box& box, Point a, Point b) {
  double enter = 0.0, leave = 1.0;
  const Point d = b - a;
  const auto narrow = [&](double step, double gap) {  // Keeps the part where step * t <= gap.
    if (step == 0.0) return gap >= 0.0;
    const double t = gap / step;
    (step < 0.0 ? enter : leave) = step < 0.0 ? std::max(enter, t) : std::min(leave, t);
    return enter <= leave;
  };
  const double half_width = box.width / 2, half_height = box.height / 2;
  return narrow(-d.x, a.x - (box.centre.x - half_width)) &&
         narrow(d.x, box.centre.x + half_width - a.x) &&
         narrow(-d.y, a.y - (box.centre.y - half_height)) &&
         narrow(d.y, box.centre.y + half_height - a.y);
}

}  // namespace

bool overlap(const Box& a, const Box& b) {
  return std::abs(a.centre.x - b.centre.x) * 2 < a.width + b.width &&
         std::abs(a.centre.y - b.centre.y) * 2 < a.height + b.height;
}

bool contains(const Box& box, Point p) {
  return std::abs(p.x - box.centre.x) * 2 <= box.width &&
         std::abs(p.y - box.centre.y) * 2 <= box.height;
}

Box grown(const Box& box, double by) {
  return {box.centre, box.width + 2 * by, box.height + 2 * by};
}

void Bounds::add(Point p) {
  low_ = is_empty_ ? p : Point{std::min(low_.x, p.x), std::min(low_.y, p.y)};
  high_ = is_empty_ ? p : Point{std::max(high_.x, p.x), std::max(high_.y, p.y)};
  is_empty_ = false;
}

void Bounds::add(const Box& box) {
  const Point half{box.width / 2, box.height / 2};
  add(box.centre - half);
  add(box.centre + half);
}

Box Bounds::box() const { return {0.5 * (low_ + high_), high_.x - low_.x, high_.y - low_.y}; }

Point on_curve(const Quadratic& curve, double t) {
  const double s = 1.0 - t;
  return (s * s) * curve[0] + (2 * s * t) * curve[1] + (t * t) * curve[2];
}

Polyline polyline_of(const Quadratic& curve) {
  Polyline line{};
  Bounds bounds;
  for (std::size_t i = 0; i <= Polyline::kPieces; ++i) {
    line.points[i] = on_curve(curve, static_cast<double>(i) / Polyline::kPieces);
    bounds.add(line.points[i]);
  }
  line.bounds = grown(bounds.box(), 0.01);  // So that a level line has some height.
  return line;
}

bool strikes(const Polyline& line, const Box& box) {
  if (!overlap(line.bounds, box)) return false;
  for (std::size_t i = 0; i < Polyline::kPieces; ++i) {
    if (touches(box, line.points[i], line.points[i + 1])) return true;
  }
  return false;
}

std::size_t crossings(const Polyline& a, const Polyline& b) {
  if (!overlap(a.bounds, b.bounds)) return 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < Polyline::kPieces; ++i) {
    for (std::size_t k = 0; k < Polyline::kPieces; ++k) {
      if (pieces_cross(a.points[i], a.points[i + 1], b.points[k], b.points[k + 1])) ++count;
    }
  }
  return count;
}

}  // namespace weft::detail
