#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

using ::testing::HasSubstr;

constexpr auto kMapping = R"({"name": "test", "header": false, "delimiter": "tab",
  "columns": ["day", "who", "what", "whom"],
  "lookups": {"names": {"file": "names.txt"}},
  "date": {"column": "day", "unit": "days", "origin": "2018-01-01"},
  "code": {"column": "what", "book": "cameo"},
  "actors": [{"role": "agent", "name": "who", "lookup": "names"},
             {"role": "patient", "name": "whom", "lookup": "names"}]})";

/// A table of distinct rows between invented actors, and how many rows name each of them.
struct InventedTable {
  std::string bytes, names;
  std::map<std::string, std::size_t> rows_of;

  explicit InventedTable(std::size_t rows) {
    constexpr unsigned kSeed = 5, kActors = 40, kDays = 30;
    const std::vector<std::string> codes = {"010", "042", "043", "0841", "190", "112"};
    std::mt19937 random(kSeed);
    const auto below = [&](std::size_t end) { return random() % end; };
    const auto name = [](std::size_t i) { return "Citizen " + std::to_string(i) + " (Malaysia)"; };
    for (unsigned i = 0; i < kActors; ++i) names += std::to_string(i) + "\t" + name(i) + "\n";
    std::set<std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>> seen;
    while (seen.size() < rows) {
      const auto day = below(kDays), who = below(kActors), what = below(codes.size()),
                 whom = below(kActors);
      if (!seen.emplace(day, who, what, whom).second) continue;
      bytes += std::to_string(day) + "\t" + std::to_string(who) + "\t" + codes[what] + "\t" +
               std::to_string(whom) + "\n";
      ++rows_of[name(who)];
      if (who != whom) ++rows_of[name(whom)];
    }
  }
};

TEST(EventTable, GivesEveryActorATimelineOfItsRows) {
  const Workplace place;
  const InventedTable table(3000);
  const auto file = place.write("table.txt", table.bytes);
  place.write("names.txt", table.names);
  const auto mapping = place.write("mapping.json", kMapping);
  const auto imported =
      place.weft({"import", file, "--as", "events", "--mapping", mapping, "--format", "json"});
  ASSERT_EQ(imported.status, 0) << imported.err;
  EXPECT_EQ(imported.json()["events"], 3000);
  for (const auto& [name, rows] : table.rows_of) {
    const auto timeline = place.weft({"timeline", name, "--format", "json"});
    ASSERT_EQ(timeline.status, 0) << name << timeline.err;
    EXPECT_EQ(timeline.json()["events"].size(), rows) << name;
  }
  EXPECT_EQ(place.weft({"verify"}).status, 0);

  const auto again = place.weft({"import", file, "--mapping", mapping, "--format", "json"}).json();
  EXPECT_EQ(again["new"], 0);
  EXPECT_EQ(again["events"], 3000);
}

TEST(EventTable, QuotesTheRowAndKnowsWhenItWasReported) {
  const Workplace place;
  const auto table = place.write("table.csv",
                                 "day,who,what,whom,told\n"
                                 "2024-05-03,Acme,buy,Globex,2024-05-10\n");
  const auto mapping =
      place.write("mapping.json",
                  R"({"name": "deals", "date": {"column": "day"}, "reported": {"column": "told"},
        "code": {"column": "what"},
        "actors": [{"role": "agent", "name": "who"}, {"role": "patient", "name": "whom"}]})");
  ASSERT_EQ(place.weft({"import", table, "--mapping", mapping, "--source", "Deal Desk"}).status, 0);
  const auto event = place.weft({"timeline", "Globex", "--format", "json"}).json()["events"].at(0);
  EXPECT_EQ(event["date"], "2024-05-03");
  EXPECT_EQ(event["first_reported"], "2024-05-10");
  EXPECT_EQ(event["evidence"].at(0)["text"], "2024-05-03,Acme,buy,Globex,2024-05-10");
  EXPECT_EQ(event["evidence"].at(0)["source"], "Deal Desk");
  EXPECT_TRUE(place.weft({"timeline", "Globex", "--known-by", "2024-05-09", "--format", "json"})
                  .json()["events"]
                  .empty());
}

TEST(EventTable, MeetsProseInOneEntity) {
  const Workplace place;
  const auto note = place.write("note.txt", "Vladimir Putin visited Ghent on 3 May 2024.\n");
  const auto table = place.write("table.csv", "day,who,what\n2024-06-01,VLADIMIR PUTIN,sign\n");
  const auto mapping =
      place.write("mapping.json", R"({"name": "signings", "date": {"column": "day"},
      "code": {"column": "what"}, "actors": [{"role": "agent", "name": "who", "capitals": true}]})");
  ASSERT_EQ(place.weft({"import", note, "--published", "2024-05-04"}).status, 0);
  ASSERT_EQ(place.weft({"import", table, "--mapping", mapping}).status, 0);
  const auto timeline = place.weft({"timeline", "Vladimir Putin", "--format", "json"}).json();
  EXPECT_EQ(timeline["events"].size(), 2U) << timeline.dump(1);
}

TEST(EventTable, WithAWrongMappingIsWrongUsage) {
  const Workplace place;
  const auto table = place.write("table.csv", "a,b\n1,2\n");
  const auto mapping = place.write("mapping.json", R"({"name": 7})");
  const auto run = place.weft({"import", table, "--mapping", mapping});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("mapping.json"));
  EXPECT_THAT(run.err, HasSubstr("\"name\" is not a string"));
}

}  // namespace
}  // namespace weft::test
