#include "queries/co_seen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/queries/random_world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;

TEST(MostOftenSeenWith, CountsCommonEventsInTheWindowButNoMereMentions) {
  World world;
  world.article("A", "2024-01-01")
      .event("pay", "2020", {{"Acme"}, {"Bolt"}})
      .event("pay", "2021", {{"Acme"}, {"Core"}, {"Bolt"}})
      .event("pay", "2022", {{"Acme"}, {"Dust", Role::kContext}});
  const auto store = world.snapshot();
  EXPECT_THAT(must(most_often_seen_with(*store, id_of("Acme"), {})),
              ElementsAre(CoSeenEntity{id_of("Bolt"), 2}, CoSeenEntity{id_of("Core"), 1}));
  EXPECT_THAT(must(most_often_seen_with(*store, id_of("Acme"), {.limit = 1})),
              ElementsAre(CoSeenEntity{id_of("Bolt"), 2}));
  EXPECT_THAT(must(most_often_seen_with(*store, id_of("Acme"),
                                        {.window = {day("2020-01-01"), day("2020-12-31")}})),
              ElementsAre(CoSeenEntity{id_of("Bolt"), 1}));
}

TEST(MostOftenSeenWith, AgreesWithATwinThatReadsEverything) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomWorld world{seed};
    const auto subject = world.some_entity();
    CoSeenOptions options{.limit = 1 + world.below(8)};
    if (world.chance(50)) options.known_by = world.some_day();
    std::map<EntityId, std::uint32_t> counts;
    for (const auto& event : all_events(world.store(), options.known_by)) {
      if (!takes_part(event, subject)) continue;
      for (const auto& participant : event.participants) {
        if (participant.entity == subject || participant.role == Role::kContext) continue;
        ++counts[participant.entity];
      }
    }
    std::vector<CoSeenEntity> expected;
    for (const auto& [entity, count] : counts) expected.push_back({entity, count});
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto& a, const auto& b) { return a.events > b.events; });
    if (expected.size() > options.limit) expected.resize(options.limit);
    EXPECT_EQ(must(most_often_seen_with(world.store(), subject, options)), expected);
  }
}

}  // namespace
}  // namespace weft::test
