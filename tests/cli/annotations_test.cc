// The real program with annotations that something else made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

json article(const std::string& id, const std::string& text) {
  return {{"id", id}, {"published", "2024-05-06"}, {"text", text}};
}

/// The first place of `words`, as annotations give it.
json span_of(const std::string& text, const std::string& words) {
  const auto begin = text.find(words);
  return {{"begin", begin}, {"end", begin + words.size()}, {"text", words}};
}
json with(json entry, const json& more) {
  entry.update(more);
  return entry;
}

const std::string kHarlow = "The zorbing of Dunmore by Harlow went well.";
const std::string kLinden = "Linden Mill bought Acme in May 2024.";

/// An event of a kind that the built-in engine does not know, and a name that is not in the text.
json harlow_annotations() {
  return {{"id", "harlow"},
          {"names",
           {with(span_of(kHarlow, "Dunmore"), {{"type", "LOC"}}),
            with(span_of(kHarlow, "Harlow"), {{"type", "ORG"}}),
            {{"begin", 0}, {"end", 4}, {"text", "Acme"}, {"type", "ORG"}}}},
          {"events",
           {with(span_of(kHarlow, "zorbing"),
                 {{"type", "zorb"},
                  {"date", "2024-05-04"},
                  {"status", "reported"},
                  {"participants",
                   {with(span_of(kHarlow, "Harlow"), {{"role", "agent"}}),
                    with(span_of(kHarlow, "well"), {{"role", "topic"}})}}})}}};
}

using Outcome = Run;  // A test fixture has a Run of its own.

class Annotated : public testing::Test {
 protected:
  [[nodiscard]] Outcome run_import(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"import", place_ / "in.jsonl", "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return place_.weft(arguments);
  }
  [[nodiscard]] Outcome run_annotated(const json& line, std::vector<std::string> more = {}) const {
    more.insert(more.end(), {"--annotations", place_.write("by-other.jsonl", line.dump() + "\n")});
    return run_import(more);
  }
  [[nodiscard]] std::string kinds_of(const std::string& entity) const {
    std::string kinds;
    const auto timeline = place_.weft({"timeline", entity, "--format", "json"}).json();
    for (const auto& event : timeline.at("events")) kinds += std::string(event["type"]) + " ";
    return kinds;
  }
  Workplace place_;
  std::string input_ = place_.write("in.jsonl", article("harlow", kHarlow).dump() + "\n" +
                                                    article("linden", kLinden).dump() + "\n");
};

TEST_F(Annotated, ArticlesAreReadFromTheFileAndOthersByTheEngine) {
  const auto run = run_annotated(harlow_annotations());
  EXPECT_EQ(run.status, 3);
  EXPECT_EQ(run.json()["new"], 2);
  EXPECT_EQ(run.json()["annotated"], 1);
  EXPECT_EQ(run.json()["refused"], 2);
  EXPECT_EQ(run.json()["unused_annotations"], 0);
  EXPECT_THAT(run.err,
              HasSubstr("by-other.jsonl: line 1, names[2]: refused: \"Acme\" is not what"));
  EXPECT_THAT(run.err, HasSubstr("line 1, events[0].participants[1]: refused: overlaps no name"));
  EXPECT_EQ(kinds_of("Harlow"), "zorb ");
  EXPECT_EQ(kinds_of("Dunmore"), "") << "named beside the event, no part in it";
  EXPECT_THAT(kinds_of("Linden Mill"), HasSubstr("acqui"));
  EXPECT_EQ(place_.weft({"verify"}).status, 0);
}

TEST_F(Annotated, ArticlesAreReadAgainOnlyFromAnotherFile) {
  ASSERT_EQ(run_annotated(harlow_annotations()).status, 3);
  const auto same = run_annotated(harlow_annotations());
  EXPECT_EQ(same.json()["unchanged"], 2);
  EXPECT_EQ(same.status, 3) << "what is refused is told every time";
  auto other = harlow_annotations();
  other["events"][0]["type"] = "roll";
  const auto again = run_annotated(other);
  EXPECT_EQ(again.json()["unchanged"], 1);
  EXPECT_EQ(again.json()["reread"], 1);
  EXPECT_EQ(kinds_of("Harlow"), "roll ");
  const auto without = run_import();
  EXPECT_EQ(without.json()["reread"], 1);
  EXPECT_THAT(kinds_of("Harlow"), Not(HasSubstr("roll")));
}

TEST_F(Annotated, ArticlesStayAsTheyAreWhenOthersAreImported) {
  ASSERT_EQ(run_annotated(harlow_annotations()).status, 3);
  const auto other = place_.write("other.txt", "Petra Lindqvist left Acme in June 2024.\n");
  ASSERT_EQ(place_.weft({"import", other}).status, 0);
  EXPECT_EQ(kinds_of("Harlow"), "zorb ");
}

TEST_F(Annotated, ImportsStopAtTheFirstRefusalIfStrict) {
  const auto run = run_annotated(harlow_annotations(), {"--strict", "--jobs", "1"});
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(place_.weft({"timeline", "Harlow"}).status, 1);
}

TEST_F(Annotated, ArticlesWithAnUnreadableEntryAreLeftToTheEngine) {
  const auto file = place_.write(
      "torn.jsonl", "{\"id\":\"linden\",\"events\":[\n{\"names\":[]}\n{\"id\":\"nobody\"}\n");
  const auto run = run_import({"--annotations", file});
  EXPECT_EQ(run.status, 3);
  EXPECT_EQ(run.json()["annotated"], 0);
  EXPECT_EQ(run.json()["unused_annotations"], 1);
  EXPECT_THAT(run.err, HasSubstr("line 1: refused: not valid JSON; the built-in engine reads"));
  EXPECT_THAT(run.err, HasSubstr("line 2: refused: not a JSON object with the \"id\""));
  EXPECT_THAT(kinds_of("Linden Mill"), HasSubstr("acqui"));
}

TEST_F(Annotated, ImportsNeedAFileThatIsThere) {
  EXPECT_EQ(run_import({"--annotations", place_ / "none.jsonl"}).status, 5);
  EXPECT_EQ(run_import({"--annotations", place_.folder()}).status, 2);
  EXPECT_FALSE(std::filesystem::exists(place_ / "store"));
}

/// What the engine says of the examples, given back to it, leaves every answer as it is.
TEST(AnnotationsOfTheEngine, GiveTheAnswersOfTheEngine) {
  const Workplace place;
  const std::string examples = WEFT_SOURCE_DIR "/examples";
  const auto made = (place / "made.jsonl").string();
  ASSERT_EQ(
      place.weft({"annotate", examples + "/articles", examples + "/briefings", "-o", made}).status,
      0);
  const std::vector<std::string> inputs = {"import", examples + "/articles",
                                           examples + "/briefings", "--format", "json"};
  ASSERT_EQ(place.weft_with("own", inputs).status, 0);
  auto annotated = inputs;
  annotated.insert(annotated.end(), {"--annotations", made});
  const auto run = place.weft_with("given", annotated);
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.json()["annotated"], run.json()["read"]);
  const auto entities = place.weft_with("own", {"entities", "--format", "json"});
  EXPECT_EQ(entities.out, place.weft_with("given", {"entities", "--format", "json"}).out);
  const auto known = entities.json();
  unsigned asked = 0;
  for (const auto& entity : known.at("entities")) {
    if (++asked > 12) break;
    for (const std::string question : {"timeline", "entity", "predictions"}) {
      const std::vector<std::string> ask = {question, entity["id"], "--format", "json"};
      EXPECT_EQ(place.weft_with("own", ask).out, place.weft_with("given", ask).out) << question;
    }
  }
  EXPECT_GT(asked, 5U);
  const std::vector<std::string> graph = {"graph", "--format", "json"};
  EXPECT_EQ(place.weft_with("own", graph).out, place.weft_with("given", graph).out);
}

}  // namespace
}  // namespace weft::test
