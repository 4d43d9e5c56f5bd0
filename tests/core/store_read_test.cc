#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;

/// "2024-01-02 launch": what a timeline shows of its postings, in order.
std::vector<std::string> timeline(const Snapshot& store, const std::string& name,
                                  DayRange window = {},
                                  Direction direction = Direction::kOldestFirst,
                                  bool every_date = false) {
  std::vector<std::string> lines;
  must(store.each_event(id_of(name), window, direction, every_date,
                        [&](const EventPosting& posting) {
                          lines.push_back((posting.dated ? to_iso(posting.days.first) : "undated") +
                                          " " + std::string{store.kind_name(posting.type)});
                          return true;
                        }));
  return lines;
}

TEST(Store, KeepsArticlesAsTheyWere) {
  World world;
  auto& built = world.article("A", "2024-01-05").source("Daily").url("https://a.example/1");
  built.event("launch", "2024-01-02", {{"Huawei"}, {"Ascend", Role::kPatient}});
  const auto store = world.snapshot();
  const auto article = must(store->article(built.id()));
  ASSERT_TRUE(article);
  EXPECT_EQ(article->text, built.article().text);
  EXPECT_EQ(article->title, "A");
  EXPECT_EQ(article->source, "Daily");
  EXPECT_EQ(article->url, "https://a.example/1");
  EXPECT_EQ(article->published->text(), "2024-01-05");
  EXPECT_EQ(article->sections.size(), 1U);
  EXPECT_THAT(must(store->articles_with_key("A.txt")), ElementsAre(built.id()));
  EXPECT_FALSE(must(store->article(ArticleId{1})));
}

TEST(Store, GivesATimelineInTheOrderOfDaysThenWidthsWithTheUndatedLast) {
  World world;
  world.article("A", "2024-06-01")
      .event("long", "2020/2023", {{"Huawei"}})
      .event("year", "2022", {{"Huawei"}})
      .event("day", "2022-01-01", {{"Huawei"}})
      .event("month", "2022-01", {{"Huawei"}})
      .event("never", "", {{"Huawei"}})
      .event("open", "2023-05/..", {{"Huawei"}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, "Huawei"),
              ElementsAre("2020-01-01 long", "2022-01-01 day", "2022-01-01 month",
                          "2022-01-01 year", "2023-05-01 open", "undated never"));
  EXPECT_THAT(timeline(*store, "Huawei", {day("2022-01-20"), day("2022-02-10")}),
              ElementsAre("2020-01-01 long", "2022-01-01 month", "2022-01-01 year"));
  EXPECT_THAT(
      timeline(*store, "Huawei", {day("2022-01-20"), kLastDay}, Direction::kNewestFirst),
      ElementsAre("2023-05-01 open", "2022-01-01 year", "2022-01-01 month", "2020-01-01 long"));
}

}  // namespace
}  // namespace weft::test
