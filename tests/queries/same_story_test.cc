#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "queries/entity.h"
#include "queries/graph.h"
#include "queries/show.h"
#include "queries/timeline.h"
#include "tests/queries/random_world.h"

// Copies and versions as answers show them.

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kWire =
    "The company said on Tuesday in a statement to the exchange that the takeover would be paid in "
    "cash and that the works council had been told the evening before";
const std::vector<Part> kTakeover = {{"Acme"}, {"Globex", Role::kPatient}};

World world_with_copies() {
  World world;
  for (const char* paper : {"Wire", "Post"}) {
    world.article(paper, "2024-05-02")
        .source(paper)
        .event("acquire", "2024-05-01", kTakeover)
        .text(kWire);
  }
  return world;
}

TEST(SameStory, CopiesAreOneSourceOfATimeline) {
  auto world = world_with_copies();
  const auto store = world.snapshot();
  EXPECT_THAT(must(timeline_of(*store, {}, {.min_sources = 2})).events, IsEmpty());
  const auto events = must(timeline_of(*store, {id_of("Acme")}, {.min_sources = 1})).events;
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].sources, 1U);
  ASSERT_THAT(events[0].evidence, SizeIs(2));
  EXPECT_FALSE(events[0].evidence[0].copy_of);
  EXPECT_EQ(events[0].evidence[1].copy_of, events[0].evidence[0].article);
}

TEST(SameStory, CopiesAreOnePieceOfEvidenceOfAGraph) {
  auto world = world_with_copies();
  const auto graph = must(graph_around(*world.snapshot(), {id_of("Acme")}, {}));
  ASSERT_THAT(graph.edges, SizeIs(1));
  EXPECT_EQ(graph.edges[0].weight, 1.0);
}

World world_with_versions() {
  World world;
  world.article("Early", "2024-05-02")
      .url("https://post.example/takeover")
      .key("late")
      .event("acquire", "2024-05-01", kTakeover)
      .relation("Acme", "owner_of", "Hooli");
  world.article("Late", "2024-05-06")
      .url("https://post.example/takeover")
      .key("late")
      .event("sue", "2024-05-01", {{"Globex"}, {"Acme", Role::kPatient}})
      .relation("Acme", "rival_of", "Hooli");
  return world;
}

std::vector<std::string> types_of(const std::vector<EventAnswer>& events) {
  std::vector<std::string> types;
  for (const auto& event : events) types.push_back(event.type);
  return types;
}

TEST(SameStory, AnUpdateReplacesWhatATimelineToldBeforeIt) {
  auto world = world_with_versions();
  const auto store = world.snapshot();
  const auto known = [&](std::optional<Day> by) {
    return types_of(must(timeline_of(*store, {id_of("Acme")}, {.known_by = by})).events);
  };
  EXPECT_THAT(known(std::nullopt), ElementsAre("sue"));
  EXPECT_THAT(known(day("2024-05-01")), IsEmpty());
  EXPECT_THAT(known(day("2024-05-02")), ElementsAre("acquire"));
  EXPECT_THAT(known(day("2024-05-05")), ElementsAre("acquire"));
  EXPECT_THAT(known(day("2024-05-06")), ElementsAre("sue"));
}

TEST(SameStory, AnUpdateReplacesTheTiesOfAGraph) {
  auto world = world_with_versions();
  const auto store = world.snapshot();
  const auto relations = [&](std::optional<Day> by) {
    std::vector<std::string> found;
    for (const auto& edge : must(graph_around(*store, {id_of("Acme")}, {.known_by = by})).edges) {
      found.push_back(edge.relation);
    }
    std::ranges::sort(found);
    return found;
  };
  EXPECT_THAT(relations(std::nullopt), ElementsAre("rival_of", "sue"));
  EXPECT_THAT(relations(day("2024-05-03")), ElementsAre("acquire", "owner_of"));
}

TEST(SameStory, AnEntityIsDescribedByCurrentVersions) {
  World world;
  world.article("Early", "2024-05-02").url("https://a.example/1").mention("Hooli").mention("Acme");
  world.article("Late", "2024-05-03").url("https://a.example/1").mention("Acme");
  const auto store = world.snapshot();
  const auto entities = must(entities_matching(*store, "", 0));
  ASSERT_THAT(entities, SizeIs(1));
  EXPECT_EQ(entities[0].name, "Acme");
  EXPECT_THAT(must(entity_in_full(*store, id_of("Acme"))).evidence, SizeIs(1));
  EXPECT_EQ(must(find_entity(*store, "Hooli")).articles, 0U) << "earlier days know it by name";
}

TEST(SameStory, ShowListsTheVersionsOfAnArticleAndOpensTheCurrentOne) {
  auto world = world_with_versions();
  const auto store = world.snapshot();
  const auto shown = std::get<ArticleAnswer>(must(show_record(*store, "late", 0)));
  EXPECT_EQ(shown.article.id, world.articles()[1].id());
  ASSERT_THAT(shown.versions, SizeIs(2));
  EXPECT_EQ(shown.versions[0].id, world.articles()[0].id());
  EXPECT_EQ(shown.versions[0].known_from, day("2024-05-02"));
  EXPECT_EQ(shown.versions[0].until, day("2024-05-06"));
  EXPECT_EQ(shown.versions[1].until, std::nullopt);
}

/// Articles of which many are versions of one another.
std::deque<ArticleBuilder> random_versions(std::uint64_t seed) {
  std::mt19937_64 random{seed};
  const auto below = [&](std::size_t end) { return random() % end; };
  const auto date = [&] { return to_iso(day("2024-05-01") + static_cast<Day>(below(8))); };
  std::deque<ArticleBuilder> articles;
  for (std::size_t i = 0; i < 12; ++i) {
    auto& article = articles.emplace_back(kPlainEntities, "Article " + std::to_string(i),
                                          below(6) == 0 ? "" : date());
    article.url("https://a.example/" + std::to_string(below(5)));
    if (below(3) == 0) article.modified(date());
    for (auto events = below(4); events > 0; --events) {
      const std::string names[] = {"Acme", "Globex", "Hooli", "Initech"};
      const auto first = below(4);
      article.event(below(2) == 0 ? "acquire" : "sue", below(5) == 0 ? "" : date(),
                    {{names[first]}, {names[(first + 1 + below(3)) % 4], Role::kPatient}},
                    {.words = below(2) == 0 ? "deal cash court" : "deal"});
    }
  }
  return articles;
}

/// All that a timeline of everything says, but for the days of the reports: without its earlier
/// versions an article counts as known from its publication on.
std::multiset<std::string> told(const Snapshot& store, std::optional<Day> known_by) {
  std::multiset<std::string> lines;
  const auto timeline = must(timeline_of(store, {}, {.known_by = known_by}));
  for (const auto* events : {&timeline.events, &timeline.undated}) {
    for (const auto& event : *events) {
      auto line = to_string(event.id) + (event.date ? event.date->text() : "") + event.type;
      for (const auto& one : event.participants) line += " " + one.entity.name;
      std::set<std::string> places;
      for (const auto& place : event.evidence) {
        places.insert(" " + to_string(place.article) + place.text);
      }
      for (const auto& place : places) line += place;
      lines.insert(std::move(line));
    }
  }
  return lines;
}

TEST(SameStory, IsKnownOnADayAsIfOnlyTheVersionsOfThatDayHadBeenImported) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto articles = random_versions(seed);
    const auto writer = make_memory_writer();
    for (const auto& article : articles) {
      must(writer->put(article.article(), article.facts(), 1));
      if (seed % 2 == 0) must(writer->commit());
    }
    must(writer->commit());
    const auto store = writer->snapshot();
    ASSERT_THAT(must(store->verify()), IsEmpty());
    for (Day by = day("2024-04-30"); by <= day("2024-05-09"); ++by) {
      const auto then = make_memory_writer();
      for (const auto& article : articles) {
        const auto standing = must(store->standing(article.id()));
        if (standing.reported > by || (!standing.is_current() && standing.until <= by)) continue;
        must(then->put(article.article(), article.facts(), 1));
      }
      must(then->commit());
      ASSERT_EQ(told(*store, by), told(*then->snapshot(), std::nullopt)) << to_iso(by);
    }
    ASSERT_EQ(told(*store, day("2024-12-31")), told(*store, std::nullopt));
  }
}

}  // namespace
}  // namespace weft::test
