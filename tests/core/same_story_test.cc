#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/core/store_engines.h"

// The same story twice: copies count once, and an updated article takes the place of the earlier
// version, which earlier days still know.

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::string kWire =
    "The company said on Tuesday in a statement to the exchange that the takeover would be paid in "
    "cash and that the works council had been told the evening before";
const std::vector<Part> kTakeover = {{"Acme"}, {"Globex", Role::kPatient}};

/// The only event of an entity, as it is known now.
std::optional<Event> only_event(const Snapshot& store, const std::string& name) {
  std::vector<EventId> events;
  must(store.each_event(id_of(name), {}, Direction::kOldestFirst, false, [&](const auto& posting) {
    events.push_back(posting.event);
    return true;
  }));
  if (events.size() != 1) return std::nullopt;
  return must(store.event(events.front()));
}

/// The types of the events of an entity that stand on its timeline as known on a day.
std::multiset<std::string> known_on(const Snapshot& store, const std::string& name,
                                    const std::string& date) {
  std::set<EventId> seen;
  std::multiset<std::string> types;
  const auto by = day(date);
  must(store.each_event(id_of(name), {}, Direction::kOldestFirst, true, [&](const auto& posting) {
    if (posting.first_reported > by) return true;
    for (const auto& event : must(store.event_as_known(posting.event, by))) {
      const bool involved = std::ranges::any_of(
          event.participants, [&](const Participant& part) { return part.entity == id_of(name); });
      if (involved && seen.insert(event.id).second) types.insert(event.type);
    }
    return true;
  }));
  return types;
}

class Copies : public ::testing::Test {
 protected:
  Copies() {
    world_.article("First", "2024-05-02")
        .source("Wire")
        .event("acquire", "2024-05-01", kTakeover)
        .text(kWire);
    world_.article("Second", "2024-05-03")
        .source("Post")
        .event("acquire", "2024-05-01", kTakeover)
        .text(kWire)
        .text("Post readers can follow all of it in our daily newsletter");
  }
  World world_;
};

TEST_F(Copies, CountAsOneSourceAndAreAllShown) {
  const auto store = world_.snapshot();
  const auto event = only_event(*store, "Acme");
  ASSERT_TRUE(event);
  EXPECT_EQ(event->sources, 1U);
  EXPECT_EQ(event->evidence.size(), 2U);
  EXPECT_EQ(must(store->stats()).copies, 1U);
}

TEST_F(Copies, NameTheEarliestAsTheirOriginalWhicheverCameFirst) {
  const auto first = world_.articles()[0].id();
  const auto second = world_.articles()[1].id();
  for (const bool reversed : {false, true}) {
    const auto writer = make_memory_writer();
    for (const std::size_t i : {reversed ? 1U : 0U, reversed ? 0U : 1U}) {
      must(writer->put(world_.articles()[i].article(), world_.articles()[i].facts(), 1));
      must(writer->commit());
    }
    const auto store = writer->snapshot();
    EXPECT_FALSE(must(store->standing(first)).is_copy());
    EXPECT_TRUE(must(store->standing(second)).is_copy());
    EXPECT_EQ(must(store->standing(second)).original, first);
    EXPECT_TRUE(must(store->standing(second)).is_current());
  }
}

TEST_F(Copies, OfADifferentStoryCountForThemselves) {
  world_.article("Third", "2024-05-04")
      .source("Times")
      .event("acquire", "2024-05-01", kTakeover)
      .text("Analysts had long expected it; the shares of both rose by a tenth when trading began");
  const auto event = only_event(*world_.snapshot(), "Acme");
  ASSERT_TRUE(event);
  EXPECT_EQ(event->sources, 2U);
  EXPECT_EQ(event->evidence.size(), 3U);
}

TEST_F(Copies, StandAloneWhenTheirOriginalIsForgotten) {
  world_.put();
  must(world_.writer().forget(world_.articles()[0].id()));
  must(world_.writer().commit());
  const auto store = world_.writer().snapshot();
  EXPECT_FALSE(must(store->standing(world_.articles()[1].id())).is_copy());
  EXPECT_EQ(must(store->stats()).copies, 0U);
  EXPECT_THAT(must(store->verify()), IsEmpty());
}

TEST_F(Copies, StateARelationOnce) {
  World world;
  for (const char* paper : {"Wire", "Post", "Times"}) {
    world.article(paper, "2024-05-02").relation("Acme", "owner_of", "Globex").text(kWire);
  }
  std::vector<std::uint32_t> articles;
  const auto store = world.snapshot();
  must(store->each_relation(id_of("Acme"), [&](const RelationPosting& posting) {
    articles.push_back(posting.articles);
    return true;
  }));
  EXPECT_THAT(articles, ElementsAre(1U));
}

/// An article that said one thing and was corrected to say another.
class Versions : public ::testing::Test {
 protected:
  Versions() {
    world_.article("Early", "2024-05-02")
        .source("Post")
        .url("https://www.post.example/takeover/?utm_source=feed")
        .event("acquire", "2024-05-01", kTakeover)
        .claim("Globex", "price", "5 million");
    world_.article("Late", "2024-05-02")
        .source("Post")
        .url("http://post.example/takeover")
        .modified("2024-05-06")
        .event("sue", "2024-05-01", {{"Initech"}, {"Acme", Role::kPatient}})
        .claim("Globex", "price", "50 million");
  }
  [[nodiscard]] ArticleId early() const { return world_.articles()[0].id(); }
  [[nodiscard]] ArticleId late() const { return world_.articles()[1].id(); }
  World world_;
};

TEST_F(Versions, ReplaceOneAnotherInWhatIsKnownToday) {
  const auto store = world_.snapshot();
  EXPECT_EQ(only_event(*store, "Acme")->type, "sue");
  const auto claims = must(store->claims_of(id_of("Globex")));
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].value, "50 million");
  EXPECT_EQ(must(store->entity(id_of("Acme")))->articles, 1U);
  EXPECT_EQ(must(store->entity(id_of("Acme")))->events, 1U);
  const auto stats = must(store->stats());
  EXPECT_EQ(stats.articles, 2U);
  EXPECT_EQ(stats.earlier_versions, 1U);
  EXPECT_EQ(stats.events, 1U);
  EXPECT_EQ(stats.copies, 0U);
}

TEST_F(Versions, AreKnownEachFromItsOwnDay) {
  const auto store = world_.snapshot();
  EXPECT_THAT(known_on(*store, "Acme", "2024-05-01"), IsEmpty());
  EXPECT_THAT(known_on(*store, "Acme", "2024-05-02"), ElementsAre("acquire"));
  EXPECT_THAT(known_on(*store, "Acme", "2024-05-05"), ElementsAre("acquire"));
  EXPECT_THAT(known_on(*store, "Acme", "2024-05-06"), ElementsAre("sue"));
  EXPECT_THAT(known_on(*store, "Acme", "2024-05-07"), ElementsAre("sue"));
}

TEST_F(Versions, KeepTheEarlierText) {
  const auto store = world_.snapshot();
  EXPECT_THAT(must(store->versions_of(late())), ElementsAre(early(), late()));
  EXPECT_THAT(must(store->text_of(early())), ::testing::HasSubstr("5 million"));
  EXPECT_EQ(must(store->standing(early())).until, day("2024-05-06"));
}

TEST_F(Versions, LeaveTheNameOfWhatOnlyTheEarlierOneNamed) {
  World world;
  world.article("Early", "2024-05-02").url("https://a.example/1").mention("Hooli");
  world.article("Late", "2024-05-03").url("https://a.example/1").mention("Acme");
  const auto store = world.snapshot();
  EXPECT_EQ(must(store->entity(id_of("Hooli")))->articles, 0U);
  EXPECT_EQ(must(store->stats()).entities, 1U);
}

TEST_F(Versions, ComeBackWhenTheLaterOneIsForgotten) {
  world_.put();
  must(world_.writer().forget(late()));
  must(world_.writer().commit());
  const auto store = world_.writer().snapshot();
  EXPECT_EQ(only_event(*store, "Acme")->type, "acquire");
  EXPECT_EQ(must(store->stats()).earlier_versions, 0U);
  EXPECT_THAT(must(store->verify()), IsEmpty());
}

TEST_F(Versions, ThatTellTheSameEventLeaveItItsFirstReport) {
  World world;
  world.article("Early", "2024-05-02")
      .url("https://a.example/1")
      .event("acquire", "2024-05-01", kTakeover);
  world.article("Late", "2024-05-02")
      .url("https://a.example/1")
      .modified("2024-05-09")
      .event("acquire", "2024-05-01", kTakeover)
      .text("This article was corrected");
  const auto store = world.snapshot();
  const auto event = only_event(*store, "Acme");
  ASSERT_TRUE(event);
  EXPECT_EQ(to_iso(*event->first_reported), "2024-05-02");
  ASSERT_EQ(event->evidence.size(), 1U);
  EXPECT_EQ(event->evidence[0].article, world.articles()[1].id());
  EXPECT_EQ(known_on(*store, "Acme", "2024-05-03").size(), 1U);
  // The identifier that the earlier version gave it leads to it still.
  for (const auto& article : world.articles()) {
    const EventId id{article.facts().events[0].id.value};
    EXPECT_EQ(must(store->event(id))->id, event->id);
  }
}

TEST_F(Versions, StandInTheOrderOfTheirDaysNotOfTheirImport) {
  std::set<std::vector<ArticleId>> orders;
  std::vector<std::size_t> order{0, 1, 2, 3};
  World world;
  world.article("B", "2024-05-02").key("k").source("S").text("one");
  world.article("C", "2024-05-02").key("k").source("S").modified("2024-05-02").text("two");
  world.article("A", "").key("k").source("S").text("three");
  world.article("D", "2024-05-04").key("k").source("S").text("four");
  do {
    const auto writer = make_memory_writer();
    for (const auto i : order) {
      must(writer->put(world.articles()[i].article(), world.articles()[i].facts(), 1));
      must(writer->commit());
    }
    const auto store = writer->snapshot();
    std::size_t current = 0;
    for (const auto i : order) {
      const auto standing = must(store->standing(world.articles()[i].id()));
      if (!standing.is_current()) continue;
      ++current;
      EXPECT_EQ(i, 3U);
    }
    EXPECT_EQ(current, 1U);
    orders.insert(must(store->versions_of(world.articles()[0].id())));
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(orders.size(), 1U);
}

TEST_F(Versions, OfOneDayWithTheSameTextAreOneSavedTwice) {
  World world;
  for (const char* path : {"monday.html", "friday.html"}) {
    world.article(path, "2024-05-02")
        .url("https://a.example/1")
        .source("Post")
        .event("acquire", "2024-05-01", kTakeover)
        .text(kWire);
  }
  const auto store = world.snapshot();
  const auto event = only_event(*store, "Acme");
  ASSERT_TRUE(event);
  EXPECT_EQ(event->evidence.size(), 2U);
  EXPECT_EQ(event->sources, 1U);
  EXPECT_EQ(must(store->stats()).earlier_versions, 0U);
  EXPECT_EQ(must(store->stats()).copies, 1U);
}

TEST_F(Versions, OfOneDayThatGrewReplaceWhatTheyGrewFrom) {
  World world;
  world.article("Page", "2024-05-02").url("https://a.example/1").text(kWire);
  world.article("Page", "2024-05-02")
      .url("https://a.example/1")
      .text(kWire)
      .text("In the evening the works council said that it had been told nothing");
  const auto store = world.snapshot();
  EXPECT_FALSE(must(store->standing(world.articles()[0].id())).is_current());
  EXPECT_TRUE(must(store->standing(world.articles()[1].id())).is_current());
  EXPECT_EQ(must(store->stats()).copies, 0U);
}

TEST(VersionKeys, AreOfOneArticleWhereTheAddressIs) {
  const auto keys_of = [](const std::string& url) {
    Article article;
    article.url = url;
    return version_keys(article);
  };
  const auto keys = keys_of("https://www.post.example/a/b?id=7");
  ASSERT_EQ(keys.size(), 1U);
  for (const char* same :
       {"http://post.example/a/b?id=7", "https://POST.example/a/b/?id=7",
        "https://post.example/a/b?utm_source=x&id=7&utm_medium=y", "https://post.example/a/b?id=7#",
        "https://www.post.example/a/b?id=7&fbclid=abc"}) {
    EXPECT_EQ(keys_of(same), keys) << same;
  }
  for (const char* other : {"https://post.example/a/b", "https://post.example/a/b?id=8",
                            "https://post.example/A/b?id=7", "https://news.post.example/a/b?id=7",
                            "https://post.example/a/b?id=7#entry-2"}) {
    EXPECT_NE(keys_of(other), keys) << other;
  }
  for (const char* none :
       {"", "post.example/a", "https://post.example", "https://www.post.example/",
        "https://post.example/?utm_source=x", "https://", "://", "https:///a"}) {
    EXPECT_THAT(keys_of(none), IsEmpty()) << none;
  }
}

TEST(VersionKeys, OfAGivenKeyCountTheSource) {
  Article article;
  article.has_given_key = true;
  article.key = "7";
  EXPECT_THAT(version_keys(article), IsEmpty()) << "a number alone may be anyone's";
  article.source = "Post";
  const auto post = version_keys(article);
  article.source = "Times";
  EXPECT_EQ(post.size(), 1U);
  EXPECT_NE(post, version_keys(article));
}

}  // namespace
}  // namespace weft::test
