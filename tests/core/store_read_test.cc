#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Asked {
  DayRange window;
  Direction direction = Direction::kOldestFirst;
  bool every_date = false;
};

/// "2024-01-02 launch": what a timeline shows of its postings, in order.
std::vector<std::string> timeline(const Snapshot& store, const std::string& name,
                                  const Asked& asked = {}) {
  std::vector<std::string> lines;
  const auto visit = [&](const EventPosting& posting) {
    lines.push_back((posting.dated ? to_iso(posting.days.first) : "undated") + " " +
                    std::string{store.kind_name(posting.type)});
    return true;
  };
  must(name.empty()
           ? store.each_event_of_all(asked.window, asked.direction, asked.every_date, visit)
           : store.each_event(id_of(name), asked.window, asked.direction, asked.every_date, visit));
  return lines;
}

std::vector<EventPosting> postings(const Snapshot& store, const std::string& name) {
  std::vector<EventPosting> found;
  must(store.each_event(id_of(name), {}, Direction::kOldestFirst, false,
                        [&](const EventPosting& posting) {
                          found.push_back(posting);
                          return true;
                        }));
  return found;
}

TEST(StoreReading, GivesTheSameEventsInAnyOrder) {
  World world;
  auto& built = world.article("A", "2024-01-05");
  for (const auto* date : {"2023", "2021-05-04", "2020/..", "2022-01", "", "2022-03-01"}) {
    built.event("launch", date, {{"Huawei"}, {"Ascend of " + std::string{date}, Role::kPatient}});
  }
  const auto store = world.snapshot();
  const auto ordered = timeline(*store, "Huawei");
  const auto as_stored = timeline(*store, "Huawei", {{}, Direction::kAnyOrder});
  EXPECT_EQ(ordered.size(), 6U);
  EXPECT_THAT(as_stored, ::testing::UnorderedElementsAreArray(ordered));
  const DayRange window{day("2021-06-01"), day("2022-02-15")};
  EXPECT_THAT(timeline(*store, "Huawei", {window, Direction::kAnyOrder}),
              ::testing::UnorderedElementsAreArray(timeline(*store, "Huawei", {window})));
}

TEST(StoreReading, KeepsArticlesAsTheyWere) {
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
  EXPECT_THAT(must(store->article_header(built.id()))->sections, IsEmpty());
  EXPECT_THAT(must(store->articles_with_key("A.txt")), ElementsAre(built.id()));
  EXPECT_THAT(must(store->articles_with_key("A")), IsEmpty());
  EXPECT_FALSE(must(store->article(ArticleId{1})));
  EXPECT_EQ(must(store->facts(built.id()))->events[0].type, "launch");
}

TEST(StoreReading, GivesATimelineInTheOrderOfDaysThenWidthsWithTheUndatedLast) {
  World world;
  world.article("A", "2024-06-01")
      .event("long", "2020/2023", {{"Huawei"}})
      .event("year", "2022", {{"Huawei"}})
      .event("day", "2022-01-01", {{"Huawei"}})
      .event("month", "2022-01", {{"Huawei"}})
      .event("never", "", {{"Huawei"}})
      .event("before", "../2019", {{"Huawei"}})
      .event("open", "2023-05/..", {{"Huawei"}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, "Huawei"),
              ElementsAre(" before", "2020-01-01 long", "2022-01-01 day", "2022-01-01 month",
                          "2022-01-01 year", "2023-05-01 open", "undated never"));
  EXPECT_THAT(timeline(*store, "", {{}, Direction::kNewestFirst}),
              ElementsAre("2023-05-01 open", "2022-01-01 year", "2022-01-01 month",
                          "2022-01-01 day", "2020-01-01 long", " before", "undated never"));
}

TEST(StoreReading, GivesWhatMayFallIntoAWindow) {
  World world;
  world.article("A", "2024-06-01")
      .event("long", "2020/2023", {{"Huawei"}})
      .event("year", "2022", {{"Huawei"}})
      .event("day", "2022-01-01", {{"Huawei"}})
      .event("month", "2022-01", {{"Huawei"}})
      .event("never", "", {{"Huawei"}})
      .event("before", "../2019", {{"Huawei"}})
      .event("open", "2023-05/..", {{"Huawei"}});
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, "Huawei", {{day("2022-01-20"), day("2022-02-10")}}),
              ElementsAre("2020-01-01 long", "2022-01-01 month", "2022-01-01 year"));
  EXPECT_THAT(
      timeline(*store, "Huawei", {{day("2022-01-20"), kLastDay}, Direction::kNewestFirst}),
      ElementsAre("2023-05-01 open", "2022-01-01 year", "2022-01-01 month", "2020-01-01 long"));
  EXPECT_THAT(timeline(*store, "Huawei", {{day("2030-01-01"), day("2030-01-02")}}),
              ElementsAre("2023-05-01 open"));
  EXPECT_THAT(timeline(*store, "Huawei", {{day("1990-01-01"), day("1990-01-02")}}),
              ElementsAre(" before"));
  EXPECT_THAT(timeline(*store, "Intel", {}), IsEmpty());
}

TEST(StoreReading, StopsWhenTheVisitorHasEnough) {
  World world;
  auto& article = world.article("A", "2024-06-01");
  for (int i = 10; i < 30; ++i) article.event("e", "2024-01-" + std::to_string(i), {{"Huawei"}});
  article.event("never", "", {{"Huawei"}});
  const auto store = world.snapshot();
  int seen = 0;
  must(store->each_event(id_of("Huawei"), {}, Direction::kNewestFirst, false,
                         [&](const EventPosting&) { return ++seen < 5; }));
  EXPECT_EQ(seen, 5);
}

/// Two articles tell of one launch; they disagree about the day.
World two_tellings() {
  World world;
  world.article("A", "2024-01-20")
      .source("Wire")
      .event("launch", "2024-01", {{"Huawei"}, {"Ascend", Role::kPatient}});
  world.article("B", "2024-02-01")
      .source("Post")
      .event("launch", "2024-01-12", {{"Huawei"}, {"Ascend", Role::kPatient}},
             {.origin = Origin::kAnalysis});
  world.article("C", "2024-02-03")
      .source("Wire")
      .event("launch", "2024-01-12", {{"Huawei"}, {"Ascend", Role::kPatient}});
  return world;
}

TEST(StoreReading, MergesTheTellingsOfOneEvent) {
  auto world = two_tellings();
  const auto store = world.snapshot();
  const auto found = postings(*store, "Huawei");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].sources, 2);
  EXPECT_EQ(to_iso(found[0].first_reported), "2024-01-20");
  EXPECT_EQ(to_iso(found[0].last_reported), "2024-02-03");
  EXPECT_EQ(found[0].role, Role::kAgent);
  const auto event = must(store->event(found[0].event));
  ASSERT_TRUE(event);
  EXPECT_EQ(event->date->text(), "2024-01-12");
  EXPECT_THAT(event->other_dates, ElementsAre(must(parse_edtf("2024-01"))));
  EXPECT_EQ(event->origin, Origin::kReporting);
  EXPECT_EQ(event->sources, 2U);
  EXPECT_EQ(to_iso(*event->first_reported), "2024-01-20");
  ASSERT_EQ(event->evidence.size(), 3U);
  EXPECT_EQ(event->evidence[0].article, world.articles()[0].id());
  EXPECT_EQ(must(store->entity(id_of("Huawei")))->events, 1U);
}

TEST(StoreReading, ShowsAnEventAtEachOfItsDatesWhenAsked) {
  auto world = two_tellings();
  const auto store = world.snapshot();
  EXPECT_THAT(timeline(*store, "Huawei"), ElementsAre("2024-01-12 launch"));
  EXPECT_THAT(timeline(*store, "Huawei", {{}, Direction::kOldestFirst, true}),
              ElementsAre("2024-01-01 launch", "2024-01-12 launch"));
}

TEST(StoreReading, KnowsWhatWasKnownOnAnEarlierDay) {
  auto world = two_tellings();
  const auto store = world.snapshot();
  const auto id = postings(*store, "Huawei")[0].event;
  EXPECT_THAT(must(store->event_as_known(id, day("2024-01-19"))), IsEmpty());
  const auto early = must(store->event_as_known(id, day("2024-01-31")));
  ASSERT_EQ(early.size(), 1U);
  EXPECT_EQ(early[0].date->text(), "2024-01");
  EXPECT_EQ(early[0].sources, 1U);
  const auto late = must(store->event_as_known(id, day("2024-02-03")));
  ASSERT_EQ(late.size(), 1U);
  EXPECT_EQ(late[0].id, id);
  EXPECT_EQ(late[0].sources, 2U);
}

TEST(StoreReading, CountsWhoIsMerelyNamedAsContext) {
  World world;
  world.article("A", "2024-01-20")
      .event("launch", "2024-01", {{"Huawei"}, {"Intel", Role::kContext}});
  const auto store = world.snapshot();
  ASSERT_EQ(postings(*store, "Intel").size(), 1U);
  EXPECT_EQ(postings(*store, "Intel")[0].role, Role::kContext);
  EXPECT_EQ(must(store->entity(id_of("Intel")))->events, 0U);
}

TEST(StoreReading, FindsEntitiesByEveryName) {
  World world;
  world.entity("United States", EntityType::kPlace, {"U.S.", "USA"});
  world.entity("US", EntityType::kOther);
  world.article("A").mention("United States").mention("US");
  const auto store = world.snapshot();
  const auto found = must(store->entities_named("u.s."));
  ASSERT_EQ(found.size(), 2U);
  for (const auto& [entity, canonical] : found) {
    EXPECT_EQ(canonical, entity == id_of("US")) << to_string(entity);
  }
  const auto record = must(store->entity(id_of("United States")));
  EXPECT_EQ(record->name, "United States");
  EXPECT_EQ(record->type, EntityType::kPlace);
  EXPECT_THAT(record->aliases, ElementsAre("U.S.", "USA"));
  std::vector<std::string> names;
  must(store->each_name("u", [&](std::string_view name, NamedEntity) {
    names.emplace_back(name);
    return true;
  }));
  EXPECT_THAT(names, ElementsAre("united states", "us", "us", "usa"));
}

TEST(StoreReading, NamesAnEntityAsMostArticlesDo) {
  World world;
  const auto described = [&](const std::string& title, const std::string& name, EntityType type) {
    auto& article = world.article(title);
    article.mention("Twain");
    auto facts = article.facts();
    facts.entities[0].name = name;
    facts.entities[0].type = type;
    must(world.writer().put(article.article(), facts, 1));
  };
  described("A", "Mark Twain", EntityType::kPerson);
  described("B", "Sam Clemens", EntityType::kPerson);
  described("C", "Mark Twain", EntityType::kOther);
  must(world.writer().commit());
  const auto record = must(world.writer().snapshot()->entity(id_of("Twain")));
  EXPECT_EQ(record->name, "Mark Twain");
  EXPECT_EQ(record->type, EntityType::kPerson);
  EXPECT_THAT(record->aliases, ElementsAre("Sam Clemens"));
  EXPECT_EQ(record->articles, 3U);
}

TEST(StoreReading, BelievesTheNewestPack) {
  World world;
  PackEntity pack;
  pack.pack_id = "chips:acme";
  pack.name = "Acme";
  pack.type = EntityType::kOrganization;
  const auto put = [&](const std::string& title, std::uint64_t engine) {
    world.pack_entity(pack);
    auto& article = world.article(title);
    article.mention("Acme");
    must(world.writer().put(article.article(), article.facts(), engine));
  };
  put("A", 77);
  put("B", 77);
  pack.aliases = {"Acme Corporation"};
  put("C", 5);
  must(world.writer().commit());
  const auto record = must(world.writer().snapshot()->entity(id_of("Acme")));
  EXPECT_THAT(record->aliases, ElementsAre("Acme Corporation"));
  ASSERT_TRUE(record->pack);
  EXPECT_EQ(record->pack->pack_id, "chips:acme");
}

TEST(StoreReading, ListsThePlacesThatNameAnEntity) {
  World world;
  auto& article = world.article("A", "2024-01-05").mention("Intel").mention("Intel");
  const auto store = world.snapshot();
  std::vector<std::string> places;
  must(store->each_mention(id_of("Intel"), [&](const EvidenceRef& evidence) {
    places.emplace_back(slice(article.article().text, evidence.quote));
    EXPECT_EQ(to_iso(evidence.reported), "2024-01-05");
    return true;
  }));
  EXPECT_THAT(places, ElementsAre("Intel", "Intel"));
}

TEST(StoreReading, AddsUpTheEvidenceOfARelation) {
  World world;
  world.article("A", "2024-02-01").relation("Huawei", "maker_of", "Ascend", "2019");
  world.article("B", "2024-01-01").relation("Huawei", "maker_of", "Ascend", "2018-10");
  const auto store = world.snapshot();
  for (const auto* end : {"Huawei", "Ascend"}) {
    std::vector<RelationPosting> found;
    must(store->each_relation(id_of(end), [&](const RelationPosting& posting) {
      found.push_back(posting);
      return true;
    }));
    ASSERT_EQ(found.size(), 1U) << end;
    EXPECT_EQ(store->kind_name(found[0].kind), "maker_of");
    EXPECT_EQ(found[0].articles, 2U);
    EXPECT_EQ(to_iso(found[0].days.first), "2018-10-01");
    EXPECT_EQ(to_iso(found[0].first_reported), "2024-01-01");
    const auto relation = must(store->relation(found[0].relation));
    ASSERT_TRUE(relation);
    EXPECT_EQ(relation->date->text(), "2018-10");
    ASSERT_EQ(relation->evidence.size(), 2U);
    EXPECT_EQ(relation->evidence[0].article, world.articles()[1].id());
  }
}

TEST(StoreReading, KeepsClaimsWithTheirWords) {
  World world;
  world.article("A", "2024-02-01")
      .claim("Ascend", "memory", "64 GB")
      .claim("Ascend", "cores", "32");
  const auto store = world.snapshot();
  const auto claims = must(store->claims_of(id_of("Ascend")));
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].attribute, "cores");
  EXPECT_EQ(claims[1].value, "64 GB");
  const auto one = must(store->claim(claims[1].id));
  ASSERT_TRUE(one);
  EXPECT_EQ(slice(world.articles()[0].article().text, one->evidence.quote), "Ascend memory: 64 GB");
}

TEST(StoreReading, MakesOnePredictionOfSeveralTellings) {
  World world;
  world.article("A", "2024-02-01").prediction("Rain will come", "", "", {"Berlin"});
  world.article("B", "2024-01-01").prediction("Rain will come", "2025", "Clouds", {"Paris"});
  const auto store = world.snapshot();
  std::vector<Prediction> found;
  must(store->each_prediction([&](const Prediction& prediction) {
    found.push_back(prediction);
    return true;
  }));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "Rain will come");
  EXPECT_EQ(found[0].due->text(), "2025");
  EXPECT_EQ(found[0].reason, "Clouds");
  EXPECT_EQ(found[0].entities.size(), 2U);
  ASSERT_EQ(found[0].evidence.size(), 2U);
  EXPECT_EQ(found[0].evidence[0].article, world.articles()[1].id());
  EXPECT_EQ(must(store->prediction(found[0].id))->evidence.size(), 2U);
  EXPECT_EQ(must(store->stats()).predictions, 1U);
}

}  // namespace
}  // namespace weft::test
