#include "exporters/detail/routing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace weft::detail {
namespace {

constexpr int kRounds = 3;
constexpr double kClearance = 4.0;   ///< Around nodes and labels.
constexpr double kArrowRoom = 16.0;  ///< Kept free at the end of a line, so its arrow is seen.
/// How far the middle of a curve leaves the straight line, as a part of its length.
constexpr std::array<double, 11> kBends = {0.0,   0.07, -0.07, 0.14, -0.14, 0.21,
                                           -0.21, 0.3,  -0.3,  0.4,  -0.4};
/// Where along the visible part of a curve a label may stand.
constexpr std::array<double, 9> kPlaces = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};

// What a fault costs: covering something is worst, then a line through another's node or label.
constexpr double kCovers = 1000.0;
constexpr double kStrikesNode = 250.0;
constexpr double kStrikesLabel = 80.0;
constexpr double kCrosses = 4.0;
constexpr double kBent = 36.0;
constexpr double kOffMiddle = 8.0;

/// A wire as it lies at the moment.
struct Laid {
  Route route;
  Polyline line;
  Box label;  ///< With its clearance.
  Box arrow;
};

bool same_course(const Laid& a, const Laid& b) {
  return a.route.curve[1].x == b.route.curve[1].x && a.route.curve[1].y == b.route.curve[1].y &&
         a.route.label.x == b.route.label.x && a.route.label.y == b.route.label.y;
}

bool has_label(const Wire& wire) { return wire.label_width > 0.0; }

class Router {
 public:
  Router(const std::vector<Box>& nodes, const std::vector<Wire>& wires)
      : nodes_(nodes), wires_(wires), laid_(wires.size()) {}

  Routing run() {
    for (std::size_t i = 0; i < wires_.size(); ++i) {
      if (!has_label(wires_[i])) laid_[i] = bent(i, 0.0);
    }
    bool is_settled = false;
    for (int round = 0; round < kRounds && !is_settled; ++round) {
      is_settled = true;
      for (std::size_t i = 0; i < wires_.size(); ++i) {
        if (has_label(wires_[i]) && lay(i)) is_settled = false;
      }
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
      const double line_cost = cost_of_line(i, candidate.line, std::abs(bend) * kBent, best_cost);
      if (line_cost >= best_cost) continue;
      const auto [first, last] = visible_part(i, candidate.route.curve);
      candidate.arrow = {on_curve(candidate.route.curve, last), kArrowRoom, kArrowRoom};
      for (const double place : kPlaces) {
        candidate.route.label = on_curve(candidate.route.curve, first + (last - first) * place);
        candidate.label = grown(label_box(wires_[i], candidate.route), kClearance / 2);
        const double cost =
            line_cost + std::abs(place - 0.5) * kOffMiddle + cost_of_label(i, candidate);
        if (cost >= best_cost) continue;
        best_cost = cost;
        best = candidate;
      }
    }
    if (placed_.contains(i) && same_course(best, laid_[i])) return false;
    laid_[i] = best;
    placed_.insert(i);
    return true;
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
    // A curve comes half as near to its control point as the straight line is.
    laid.route.curve = {begin, begin + 0.5 * along + 2 * bend * aside, end};
    laid.line = polyline_of(laid.route.curve);
    return laid;
  }

  /// The part of the curve (0 to 1) outside both of its nodes, to within a hundredth.
  [[nodiscard]] std::pair<double, double> visible_part(std::size_t i,
                                                       const Quadratic& curve) const {
    constexpr int kSteps = 100;
    int first = 0, last = kSteps;
    while (first < kSteps && contains(nodes_[wires_[i].from], on_curve(curve, first / 100.0))) {
      ++first;
    }
    while (last > first && contains(nodes_[wires_[i].to], on_curve(curve, last / 100.0))) --last;
    return {first / 100.0, last / 100.0};
  }

  /// `cost` and what the faults of the line add to it; no more is added once it reaches `limit`.
  [[nodiscard]] double cost_of_line(std::size_t i, const Polyline& line, double cost,
                                    double limit) const {
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      if (n == wires_[i].from || n == wires_[i].to) continue;
      if (strikes(line, grown(nodes_[n], kClearance))) cost += kStrikesNode;
    }
    for (const std::size_t k : placed_) {
      if (cost >= limit) break;
      if (k == i) continue;
      if (strikes(line, laid_[k].label)) cost += kStrikesLabel;
      cost += kCrosses * static_cast<double>(crossings(line, laid_[k].line));
    }
    return cost;
  }

  [[nodiscard]] double cost_of_label(std::size_t i, const Laid& laid) const {
    double cost = kCovers * static_cast<double>(nodes_covered(laid.label));
    if (overlap(laid.label, laid.arrow)) cost += kStrikesLabel;
    for (const std::size_t k : placed_) {
      if (k == i) continue;
      if (overlap(laid.label, laid_[k].label)) cost += kCovers;
      if (strikes(laid_[k].line, laid.label)) cost += kStrikesLabel;
    }
    return cost;
  }

  [[nodiscard]] std::size_t nodes_covered(const Box& label) const {
    return static_cast<std::size_t>(std::count_if(
        nodes_.begin(), nodes_.end(), [&](const Box& node) { return overlap(label, node); }));
  }

  [[nodiscard]] Routing result() const {
    Routing routing;
    for (const Laid& laid : laid_) routing.routes.push_back(laid.route);
    for (const std::size_t i : placed_) {
      routing.overlaps += nodes_covered(laid_[i].label);
      if (overlap(laid_[i].label, laid_[i].arrow)) ++routing.blemishes;
      for (std::size_t n = 0; n < nodes_.size(); ++n) {
        const bool is_end = n == wires_[i].from || n == wires_[i].to;
        if (!is_end && strikes(laid_[i].line, nodes_[n])) routing.strikes.push_back({i, n});
      }
      for (const std::size_t k : placed_) {
        if (k > i && overlap(laid_[i].label, laid_[k].label)) ++routing.overlaps;
        if (k != i && strikes(laid_[i].line, laid_[k].label)) ++routing.blemishes;
      }
    }
    return routing;
  }

  const std::vector<Box>& nodes_;
  const std::vector<Wire>& wires_;
  std::vector<Laid> laid_;
  std::set<std::size_t> placed_;  ///< The wires with a label that have their course.
};

}  // namespace

Box label_box(const Wire& wire, const Route& route) {
  return {route.label, wire.label_width, wire.label_height};
}

Routing route_wires(const std::vector<Box>& nodes, const std::vector<Wire>& wires) {
  return Router{nodes, wires}.run();
}

}  // namespace weft::detail
