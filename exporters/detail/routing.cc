#include "exporters/detail/routing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace weft::detail {
namespace {

constexpr std::size_t kSamples = 16;  ///< Straight pieces that stand for a curve.
constexpr int kRounds = 4;
constexpr double kClearance = 4.0;  ///< Around nodes and labels.
/// How far the middle of a curve leaves the straight line, as a part of its length.
constexpr std::array<double, 9> kBends = {0.0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26, 0.38, -0.38};
/// Where along the visible part of a curve a label may stand.
constexpr std::array<double, 9> kPlaces = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};

// What a fault costs: covering something is worst, then a line through another's node or label.
constexpr double kCovers = 1000.0;
constexpr double kStrikesNode = 120.0;
constexpr double kStrikesLabel = 80.0;
constexpr double kCrosses = 4.0;
constexpr double kBent = 20.0;
constexpr double kOffMiddle = 8.0;

using Curve = std::array<Point, kSamples + 1>;

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(double s, Point a) { return {s * a.x, s * a.y}; }

bool contains(const Box& box, Point p) {
  return std::abs(p.x - box.centre.x) * 2 <= box.width &&
         std::abs(p.y - box.centre.y) * 2 <= box.height;
}

Box grown(const Box& box, double by) {
  return {box.centre, box.width + 2 * by, box.height + 2 * by};
}

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

bool strikes(const Curve& curve, const Box& box) {
  for (std::size_t i = 0; i < kSamples; ++i) {
    if (touches(box, curve[i], curve[i + 1])) return true;
  }
  return false;
}

struct Extent {
  Point low, high;
};
Extent extent_of(const Curve& curve) {
  Extent extent{curve[0], curve[0]};
  for (const Point p : curve) {
    extent.low = {std::min(extent.low.x, p.x), std::min(extent.low.y, p.y)};
    extent.high = {std::max(extent.high.x, p.x), std::max(extent.high.y, p.y)};
  }
  return extent;
}

std::size_t crossings(const Curve& a, const Curve& b) {
  const Extent x = extent_of(a), y = extent_of(b);
  if (x.low.x > y.high.x || y.low.x > x.high.x || x.low.y > y.high.y || y.low.y > x.high.y)
    return 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < kSamples; ++i) {
    for (std::size_t k = 0; k < kSamples; ++k) {
      if (pieces_cross(a[i], a[i + 1], b[k], b[k + 1])) ++count;
    }
  }
  return count;
}

/// A wire as it lies at the moment.
struct Laid {
  Route route;
  Curve curve;
  Box label;  ///< With its clearance.
};

class Router {
 public:
  Router(const std::vector<Box>& nodes, const std::vector<Wire>& wires)
      : nodes_(nodes), wires_(wires), laid_(wires.size()), is_laid_(wires.size(), false) {}

  Routing run() {
    for (int round = 0; round < kRounds; ++round) {
      bool changed = false;
      for (std::size_t i = 0; i < wires_.size(); ++i) changed |= lay(i);
      if (!changed) break;
    }
    return result();
  }

 private:
  /// Gives wire `i` its best course among the others. True if that is a new one.
  bool lay(std::size_t i) {
    double best_cost = std::numeric_limits<double>::infinity();
    Laid best{};
    for (const double bend : kBends) {
      if (bend <= 0.0 && has_twin(i)) continue;  // Each of the two keeps to its own side.
      Laid candidate = bent(i, bend);
      const double curve_cost = std::abs(bend) * kBent + cost_of_curve(i, candidate.curve);
      if (curve_cost >= best_cost) continue;
      const auto [first, last] = visible_part(i, candidate.curve);
      for (const double place : kPlaces) {
        put_label(i, first + (last - first) * place, candidate);
        const double cost =
            curve_cost + std::abs(place - 0.5) * kOffMiddle + cost_of_label(i, candidate.label);
        if (cost >= best_cost) continue;
        best_cost = cost;
        best = candidate;
      }
    }
    const bool changed = !is_laid_[i] || best.route.label.x != laid_[i].route.label.x ||
                         best.route.label.y != laid_[i].route.label.y ||
                         best.route.control.x != laid_[i].route.control.x;
    laid_[i] = best;
    is_laid_[i] = true;
    return changed;
  }

  [[nodiscard]] bool has_twin(std::size_t i) const {
    return std::any_of(wires_.begin(), wires_.end(), [&](const Wire& other) {
      return other.from == wires_[i].to && other.to == wires_[i].from;
    });
  }

  [[nodiscard]] Laid bent(std::size_t i, double bend) const {
    const Point begin = nodes_[wires_[i].from].centre, end = nodes_[wires_[i].to].centre;
    const Point along = end - begin;
    const Point aside{-along.y, along.x};
    Laid laid{};
    laid.route.control = begin + 0.5 * along + 2 * bend * aside;  // The curve bends half as far.
    for (std::size_t k = 0; k <= kSamples; ++k) {
      laid.curve[k] = on_curve(begin, laid.route.control, end, static_cast<double>(k) / kSamples);
    }
    return laid;
  }

  /// The part of the curve (0 to 1) outside both of its nodes, to within half a sample.
  [[nodiscard]] std::pair<double, double> visible_part(std::size_t i, const Curve& curve) const {
    std::size_t first = 0, last = kSamples;
    while (first < last && contains(nodes_[wires_[i].from], curve[first])) ++first;
    while (last > first && contains(nodes_[wires_[i].to], curve[last])) --last;
    return {static_cast<double>(first) / kSamples, static_cast<double>(last) / kSamples};
  }

  void put_label(std::size_t i, double t, Laid& laid) const {
    laid.route.label =
        on_curve(nodes_[wires_[i].from].centre, laid.route.control, nodes_[wires_[i].to].centre, t);
    laid.label = grown(label_box(wires_[i], laid.route), kClearance / 2);
  }

  [[nodiscard]] double cost_of_curve(std::size_t i, const Curve& curve) const {
    double cost = 0.0;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (n == wires_[i].from || n == wires_[i].to) continue;
      if (strikes(curve, grown(nodes_[n], kClearance))) cost += kStrikesNode;
    }
    for (std::size_t k = 0; k < wires_.size(); ++k) {
      if (k == i || !is_laid_[k]) continue;
      if (has_label(k) && strikes(curve, laid_[k].label)) cost += kStrikesLabel;
      cost += kCrosses * static_cast<double>(crossings(curve, laid_[k].curve));
    }
    return cost;
  }

  [[nodiscard]] double cost_of_label(std::size_t i, const Box& label) const {
    if (!has_label(i)) return 0.0;
    double cost = kCovers * static_cast<double>(nodes_covered(label));
    for (std::size_t k = 0; k < wires_.size(); ++k) {
      if (k == i || !is_laid_[k]) continue;
      if (has_label(k) && overlap(label, laid_[k].label)) cost += kCovers;
      if (strikes(laid_[k].curve, label)) cost += kStrikesLabel;
    }
    return cost;
  }

  [[nodiscard]] std::size_t nodes_covered(const Box& label) const {
    return static_cast<std::size_t>(std::count_if(
        nodes_.begin(), nodes_.end(), [&](const Box& node) { return overlap(label, node); }));
  }

  [[nodiscard]] bool has_label(std::size_t i) const { return wires_[i].label_width > 0.0; }

  [[nodiscard]] Routing result() const {
    Routing routing;
    for (std::size_t i = 0; i < wires_.size(); ++i) {
      routing.routes.push_back(laid_[i].route);
      if (has_label(i)) routing.overlaps += nodes_covered(laid_[i].label);
      for (std::size_t n = 0; n < nodes_.size(); ++n) {
        const bool is_end = n == wires_[i].from || n == wires_[i].to;
        if (!is_end && strikes(laid_[i].curve, nodes_[n])) ++routing.struck;
      }
      for (std::size_t k = 0; k < wires_.size(); ++k) {
        if (k == i || !has_label(k)) continue;
        if (k > i && has_label(i) && overlap(laid_[i].label, laid_[k].label)) ++routing.overlaps;
        if (strikes(laid_[i].curve, laid_[k].label)) ++routing.struck;
      }
    }
    return routing;
  }

  const std::vector<Box>& nodes_;
  const std::vector<Wire>& wires_;
  std::vector<Laid> laid_;
  std::vector<bool> is_laid_;
};

}  // namespace

bool overlap(const Box& a, const Box& b) {
  return std::abs(a.centre.x - b.centre.x) * 2 < a.width + b.width &&
         std::abs(a.centre.y - b.centre.y) * 2 < a.height + b.height;
}

Point on_curve(Point begin, Point control, Point end, double t) {
  const double s = 1.0 - t;
  return (s * s) * begin + (2 * s * t) * control + (t * t) * end;
}

Box label_box(const Wire& wire, const Route& route) {
  return {route.label, wire.label_width, wire.label_height};
}

Routing route_wires(const std::vector<Box>& nodes, const std::vector<Wire>& wires) {
  return Router{nodes, wires}.run();
}

}  // namespace weft::detail
