#include "exporters/dot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporters/detail/graphviz.h"
#include "tests/exporters/golden.h"
#include "tests/exporters/sample_graphs.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string dot_of(const RelationGraph& graph) {
  return test::text_of([&](std::ostream& out) { return write_dot(graph, out); });
}

detail::GraphHandle read(const std::string& dot) {
  return detail::GraphHandle{agmemread(dot.c_str())};
}

TEST(WriteDot, GivesTheWholeGraph) {
  test::expect_golden("graph.dot", dot_of(test::small_graph()));
}

TEST(WriteDot, GivesTheSameBytesEachTime) {
  EXPECT_EQ(dot_of(test::news_graph(40)), dot_of(test::news_graph(40)));
}

TEST(WriteDot, CanBeReadBackWithEveryNodeAndEdge) {
  const auto graph = test::news_graph(40);
  const auto drawn = read(dot_of(graph));
  ASSERT_NE(drawn, nullptr);
  EXPECT_EQ(agnnodes(drawn.get()), 40);
  EXPECT_EQ(static_cast<std::size_t>(agnedges(drawn.get())), graph.edges.size());
}

TEST(WriteDot, SaysWhatWasCutAway) {
  EXPECT_THAT(dot_of(test::news_graph(15)), HasSubstr("Showing the strongest 15 of 120 entities"));
  EXPECT_THAT(dot_of(test::small_graph()), HasSubstr("Showing all 5 entities, 6 connections."));
}

TEST(WriteDot, LabelsAnEdgeWithItsRelationsAndFirstDate) {
  auto graph = test::small_graph();
  graph.edges[0].relations = {{graph.edges[0].relation, 3}, {"sue", 2}, {"supply", 1}, {"buy", 1}};
  EXPECT_THAT(dot_of(graph), HasSubstr("label=\"compete, sue +2\\n2023-08\""));
  EXPECT_THAT(dot_of(graph), HasSubstr("label=\"partner · 2025-03\""));
}

TEST(WriteDot, DashesWhatIsNotDoneAndDotsWhatIsOnlyMentioned) {
  auto graph = test::small_graph();
  graph.edges[0].status = FactStatus::kPlanned;
  graph.edges[1].relation = "mentioned_with";
  const std::string dot = dot_of(graph);
  EXPECT_THAT(dot, HasSubstr("planned 2023-08"));
  EXPECT_THAT(dot, HasSubstr("style=dashed"));
  EXPECT_THAT(dot, HasSubstr("style=dotted"));
  EXPECT_THAT(dot, HasSubstr("dotted: only mentioned together"));
}

TEST(WriteDot, LeavesOutEdgesThatLeadNowhere) {
  auto graph = test::small_graph();
  graph.edges[0].to = EntityId{0xdead};
  graph.edges[1].to = graph.edges[1].from;
  const auto drawn = read(dot_of(graph));
  ASSERT_NE(drawn, nullptr);
  EXPECT_EQ(agnedges(drawn.get()), 4);
}

TEST(WriteDot, KeepsNamesFromBecomingMarkupOrEscapes) {
  auto graph = test::small_graph();
  graph.nodes[0].entity.name = "\"a\\N\" &amp; <b>";
  graph.nodes[0].asked_for = true;
  const std::string dot = dot_of(graph);
  ASSERT_NE(read(dot), nullptr);
  EXPECT_THAT(dot, HasSubstr(R"(label="\"a\\N\" &amp;amp; <b>")"));
  EXPECT_THAT(dot, HasSubstr("&quot;a\\N&quot; &amp;amp; &lt;b&gt;"));
}

TEST(WriteDot, HasNoNodesForAnEmptyGraph) {
  const auto drawn = read(dot_of(RelationGraph{}));
  ASSERT_NE(drawn, nullptr);
  EXPECT_EQ(agnnodes(drawn.get()), 0);
}

}  // namespace
}  // namespace weft
