#pragma once

#include <array>
#include <cstddef>

namespace weft::detail {

// Plain geometry in points, y upwards. All pure; any thread.

struct Point {
  double x = 0, y = 0;
};
[[nodiscard]] inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
[[nodiscard]] inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
[[nodiscard]] inline Point operator*(double factor, Point a) {
  return {factor * a.x, factor * a.y};
}

/// A rectangle by its middle.
struct Box {
  Point centre;
  double width = 0, height = 0;
};
[[nodiscard]] bool overlap(const Box& a, const Box& b);  ///< Not if they only touch.
[[nodiscard]] bool contains(const Box& box, Point p);
/// With so much more on every side.
[[nodiscard]] Box grown(const Box& box, double by);

/// The smallest box that holds all that was added.
class Bounds {
 public:
  void add(Point p);
  void add(const Box& box);
  [[nodiscard]] Box box() const;  ///< Empty, at the origin, if nothing was added.

 private:
  Point low_, high_;
  bool is_empty_ = true;
};

/// A Bézier curve of second degree: from the first point to the last, drawn towards the other.
using Quadratic = std::array<Point, 3>;
[[nodiscard]] Point on_curve(const Quadratic& curve, double t);

/// A curve as the straight pieces that stand for it.
struct Polyline {
  static constexpr std::size_t kPieces = 12;
  std::array<Point, kPieces + 1> points;
  Box bounds;
};
[[nodiscard]] Polyline polyline_of(const Quadratic& curve);
/// Whether a piece touches the box.
[[nodiscard]] bool strikes(const Polyline& line, const Box& box);
/// How often the two cross.
[[nodiscard]] std::size_t crossings(const Polyline& a, const Polyline& b);

}  // namespace weft::detail
