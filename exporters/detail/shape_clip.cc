#include "exporters/detail/shape_clip.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>

namespace weft::detail {
namespace {

constexpr int kHalvings = 24;
constexpr int kSteps = 64;
constexpr int kPieces = 4;

/// Whether a point, given from the middle of the node, lies in its shape.
bool is_inside(Agnode_t* node, Point p) {
  inside_t context{};
  context.s.n = node;
  context.s.bp = nullptr;
  return ND_shape(node)->fns->insidefn(&context, pointf{p.x, p.y}) != 0;
}

/// Graphviz remembers the node it was last asked about by its address, which may be in use again.
void forget_last_node(Agnode_t* node) { ND_shape(node)->fns->insidefn(nullptr, pointf{0, 0}); }

/// Where the curve leaves `node`, in whose middle it is at `inside`; searched towards `outside`.
double leaves(const Quadratic& curve, Agnode_t* node, double inside, double outside) {
  const Point middle = on_curve(curve, inside);
  const auto holds = [&](double t) {
    const Point p = on_curve(curve, t);
    return is_inside(node, {p.x - middle.x, p.y - middle.y});
  };
  double in = inside, out = outside;
  for (int i = 1; i <= kSteps; ++i) {
    const double t = inside + (outside - inside) * i / kSteps;
    if (!holds(t)) {
      out = t;
      break;
    }
    in = t;
  }
  for (int i = 0; i < kHalvings; ++i) {
    const double t = (in + out) / 2;
    (holds(t) ? in : out) = t;
  }
  return out;
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Where the arrow head begins: `length` before `tip`, but not before `begin`.
double before(const Quadratic& curve, double begin, double tip, double length) {
  const Point end = on_curve(curve, tip);
  double near = tip, far = begin;
  for (int i = 0; i < kHalvings; ++i) {
    const double t = (near + far) / 2;
    (distance(on_curve(curve, t), end) < length ? near : far) = t;
  }
  return far;
}

/// The part from t = `a` to `b` of a curve of second degree, raised to the third, in pieces: the
/// control points of short ones stay near the curve, which Graphviz needs to keep margins small.
std::vector<Point> part_of(const Quadratic& curve, double a, double b) {
  const auto mix = [](Point p, Point q, double t) { return p + t * (q - p); };
  std::vector<Point> points = {on_curve(curve, a)};
  for (int i = 0; i < kPieces; ++i) {
    const double from = a + (b - a) * i / kPieces, to = a + (b - a) * (i + 1) / kPieces;
    // The polar form of the curve at (from, to) is the control point of the piece.
    const Point control = mix(mix(curve[0], curve[1], from), mix(curve[1], curve[2], from), to);
    const Point end = on_curve(curve, to);
    points.push_back(mix(points.back(), control, 2.0 / 3));
    points.push_back(mix(end, control, 2.0 / 3));
    points.push_back(end);
  }
  return points;
}

}  // namespace

ClippedLine clipped(const Quadratic& curve, Agnode_t* tail, Agnode_t* head, double arrow_length) {
  forget_last_node(tail);
  const double begin = leaves(curve, tail, 0.0, 1.0);
  forget_last_node(head);
  const double tip = std::max(begin, leaves(curve, head, 1.0, 0.0));
  const double end = before(curve, begin, tip, arrow_length);
  return {part_of(curve, begin, end), on_curve(curve, tip)};
}

}  // namespace weft::detail
