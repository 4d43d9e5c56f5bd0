#include "queries/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/queries/random_world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "2024-01-02 launch", or "undated launch".
std::vector<std::string> lines(const std::vector<EventAnswer>& events) {
  std::vector<std::string> result;
  for (const auto& event : events) {
    result.push_back((event.date ? event.date->text() : "undated") + " " + event.type);
  }
  return result;
}
std::vector<std::string> timeline(const Snapshot& store, const std::vector<std::string>& names,
                                  const TimelineOptions& options = {}) {
  std::vector<EntityId> entities;
  for (const auto& name : names) entities.push_back(id_of(name));
  return lines(must(timeline_of(store, entities, options)).events);
}

TEST(Timeline, ListsEventsByFirstDayThenWidthAndUndatedOnesApart) {
  World world;
  world.article("A", "2024-06-01")
      .event("settle", "2022", {{"Acme"}})
      .event("launch", "2022-01-01", {{"Acme"}})
      .event("grow", "", {{"Acme"}})
      .event("hire", "2021-05", {{"Acme"}});
  const auto store = world.snapshot();
  const auto answer = must(timeline_of(*store, {id_of("Acme")}, {}));
  EXPECT_THAT(lines(answer.events),
              ElementsAre("2021-05 hire", "2022-01-01 launch", "2022 settle"));
  EXPECT_THAT(lines(answer.undated), ElementsAre("undated grow"));
  ASSERT_EQ(answer.entities.size(), 1U);
  EXPECT_EQ(answer.entities[0].name, "Acme");
}

TEST(Timeline, CountsAnUncertainDateIfAnyOfItsDaysLiesInTheWindow) {
  World world;
  world.article("A", "2024-06-01")
      .event("settle", "2022", {{"Acme"}})
      .event("launch", "2022-01-31", {{"Acme"}})
      .event("open", "2021-05/..", {{"Acme"}})
      .event("grow", "", {{"Acme"}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, {"Acme"}, {.window = {day("2022-02-01"), day("2022-03-01")}}),
              ElementsAre("2021-05/.. open", "2022 settle"));
  EXPECT_THAT(
      must(timeline_of(*store, {id_of("Acme")}, {.window = {day("2022-02-01"), kLastDay}})).undated,
      IsEmpty());
}

TEST(Timeline, LeavesOutEventsThatMerelyNameTheEntityUnlessAsked) {
  World world;
  world.article("A", "2024-06-01").event("launch", "2022", {{"Acme"}, {"Bolt", Role::kContext}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, {"Bolt"}), IsEmpty());
  EXPECT_THAT(timeline(*store, {"Bolt"}, {.with_context = true}), ElementsAre("2022 launch"));
}

TEST(Timeline, OfSeveralEntitiesHasEachEventOnceOrOnlyTheCommonOnes) {
  World world;
  world.article("A", "2024-06-01")
      .event("launch", "2020", {{"Acme"}})
      .event("merge", "2021", {{"Acme"}, {"Bolt", Role::kPatient}})
      .event("sue", "2022", {{"Acme"}, {"Bolt", Role::kContext}})
      .event("hire", "2023", {{"Bolt"}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, {"Acme", "Bolt", "Acme"}),
              ElementsAre("2020 launch", "2021 merge", "2022 sue", "2023 hire"));
  EXPECT_THAT(timeline(*store, {"Acme", "Bolt"}, {.together = true}), ElementsAre("2021 merge"));
  EXPECT_THAT(timeline(*store, {"Acme", "Bolt"}, {.together = true, .with_context = true}),
              ElementsAre("2021 merge", "2022 sue"));
  EXPECT_THAT(timeline(*store, {}),
              ElementsAre("2020 launch", "2021 merge", "2022 sue", "2023 hire"));
}

TEST(Timeline, FiltersByTypeStatusOriginAndSources) {
  EventDetails planned, analysed;
  planned.status = FactStatus::kPlanned;
  analysed.origin = Origin::kAnalysis;
  World world;
  world.article("A", "2024-06-01")
      .event("launch", "2020", {{"Acme"}, {"X1", Role::kPatient}})
      .event("buy", "2021", {{"Acme"}}, planned)
      .event("sue", "2022", {{"Acme"}}, analysed);
  world.article("B", "2024-06-02").event("launch", "2020", {{"Acme"}, {"X1", Role::kPatient}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, {"Acme"}, {.type = "launch"}), ElementsAre("2020 launch"));
  EXPECT_THAT(timeline(*store, {"Acme"}, {.type = "no such type"}), IsEmpty());
  EXPECT_THAT(timeline(*store, {"Acme"}, {.status = FactStatus::kPlanned}),
              ElementsAre("2021 buy"));
  EXPECT_THAT(timeline(*store, {"Acme"}, {.origin = Origin::kAnalysis}), ElementsAre("2022 sue"));
  EXPECT_THAT(timeline(*store, {"Acme"}, {.min_sources = 2}), ElementsAre("2020 launch"));
}

TEST(Timeline, AsKnownEarlierHasTheDateAndTheSourcesOfThatDay) {
  World world;
  world.article("A", "2024-01-10").event("launch", "2023", {{"Acme"}, {"X1", Role::kPatient}});
  world.article("B", "2024-02-10")
      .event("launch", "2023-05-04", {{"Acme"}, {"X1", Role::kPatient}})
      .event("sue", "2023-06", {{"Acme"}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, {"Acme"}), ElementsAre("2023-05-04 launch", "2023-06 sue"));
  const auto then = must(timeline_of(*store, {id_of("Acme")}, {.known_by = day("2024-01-31")}));
  EXPECT_THAT(lines(then.events), ElementsAre("2023 launch"));
  EXPECT_EQ(then.events[0].sources, 1U);
  EXPECT_EQ(then.events[0].evidence.size(), 1U);
  // What is known now of May was then known of the year, which reaches into July.
  EXPECT_THAT(
      timeline(*store, {"Acme"},
               {.window = {day("2023-07-01"), day("2023-07-31")}, .known_by = day("2024-01-31")}),
      ElementsAre("2023 launch"));
  EXPECT_THAT(timeline(*store, {"Acme"}, {.known_by = day("2024-01-09")}), IsEmpty());
}

TEST(Timeline, QuotesTheArticleExactlyAndSumsUpInOneLine) {
  World world;
  auto& article = world.article("A", "2024-01-10").source("Daily").url("https://daily.example/1");
  EventDetails details;
  details.words = "at\nlast";
  article.event("launch", "2023", {{"Acme"}}, details);
  const auto store = world.snapshot();
  const auto answer = must(timeline_of(*store, {id_of("Acme")}, {}));
  ASSERT_EQ(answer.events.size(), 1U);
  const auto& event = answer.events[0];
  EXPECT_EQ(event.summary, "Acme launch 2023 at last");
  ASSERT_EQ(event.evidence.size(), 1U);
  const auto& evidence = event.evidence[0];
  EXPECT_EQ(evidence.text, slice(article.article().text, evidence.quote));
  EXPECT_EQ(evidence.source, "Daily");
  EXPECT_EQ(evidence.url, "https://daily.example/1");
  EXPECT_EQ(slice(article.article().text, *evidence.trigger), "launch");
}

TEST(Timeline, OfAnUnknownEntityIsNotFound) {
  World world;
  const auto store = world.snapshot();
  const auto answer = timeline_of(*store, {EntityId{7}}, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kNotFound);
}

// ---- against a twin that reads every event and sorts

struct Question {
  std::vector<EntityId> entities;
  TimelineOptions options;
};

Question some_question(RandomWorld& world) {
  Question question;
  for (std::size_t i = 1 + world.below(3); i-- > 0;) {
    question.entities.push_back(world.some_entity());
  }
  auto& options = question.options;
  if (world.chance(60)) {
    const auto from = world.some_day();
    options.window = {from, from + static_cast<Day>(world.below(500))};
  }
  if (world.chance(60)) options.known_by = world.some_day();
  if (world.chance(30)) options.type = "launch";
  if (world.chance(20)) options.status = FactStatus::kReported;
  if (world.chance(20)) options.origin = Origin::kReporting;
  if (world.chance(20)) options.min_sources = 2;
  if (world.chance(50)) options.limit = 1 + world.below(6);
  if (world.chance(50)) options.direction = Direction::kNewestFirst;
  options.together = world.chance(30);
  options.with_context = world.chance(30);
  return question;
}

bool is_wanted(const Event& event, const Question& question) {
  const auto& options = question.options;
  const auto involves = [&](EntityId entity) {
    return options.with_context ? role_in(event, entity).has_value() : takes_part(event, entity);
  };
  const auto& all = question.entities;
  if (options.together ? !std::all_of(all.begin(), all.end(), involves)
                       : !std::any_of(all.begin(), all.end(), involves)) {
    return false;
  }
  return event.sources >= options.min_sources &&
         (options.type.empty() || options.type == event.type) &&
         (!options.status || *options.status == event.status) &&
         (!options.origin || *options.origin == event.origin) &&
         (event.date ? overlap(event.date->days(), options.window) : options.window == DayRange{});
}

/// Identifiers of the dated events, then of the undated ones.
std::vector<std::string> twin_answer(const Snapshot& store, const Question& question) {
  std::vector<std::tuple<Day, std::int64_t, EventId>> dated;
  std::vector<EventId> undated;
  for (const auto& event : all_events(store, question.options.known_by)) {
    if (!is_wanted(event, question)) continue;
    if (event.date) {
      dated.emplace_back(event.date->earliest(), width_of(event.date->days()), event.id);
    } else {
      undated.push_back(event.id);
    }
  }
  std::sort(dated.begin(), dated.end());
  if (question.options.direction == Direction::kNewestFirst) {
    std::reverse(dated.begin(), dated.end());
  }
  std::sort(undated.begin(), undated.end());
  const auto limit = question.options.limit;
  if (limit != 0 && dated.size() > limit) dated.resize(limit, dated.front());
  if (limit != 0 && undated.size() > limit) undated.resize(limit);
  std::vector<std::string> ids;
  for (const auto& [first, width, id] : dated) ids.push_back(to_string(id));
  for (const auto id : undated) ids.push_back(to_string(id));
  return ids;
}

TEST(Timeline, AgreesWithATwinThatReadsEverything) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    RandomWorld world{seed};
    for (int i = 0; i < 40; ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", question " + std::to_string(i));
      const auto question = some_question(world);
      const auto expected = twin_answer(world.store(), question);
      const auto answer = must(timeline_of(world.store(), question.entities, question.options));
      std::vector<std::string> ids;
      for (const auto* list : {&answer.events, &answer.undated}) {
        for (const auto& event : *list) ids.push_back(to_string(event.id));
      }
      ASSERT_EQ(ids, expected);
      std::vector<std::string> entries;
      for (const auto& entry :
           must(timeline_entries(world.store(), question.entities, question.options))) {
        entries.push_back(to_string(entry.event));
      }
      ASSERT_EQ(entries, expected);
    }
  }
}

}  // namespace
}  // namespace weft::test
