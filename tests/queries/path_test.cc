#include "queries/path.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "tests/queries/random_world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// "Acme launch X1 sue Core": entities and relations in turn; "<" marks one that reads backwards.
std::vector<std::string> lines(const PathAnswer& answer) {
  std::vector<std::string> result;
  for (const auto& path : answer.paths) {
    std::string line = path.steps.front().from.name;
    for (const auto& step : path.steps) {
      line += (step.reversed ? " <" : " ") + step.relation + " " + step.to.name;
    }
    result.push_back(line);
  }
  return result;
}
std::vector<std::string> paths(const Snapshot& store, const std::string& from,
                               const std::string& to, const PathOptions& options = {}) {
  return lines(must(paths_between(store, id_of(from), id_of(to), options)));
}

// Acme ──launch──▶ X1 ◀──buy── Bolt ──sue──▶ Core
//   └────────────owner_of───────▶│
TEST(Path, IsTheShortestAndSaysWhichWayEachStepReads) {
  World world;
  world.article("A", "2024-06-01")
      .event("launch", "2023-05", {{"Acme"}, {"X1", Role::kPatient}})
      .event("buy", "2023-07-02", {{"Bolt"}, {"X1", Role::kPatient}})
      .event("sue", "2023-08", {{"Bolt"}, {"Core", Role::kPatient}})
      .relation("Acme", "owner_of", "Bolt");
  const auto store = world.snapshot();
  EXPECT_THAT(paths(*store, "Acme", "X1"), ElementsAre("Acme launch X1"));
  EXPECT_THAT(paths(*store, "Core", "Acme"), ElementsAre("Core <sue Bolt <owner_of Acme"));
  EXPECT_THAT(paths(*store, "Acme", "Core", {.count = 5}),
              ElementsAre("Acme owner_of Bolt sue Core", "Acme launch X1 <buy Bolt sue Core"));
}

// Acme ─pay─ Bolt ─pay─ Core, and the same by way of Dust, where one tie is twice as strong.
TEST(Path, OfEqualLengthTheStrongestComesFirst) {
  World world;
  world.article("A", "2024-06-01")
      .event("pay", "2021", {{"Acme"}, {"Bolt"}})
      .event("pay", "2021", {{"Bolt"}, {"Core"}})
      .event("pay", "2022", {{"Acme"}, {"Dust"}})
      .event("pay", "2023", {{"Acme"}, {"Dust"}})
      .event("pay", "2023", {{"Dust"}, {"Core"}});
  const auto store = world.snapshot();
  EXPECT_THAT(paths(*store, "Acme", "Core"), ElementsAre("Acme pay Dust pay Core"));
  EXPECT_THAT(paths(*store, "Acme", "Core", {.count = 2}),
              ElementsAre("Acme pay Dust pay Core", "Acme pay Bolt pay Core"));
}

// Acme ─(named together)─ Bolt ─(named together)─ Core, and Acme ─pay─ Dust ─pay─ Core.
TEST(Path, GoesByMereMentionsOnlyWhereNothingElseIsAsShort) {
  World world;
  const Role context = Role::kContext;
  auto& article = world.article("A", "2024-06-01");
  article.event("rise", "2021-01", {{"Acme"}, {"Bolt", context}})
      .event("rise", "2021-02", {{"Core"}, {"Bolt", context}});
  EXPECT_THAT(paths(*world.snapshot(), "Acme", "Core"),
              ElementsAre("Acme mentioned_with Bolt mentioned_with Core"));
  world.article("B", "2024-06-02")
      .event("pay", "2021-03", {{"Acme"}, {"Dust"}})
      .event("pay", "2021-04", {{"Dust"}, {"Core"}});
  EXPECT_THAT(paths(*world.snapshot(), "Acme", "Core"), ElementsAre("Acme pay Dust pay Core"));
}

TEST(Path, QuotesEachStepWhereBothEndsAreNamed) {
  World world;
  world.article("A", "2024-06-01")
      .event("launch", "2023-05", {{"Acme"}, {"X1", Role::kPatient}})
      .relation("Acme", "owner_of", "Bolt");
  const auto store = world.snapshot();
  const auto answer = must(paths_between(*store, id_of("X1"), id_of("Bolt"), {}));
  ASSERT_EQ(answer.paths.size(), 1U);
  ASSERT_EQ(answer.paths[0].steps.size(), 2U);
  const auto& launch = answer.paths[0].steps[0];
  EXPECT_EQ(launch.events.size(), 1U);
  ASSERT_EQ(launch.evidence.size(), 1U);
  EXPECT_EQ(launch.evidence[0].text, "Acme X1 launch 2023-05 ");
  const auto& owner = answer.paths[0].steps[1];
  EXPECT_TRUE(owner.events.empty());
  ASSERT_EQ(owner.evidence.size(), 1U);
  EXPECT_EQ(owner.evidence[0].text, "Acme owner_of Bolt");
}

TEST(Path, PrefersAQuotationThatNamesBothEnds) {
  World world;
  world.article("A", "2024-06-01").event("buy", "2023-05", {{"Acme"}, {"X1", Role::kPatient}});
  world.article("B", "2024-06-02")
      .event("buy", "2023-05", {{"Acme"}, {"X1", Role::kPatient}, {"Bolt", Role::kRecipient}});
  const auto store = world.snapshot();
  const auto answer = must(paths_between(*store, id_of("X1"), id_of("Bolt"), {}));
  const auto& evidence = answer.paths.at(0).steps.at(0).evidence;
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[0].title, "B");
  EXPECT_EQ(evidence[1].title, "A");
}

// Acme ─2021─ Bolt ─2020─ Core: no order of time leads from Acme to Core, but one leads back.
//   └────2019──── Dust ────2022───┘
TEST(Path, InOrderTakesNoStepBeforeTheOneBefore) {
  World world;
  world.article("A", "2024-06-01")
      .event("pay", "2021", {{"Acme"}, {"Bolt"}})
      .event("pay", "2020", {{"Bolt"}, {"Core"}})
      .event("pay", "2019-05", {{"Bolt"}, {"Core"}});
  EXPECT_THAT(paths(*world.snapshot(), "Core", "Acme", {.in_order = true}),
              ElementsAre("Core pay Bolt pay Acme"));
  const auto store = world.snapshot();
  const auto none = paths_between(*store, id_of("Acme"), id_of("Core"), {.in_order = true});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(none.error().message, HasSubstr("in order"));

  world.article("B", "2024-06-02")
      .event("pay", "2019", {{"Acme"}, {"Dust"}})
      .event("pay", "2018", {{"Dust"}, {"Core"}})
      .event("sue", "2022", {{"Dust"}, {"Core"}});
  const auto later = world.snapshot();
  const auto answer = must(paths_between(*later, id_of("Acme"), id_of("Core"), {.in_order = true}));
  EXPECT_THAT(lines(answer), ElementsAre("Acme pay Dust sue Core"));
  EXPECT_EQ(answer.paths[0].steps[1].events.size(), 1U);  // Not that of 2018.
}

TEST(Path, InOrderMayUseWhatHasStoodSinceLongAgo) {
  World world;
  world.article("A", "2024-06-01")
      .event("pay", "2021", {{"Acme"}, {"Bolt"}})
      .relation("Core", "owner_of", "Bolt")
      .event("sue", "2020", {{"Core"}, {"Dust"}})
      .event("sue", "2023", {{"Core"}, {"Dust"}});
  const auto store = world.snapshot();
  EXPECT_THAT(paths(*store, "Acme", "Dust", {.in_order = true}),
              ElementsAre("Acme pay Bolt <owner_of Core sue Dust"));
}

TEST(Path, KeepsToTheHopsTheWindowAndWhatWasKnown) {
  World world;
  world.article("A", "2024-01-01")
      .event("pay", "2021", {{"Acme"}, {"Bolt"}})
      .event("pay", "2022", {{"Bolt"}, {"Core"}});
  world.article("B", "2024-02-01").event("sue", "2022", {{"Acme"}, {"Core"}});
  const auto store = world.snapshot();
  EXPECT_THAT(paths(*store, "Acme", "Core"), ElementsAre("Acme sue Core"));
  EXPECT_THAT(paths(*store, "Acme", "Core", {.known_by = day("2024-01-15")}),
              ElementsAre("Acme pay Bolt pay Core"));
  EXPECT_FALSE(paths_between(*store, id_of("Acme"), id_of("Core"),
                             {.max_hops = 1, .known_by = day("2024-01-15")}));
  EXPECT_FALSE(paths_between(*store, id_of("Acme"), id_of("Core"),
                             {.window = {day("2023-01-01"), day("2023-12-31")}}));
}

TEST(Path, ThatIsNotThereIsAnErrorThatNamesBothEnds) {
  World world;
  world.article("A", "2024-01-01").event("pay", "2021", {{"Acme"}}).mention("Bolt");
  const auto store = world.snapshot();
  const auto none = paths_between(*store, id_of("Acme"), id_of("Bolt"), {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(none.error().message, "Acme and Bolt are not connected within 4 steps");
  EXPECT_EQ(paths_between(*store, id_of("Acme"), id_of("Acme"), {}).error().code,
            ErrorCode::kUsage);
  EXPECT_EQ(paths_between(*store, id_of("Acme"), EntityId{1}, {}).error().code,
            ErrorCode::kNotFound);
}

// ---- against a twin that tries every way

struct TwinLink {
  std::uint64_t full = 0, mere = 0;
  std::set<Day> days;
  std::optional<Day> standing_from;
};
using TwinLinks = std::map<EntityId, std::map<EntityId, TwinLink>>;

TwinLinks all_links(const Snapshot& store) {
  TwinLinks links;
  for (const auto& event : all_events(store)) {
    for (const auto& a : event.participants) {
      for (const auto& b : event.participants) {
        if (a.entity == b.entity) continue;
        auto& link = links[a.entity][b.entity];
        const bool full = a.role != Role::kContext && b.role != Role::kContext;
        (full ? link.full : link.mere) += event.sources * (full ? 4 : 1);
        if (event.date) link.days.insert(event.date->earliest());
      }
    }
  }
  must(store.each_entity([&](const EntityRecord& record) {
    must(store.each_relation(record.id, [&](const RelationPosting& posting) {
      const bool acts = posting.subject == record.id;
      auto& link = links[record.id][acts ? posting.object : posting.subject];
      link.full += posting.articles * 4;
      const auto from = posting.days == DayRange{} ? kFirstDay : posting.days.first;
      link.standing_from = std::min(link.standing_from.value_or(kLastDay), from);
      return true;
    }));
    return true;
  }));
  return links;
}

struct TwinPath {
  std::size_t steps, mere;
  std::uint64_t resistance;
  std::vector<EntityId> stops;
  auto operator<=>(const TwinPath&) const = default;
};

struct Twin {
  const TwinLinks& links;
  EntityId to;
  PathOptions options;
  std::vector<TwinPath> found = {};

  void follow(const TwinPath& path, Day at) {
    if (path.stops.back() == to) return found.push_back(path);
    if (path.steps == options.max_hops || !links.contains(path.stops.back())) return;
    for (const auto& [next, link] : links.at(path.stops.back())) {
      if (std::count(path.stops.begin(), path.stops.end(), next) > 0) continue;
      auto longer = path;
      ++longer.steps;
      longer.mere += link.full == 0 ? 1 : 0;
      longer.resistance += (std::uint64_t{1} << 24U) / (link.full == 0 ? link.mere : link.full);
      longer.stops.push_back(next);
      if (!options.in_order) {
        follow(longer, at);
        continue;
      }
      auto days = link.days;
      if (link.standing_from) days.insert(std::max(at, *link.standing_from));
      const auto day = days.lower_bound(at);
      if (day != days.end()) follow(longer, *day);
    }
  }
};

TEST(Path, AgreesWithATwinThatTriesEveryWay) {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    RandomWorld world{seed, {.entities = 24, .happenings = 50, .articles = 14}};
    const auto links = all_links(world.store());
    for (int i = 0; i < 30; ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", question " + std::to_string(i));
      const auto from = world.some_entity(), to = world.some_entity();
      const PathOptions options{.max_hops = 1 + world.below(5),
                                .count = 1 + world.below(6),
                                .in_order = world.chance(40)};
      if (from == to || !must(world.store().entity(from)) || !must(world.store().entity(to))) {
        continue;
      }
      Twin twin{links, to, options};
      twin.follow({0, 0, 0, {from}}, kFirstDay);
      std::sort(twin.found.begin(), twin.found.end());
      if (twin.found.size() > options.count) {
        twin.found.erase(twin.found.begin() + static_cast<std::ptrdiff_t>(options.count),
                         twin.found.end());
      }
      std::vector<std::vector<EntityId>> expected, found;
      for (const auto& path : twin.found) expected.push_back(path.stops);
      const auto answer = paths_between(world.store(), from, to, options);
      ASSERT_EQ(answer.has_value(), !expected.empty());
      if (!answer) continue;
      for (const auto& path : answer->paths) {
        found.push_back({from});
        for (const auto& step : path.steps) {
          found.back().push_back(step.to.id);
          EXPECT_FALSE(step.evidence.empty());
        }
      }
      ASSERT_EQ(found, expected);
    }
  }
}

}  // namespace
}  // namespace weft::test
