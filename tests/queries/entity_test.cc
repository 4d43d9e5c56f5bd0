#include "queries/entity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/detail/sentence_around.h"
#include "tests/core/world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names(const Result<std::vector<EntityRecord>>& records) {
  std::vector<std::string> result;
  for (const auto& record : must(records)) result.push_back(record.name);
  return result;
}

TEST(Entity, InFullHasFactsFromArticlesAndPacksByAttribute) {
  World world;
  PackEntity pack;
  pack.pack_id = "test:x1";
  pack.name = "X1";
  pack.type = EntityType::kProduct;
  pack.facts = {{"process", "7 nm"}};
  world.pack_entity(pack);
  world.article("A", "2024-01-01")
      .claim("X1", "Memory", "64 GB")
      .relation("Acme", "maker_of", "X1");
  world.article("B", "2024-01-02").claim("X1", "memory", "64GB").claim("X1", "memory", "80 GB");
  const auto store = world.snapshot();
  const auto x1 = must(find_entity(*store, "X1"));
  const auto answer = must(entity_in_full(*store, x1.id));
  std::vector<std::string> facts;
  for (const auto& fact : answer.facts) {
    facts.push_back(fact.attribute + "=" + fact.value + " by " + fact.by + " " +
                    std::to_string(fact.evidence.size()));
  }
  EXPECT_EQ(facts.size(), 4U);
  EXPECT_THAT(facts, ::testing::IsSupersetOf({"process=7 nm by pack 0", "maker=Acme by article 1",
                                              "memory=80 GB by article 1"}));
  EXPECT_TRUE(std::count(facts.begin(), facts.end(), "Memory=64 GB by article 2") == 1 ||
              std::count(facts.begin(), facts.end(), "memory=64GB by article 2") == 1);
  const auto acme = must(entity_in_full(*store, id_of("Acme")));
  ASSERT_EQ(acme.facts.size(), 1U);
  EXPECT_EQ(acme.facts[0].attribute, "maker_of");
  EXPECT_EQ(acme.facts[0].value, "X1");
}

TEST(Entity, InFullIsShownByAsManySourcesAsThereAre) {
  World world;
  for (int i = 0; i < 5; ++i) {
    world.article("A" + std::to_string(i), "2024-01-0" + std::to_string(1 + i))
        .source("Daily")
        .mention("Acme")
        .mention("Acme");
  }
  world.article("B", "2024-02-01").source("Weekly").mention("Acme");
  const auto store = world.snapshot();
  const auto answer = must(entity_in_full(*store, id_of("Acme"), 3));
  std::vector<std::string> sources;
  for (const auto& evidence : answer.evidence) {
    sources.push_back(evidence.source + " " + evidence.published->text());
  }
  EXPECT_THAT(sources, ElementsAre("Daily 2024-01-01", "Daily 2024-01-02", "Weekly 2024-02-01"));
  EXPECT_FALSE(entity_in_full(*store, EntityId{1}));
}

TEST(Entity, InFullQuotesTheSentenceAroundAMention) {
  World world;
  world.article("A", "2024-01-01").text("Nothing else").mention("Acme");
  const auto store = world.snapshot();
  const auto answer = must(entity_in_full(*store, id_of("Acme")));
  ASSERT_EQ(answer.evidence.size(), 1U);
  EXPECT_EQ(answer.evidence[0].text, "Acme is named here..");
  EXPECT_EQ(answer.evidence[0].trigger, (Span{14, 18}));
}

TEST(SentenceAround, EndsWithSentencesAndLinesButNotInsideNumbersOrAbbreviations) {
  struct Case {
    std::string before, inside, after, expected;
  };
  const Case cases[] = {
      {"One. Two ", "Acme", " three. Four.", "Two Acme three."},
      {"One!\n", "Acme", "\nFour.", "Acme"},
      {"The U.S. ", "Acme", " grew 3.5 times", "The U.S. Acme grew 3.5 times"},
      {"", "Acme", "", "Acme"},
      {std::string(400, 'x') + " y ", "Acme", " z " + std::string(400, 'x'), "y Acme z"},
      {"", "Acme", "\u4E2D\u6587", "Acme\u4E2D\u6587"},
  };
  for (const auto& [before, inside, after, expected] : cases) {
    SCOPED_TRACE(expected);
    const auto text = before + inside + after;
    const auto begin = static_cast<std::uint32_t>(before.size());
    const auto span =
        detail::sentence_around(text, {begin, begin + static_cast<std::uint32_t>(inside.size())});
    EXPECT_EQ(slice(text, span), expected);
  }
}

TEST(Entities, AreFoundByTheBeginningsOfWordsInOneName) {
  World world;
  world.entity("Bureau of Industry and Security", EntityType::kOrganization, {"BIS"});
  auto& article = world.article("A", "2024-01-01");
  for (const auto* name :
       {"Bureau of Industry and Security", "Industry Group", "Acme", "Trade Bureau"}) {
    article.mention(name);
  }
  const auto store = world.snapshot();
  EXPECT_THAT(names(entities_matching(*store, "indus bureau", 0)),
              ElementsAre("Bureau of Industry and Security"));
  EXPECT_THAT(names(entities_matching(*store, "BIS", 0)),
              ElementsAre("Bureau of Industry and Security"));
  EXPECT_THAT(names(entities_matching(*store, "bur", 0)),
              ElementsAre("Bureau of Industry and Security", "Trade Bureau"));
  EXPECT_THAT(names(entities_matching(*store, "ureau", 0)), IsEmpty());
}

TEST(Entities, AreRankedByEventsThenArticlesThenName) {
  World world;
  world.article("A", "2024-01-01")
      .event("pay", "2021", {{"Busy"}, {"Named", Role::kContext}})
      .mention("Often")
      .mention("Amber");
  world.article("B", "2024-01-02").mention("Often");
  const auto store = world.snapshot();
  EXPECT_THAT(names(entities_matching(*store, "", 0)),
              ElementsAre("Busy", "Often", "Amber", "Named"));
  EXPECT_THAT(names(entities_matching(*store, "  ", 2)), ElementsAre("Busy", "Often"));
}

}  // namespace
}  // namespace weft::test
