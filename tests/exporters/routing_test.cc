#include "exporters/detail/routing.h"

#include <gtest/gtest.h>

namespace weft::detail {
namespace {

TEST(Geometry, TellsBoxesThatTouchFromThoseThatOverlap) {
  EXPECT_FALSE(overlap({{0, 0}, 10, 10}, {{10, 0}, 10, 10}));
  EXPECT_TRUE(overlap({{0, 0}, 10, 10}, {{9.9, 9.9}, 10, 10}));
}

TEST(Geometry, SeesALineThatRunsThroughABoxWithoutAPointInIt) {
  const Polyline line = polyline_of({{{0, 0}, {600, 0}, {1200, 0}}});
  EXPECT_TRUE(strikes(line, {{650, 0}, 10, 10}));
  EXPECT_FALSE(strikes(line, {{650, 20}, 10, 10}));
}

TEST(Geometry, CountsCrossings) {
  const Polyline flat = polyline_of({{{0, 0}, {50, 3}, {100, 1}}});
  EXPECT_EQ(crossings(flat, polyline_of({{{43, -50}, {44, 0}, {45, 50}}})), 1U);
  EXPECT_EQ(crossings(flat, polyline_of({{{0, 40}, {50, 40}, {100, 40}}})), 0U);
}

TEST(Geometry, HoldsAllThatWasAddedToItsBounds) {
  Bounds bounds;
  bounds.add(Point{-5, 2});
  bounds.add(Box{{10, 10}, 4, 6});
  const Box box = bounds.box();
  EXPECT_DOUBLE_EQ(box.width, 17.0);
  EXPECT_DOUBLE_EQ(box.height, 11.0);
  EXPECT_DOUBLE_EQ(box.centre.x, 3.5);
}

//   a ---- m ---- b     The wire from a to b must go round m.
TEST(RouteWires, BendsALineRoundANodeInItsWay) {
  const std::vector<Box> nodes = {{{0, 0}, 40, 20}, {{400, 0}, 40, 20}, {{200, 0}, 40, 20}};
  const Routing routing = route_wires(nodes, {{0, 1, 60, 12}});
  EXPECT_NE(routing.routes[0].curve[1].y, 0.0);
  EXPECT_TRUE(routing.strikes.empty());
  EXPECT_EQ(routing.overlaps, 0U);
}

TEST(RouteWires, LeavesALineStraightWhereNothingIsInItsWay) {
  const Routing routing = route_wires({{{0, 0}, 40, 20}, {{300, 0}, 40, 20}}, {{0, 1, 60, 12}});
  EXPECT_DOUBLE_EQ(routing.routes[0].curve[1].y, 0.0);
  EXPECT_NEAR(routing.routes[0].label.x, 150.0, 2.0);
}

TEST(RouteWires, PutsTheTwoDirectionsOfAPairOnDifferentSides) {
  const Routing routing =
      route_wires({{{0, 0}, 40, 20}, {{300, 0}, 40, 20}}, {{0, 1, 60, 12}, {1, 0, 60, 12}});
  EXPECT_LT(routing.routes[0].curve[1].y * routing.routes[1].curve[1].y, 0.0);
  EXPECT_EQ(routing.overlaps, 0U);
}

TEST(RouteWires, LeavesWiresWithoutALabelStraight) {
  const std::vector<Box> nodes = {{{0, 0}, 40, 20}, {{400, 0}, 40, 20}, {{200, 0}, 40, 20}};
  EXPECT_DOUBLE_EQ(route_wires(nodes, {{0, 1, 0, 0}}).routes[0].curve[1].y, 0.0);
}

TEST(RouteWires, ReportsWhatItCannotKeepApart) {
  const std::vector<Box> nodes = {{{0, 0}, 40, 20}, {{50, 0}, 40, 20}};
  EXPECT_GT(route_wires(nodes, {{0, 1, 60, 90}}).overlaps, 0U);
}

}  // namespace
}  // namespace weft::detail
