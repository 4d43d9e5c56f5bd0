#include "exporters/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/exporters/golden.h"
#include "tests/exporters/sample_answers.h"
#include "tests/exporters/sample_graphs.h"

namespace weft {
namespace {

using nlohmann::ordered_json;
using ::testing::ElementsAre;

template <class Answer>
std::string json_text(const Answer& answer) {
  return test::text_of([&](std::ostream& out) { return write_json(answer, out); });
}
template <class Answer>
ordered_json json_of(const Answer& answer) {
  return ordered_json::parse(json_text(answer));
}

std::vector<std::string> keys_of(const ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST(WriteJson, GivesTheWholeTimeline) {
  test::expect_golden("timeline.json", json_text(test::sample_timeline()));
}
TEST(WriteJson, GivesTheWholeGraph) {
  test::expect_golden("graph.json", json_text(test::small_graph()));
}
TEST(WriteJson, GivesTheWholeComparison) {
  test::expect_golden("comparison.json", json_text(test::sample_comparison()));
}

TEST(WriteJson, KeepsTheAgreedOrderOfMembers) {
  const auto timeline = json_of(test::sample_timeline());
  EXPECT_THAT(keys_of(timeline), ElementsAre("entities", "events", "undated"));
  EXPECT_THAT(keys_of(timeline["events"][0]),
              ElementsAre("id", "date", "begin", "end", "type", "status", "origin", "summary",
                          "participants", "sources", "first_reported", "evidence", "speaker",
                          "other_dates"));
  EXPECT_THAT(keys_of(timeline["events"][1]["evidence"][0]),
              ElementsAre("article", "key", "title", "source", "url", "published", "begin", "end",
                          "trigger_begin", "trigger_end", "text"));
}

TEST(WriteJson, LeavesOutTheTriggerWhereThereIsNone) {
  const auto timeline = json_of(test::sample_timeline());
  EXPECT_FALSE(timeline["events"][0]["evidence"][0].contains("trigger_begin"));
}

TEST(WriteJson, SaysThatAPublicationDateIsInferred) {
  const auto evidence = json_of(test::sample_timeline())["events"][0]["evidence"][0];
  EXPECT_EQ(evidence["published"], "2026-02/..");
  EXPECT_EQ(evidence["published_inferred"], true);
}

TEST(WriteJson, HasNullForWhatIsNotKnown) {
  const auto undated = json_of(test::sample_timeline())["undated"][0];
  for (const auto* member : {"date", "begin", "end", "speaker"})
    EXPECT_TRUE(undated[member].is_null());
  auto open = test::sample_timeline();
  open.events[0].date = EdtfDate::not_before(EdtfDate::in_year(2024));
  const auto event = json_of(open)["events"][0];
  EXPECT_EQ(event["begin"], "2024-01-01");
  EXPECT_TRUE(event["end"].is_null());
}

TEST(WriteJson, PrintsWholeWeightsAsWholeNumbers) {
  auto graph = test::small_graph();
  graph.nodes[0].weight = 3.0;
  graph.nodes[1].weight = 0.1 + 0.2;
  const std::string text = json_text(graph);
  EXPECT_NE(text.find("\"weight\": 3,"), std::string::npos);
  EXPECT_NE(text.find("\"weight\": 0.3,"), std::string::npos);
}

TEST(WriteJson, ReplacesBytesThatAreNotUtf8) {
  auto timeline = test::sample_timeline();
  timeline.events[0].summary = "cut \xE2\x82";
  EXPECT_EQ(json_of(timeline)["events"][0]["summary"], "cut \uFFFD");
}

TEST(WriteJson, CountsTheStepsOfAPathAndSaysWhichWayEachReads) {
  const auto path = json_of(test::sample_path())["paths"][0];
  EXPECT_EQ(path["length"], 2);
  EXPECT_EQ(path["steps"][0]["reversed"], false);
  EXPECT_EQ(path["steps"][1]["reversed"], true);
  EXPECT_EQ(path["steps"][1]["events"][0], "v:0000000000000010");
}

TEST(WriteJson, GivesAnEntityWithFactsAndEvidence) {
  const auto entity = json_of(test::sample_entity())["entity"];
  EXPECT_EQ(entity["aliases"], ordered_json({"Nordlicht", "NLAG"}));
  EXPECT_EQ(entity["facts"][1]["by"], "pack");
  EXPECT_EQ(entity["evidence"].size(), 1U);
  EXPECT_EQ(entity["identifiers"][0]["value"], "Q00");
}

TEST(WriteJson, GivesPredictionsWithTheirReasons) {
  const auto predictions = json_of(test::sample_predictions())["predictions"];
  EXPECT_EQ(predictions[0]["due"], "2026-36");
  EXPECT_EQ(predictions[0]["status"], "open");
  EXPECT_EQ(predictions[0]["reason"], "Its rival has the cheaper process.");
  EXPECT_TRUE(predictions[1]["due"].is_null());
}

TEST(WriteJson, NamesAShownRecordByWhatItIs) {
  EXPECT_THAT(keys_of(json_of(ShownRecord{ArticleAnswer{test::sample_article(), {}, {}}})),
              ElementsAre("article"));
  EXPECT_THAT(keys_of(json_of(ShownRecord{test::sample_entity()})), ElementsAre("entity"));
  EXPECT_THAT(keys_of(json_of(ShownRecord{test::sample_timeline().events[0]})),
              ElementsAre("event"));
  EXPECT_THAT(keys_of(json_of(ShownRecord{test::sample_predictions()[0]})),
              ElementsAre("prediction"));
}

TEST(WriteJson, ShowsAnArticleAsItWasRead) {
  const Article article = test::sample_article();
  const std::string line =
      test::text_of([&](std::ostream& out) { return write_json_line(article, out); });
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto read = ordered_json::parse(line);
  EXPECT_EQ(read, json_of(ShownRecord{ArticleAnswer{article, {}, {}}})["article"]);
  EXPECT_EQ(read["text"], article.text);
  EXPECT_EQ(read["tables"][0]["header"], ordered_json({"Chip", "Memory"}));
  EXPECT_EQ(read["tables"][0]["rows"][0], ordered_json({"Polar", "96 GB"}));
  EXPECT_EQ(read["sections"][1]["label_end"], 15);
  EXPECT_TRUE(read["published"].is_null());
}

TEST(WriteJson, SaysThatTheOutputFailed) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  const Status status = write_json(test::sample_timeline(), out);
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace weft
