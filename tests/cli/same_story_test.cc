#include <gtest/gtest.h>

#include <string>

#include "tests/cli/program.h"

// Copies, versions and languages, by the program as its users run it.

namespace weft::test {
namespace {

using nlohmann::json;

const std::string kStory =
    "Orion Motors acquired Globex Inc. for 2 billion dollars on 1 May 2024, the company said. The "
    "board "
    "of Globex had turned down two lower offers since the spring. The works council was told the "
    "evening before, and the works in Dresden stays open until the end of the decade.";

std::string line(const json& object) { return object.dump() + "\n"; }

/// How many events of Orion the timeline has.
std::size_t events_of_orion(const Workplace& place, const std::vector<std::string>& options,
                            const std::string& store = "store") {
  std::vector<std::string> arguments = {"timeline", "Orion Motors", "--format", "json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return place.weft_with(store, arguments).json()["events"].size();
}

TEST(SameStoryTwice, IsOneIndependentSourceInAnyOrderOfImport) {
  const Workplace place;
  const json wire = {
      {"id", "w"}, {"source", "Wire"}, {"published", "2024-05-02"}, {"text", kStory}};
  const json post = {{"id", "p"},
                     {"source", "Post"},
                     {"published", "2024-05-03"},
                     {"text", kStory + " Read all about it in the Post, every day but Sunday."}};
  const json other = {{"id", "o"},
                      {"source", "Times"},
                      {"published", "2024-05-03"},
                      {"text",
                       "On 1 May 2024 Orion Motors acquired Globex Inc. for 2 billion dollars. "
                       "Analysts had expected a higher price, and shares of both fell."}};
  const auto first = place.write("first.jsonl", line(wire) + line(post));
  const auto reversed = place.write("reversed.jsonl", line(post) + line(wire));
  const auto second = place.write("second.jsonl", line(other));
  for (const auto& [store, file] : {std::pair{"a", first}, std::pair{"b", reversed}}) {
    const auto import = place.weft_with(store, {"import", file, "--format", "json"});
    ASSERT_EQ(import.status, 0) << import.err;
    EXPECT_EQ(import.json()["copies"], 1);
    EXPECT_EQ(events_of_orion(place, {"--min-sources", "2"}, store), 0U);
    EXPECT_GT(events_of_orion(place, {}, store), 0U);
    ASSERT_EQ(place.weft_with(store, {"import", second}).status, 0);
    EXPECT_GT(events_of_orion(place, {"--min-sources", "2"}, store), 0U);
    EXPECT_EQ(place.weft_with(store, {"verify"}).status, 0);
  }
  const auto shown = place.weft_with("a", {"show", "p", "--format", "json"}).json()["article"];
  const auto original = place.weft_with("a", {"show", "w", "--format", "json"}).json()["article"];
  EXPECT_EQ(shown["copy_of"], original["id"]);
  EXPECT_FALSE(original.contains("copy_of"));
  EXPECT_EQ(place.weft_with("a", {"timeline", "Orion Motors", "--format", "json"}).out,
            place.weft_with("b", {"timeline", "Orion Motors", "--format", "json"}).out);
}

TEST(AnUpdatedArticle, ReplacesTheEarlierVersionWhichEarlierDaysStillKnow) {
  const Workplace place;
  const auto early = place.write(
      "early.jsonl", line({{"id", "1"},
                           {"url", "https://post.example/a"},
                           {"published", "2024-05-02"},
                           {"text", "Orion Motors acquired Globex Inc. on 1 May 2024."}}));
  const auto late = place.write(
      "late.jsonl", line({{"id", "2"},
                          {"url", "https://www.post.example/a?utm_source=mail"},
                          {"published", "2024-05-02"},
                          {"modified", "2024-05-06T09:30:00Z"},
                          {"text", "Initech Inc. acquired Globex Inc. on 1 May 2024."}}));
  ASSERT_EQ(place.weft({"import", late, early}).status, 0);
  EXPECT_EQ(events_of_orion(place, {}), 0U);
  EXPECT_EQ(events_of_orion(place, {"--known-by", "2024-05-05"}), 1U);
  EXPECT_EQ(events_of_orion(place, {"--known-by", "2024-05-06"}), 0U);
  const auto shown = place.weft({"show", "1", "--format", "json"}).json()["article"];
  ASSERT_EQ(shown["versions"].size(), 2U);
  EXPECT_EQ(shown["versions"][0]["id"], shown["id"]);
  EXPECT_EQ(shown["versions"][0]["until"], "2024-05-06");
  EXPECT_EQ(shown["versions"][1]["until"], nullptr);
  EXPECT_EQ(place.weft({"stats", "--format", "json"}).json()["earlier_versions"], 1);
  EXPECT_EQ(place.weft({"verify"}).status, 0);
}

TEST(AnArticleInAnotherLanguage, IsStoredAndCountedButNotReadForEvents) {
  const Workplace place;
  const std::string german =
      "Die Orion Motors hat am 1. Mai 2024 die Globex Inc. für zwei Milliarden Dollar übernommen, "
      "wie "
      "das Unternehmen am Dienstag mitteilte. Der Betriebsrat wurde am Abend zuvor unterrichtet.";
  const auto file = place.write("news.jsonl", line({{"id", "de"}, {"text", german}}) +
                                                  line({{"id", "en"}, {"text", kStory}}));
  const auto import = place.weft({"import", file, "--format", "json"});
  ASSERT_EQ(import.status, 0) << import.err;
  EXPECT_EQ(import.json()["new"], 2);
  EXPECT_EQ(import.json()["not_read_for_events"], json({{"de", 1}}));
  const auto shown = place.weft({"show", "de", "--format", "json"}).json()["article"];
  EXPECT_EQ(shown["text"], german);
  EXPECT_EQ(shown["language"], "de");
  EXPECT_EQ(place.weft({"stats", "--format", "json"}).json()["languages"],
            json({{"de", 1}, {"en", 1}}));
  EXPECT_EQ(place.weft({"read", file}).status, 0);
  const auto annotated = place.weft({"annotate", place.write("de.txt", german)}).json();
  EXPECT_TRUE(annotated["events"].empty());
  EXPECT_TRUE(annotated["names"].empty());
}

}  // namespace
}  // namespace weft::test
