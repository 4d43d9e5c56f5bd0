#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Everything that the store says, as far as it can be asked without knowing what is in it. One
/// timeline of all entities asks for every event; entities in full are asked for by samples.
std::string all_answers(const Workplace& place, const std::string& store) {
  const auto entities = place.weft_with(store, {"entities", "--format", "json"});
  std::string all = entities.out +
                    place.weft_with(store, {"graph", "--max-nodes", "0", "--format", "json"}).out +
                    place.weft_with(store, {"predictions", "--format", "json"}).out;
  std::vector<std::string> timeline = {"timeline", "--format", "json"};
  const auto listed = entities.json();
  constexpr std::size_t kEach = 20;
  for (std::size_t i = 0; i < listed["entities"].size(); ++i) {
    const std::string id = listed["entities"][i]["id"];
    timeline.push_back(id);
    if (i % kEach != 0) continue;
    const auto entity = place.weft_with(store, {"entity", id, "--format", "json"});
    EXPECT_EQ(entity.status, 0) << entity.err;
    all += entity.out;
  }
  const auto events = place.weft_with(store, timeline);
  EXPECT_EQ(events.status, 0) << events.err;
  timeline.insert(timeline.end(), {"--known-by", "2024-06"});
  return all + events.out + place.weft_with(store, timeline).out;
}

/// The example articles that come with the program, and invented ones.
void write_inputs(const Workplace& place, unsigned articles) {
  auto lines = lines_of(invented_articles(articles, 11));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    place.write("in/" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ".jsonl",
                lines[i] + "\n");
  }
}

TEST(TheSameArticles, GiveTheSameAnswersInAnyOrderAndWithAnyNumberOfJobs) {
  const Workplace place;
  write_inputs(place, 40);
  ASSERT_EQ(
      place.weft_with("first", {"import", place / "in", WEFT_SOURCE_DIR "/examples", "--jobs", "1"})
          .status,
      0);
  const auto expected = all_answers(place, "first");
  ASSERT_GT(expected.size(), 1000U);

  std::vector<std::string> files = {WEFT_SOURCE_DIR "/examples"};
  for (const auto& file : std::filesystem::directory_iterator(place / "in"))
    files.push_back(file.path());
  std::sort(files.begin(), files.end());
  std::mt19937 random(5);
  for (const std::string jobs : {"1", "2", "4"}) {
    SCOPED_TRACE(jobs + " jobs");
    std::shuffle(files.begin(), files.end(), random);
    constexpr std::size_t kAtOnce = 6;  // To start the program for each would take a minute.
    for (std::size_t i = 0; i < files.size(); i += kAtOnce) {
      std::vector<std::string> import = {"import", "--jobs", jobs};
      for (auto f = i; f < std::min(i + kAtOnce, files.size()); ++f) import.push_back(files[f]);
      ASSERT_EQ(place.weft_with("shuffled" + jobs, import).status, 0);
    }
    ASSERT_EQ(place
                  .weft_with("together" + jobs,
                             {"import", place / "in", WEFT_SOURCE_DIR "/examples", "--jobs", jobs})
                  .status,
              0);
    EXPECT_TRUE(all_answers(place, "shuffled" + jobs) == expected);
    EXPECT_TRUE(all_answers(place, "together" + jobs) == expected);
  }
}

TEST(ASecondImport, ChangesNothing) {
  const Workplace place;
  write_inputs(place, 20);
  ASSERT_EQ(place.weft({"import", place / "in"}).status, 0);
  const auto expected = all_answers(place, "store");
  const auto again = place.weft({"import", place / "in", "--format", "json"});
  EXPECT_EQ(again.json()["new"], 0);
  EXPECT_EQ(again.json()["unchanged"], 20);
  EXPECT_TRUE(all_answers(place, "store") == expected);
}

TEST(AForgottenArticle, LeavesNothingBehindAndCanComeBack) {
  const Workplace place;
  write_inputs(place, 20);
  place.write(
      "one/extra.jsonl",
      R"({"id":"extra","published":"2024-05-02","source":"Harbour Post","text":"Quillon Marine acquired Nvidia shares in Lisbon on 1 May 2024."})"
      "\n");
  ASSERT_EQ(place.weft({"import", place / "in"}).status, 0);
  const auto without = all_answers(place, "store");
  ASSERT_EQ(place.weft({"import", place / "one"}).status, 0);
  const auto with = all_answers(place, "store");
  ASSERT_NE(with, without);
  ASSERT_EQ(place.weft({"forget", "extra"}).status, 0);
  EXPECT_TRUE(all_answers(place, "store") == without);
  EXPECT_EQ(place.weft({"verify"}).status, 0);
  ASSERT_EQ(place.weft({"import", place / "one"}).status, 0);
  EXPECT_TRUE(all_answers(place, "store") == with);
}

}  // namespace
}  // namespace weft::test
