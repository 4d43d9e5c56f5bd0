#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/store_engines.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class StorePut : public ::testing::TestWithParam<EngineKind> {
 protected:
  static ArticleBuilder launch(const std::string& title = "A") {
    ArticleBuilder article{kPlainEntities, title, "2024-01-05"};
    article.event("launch", "2024-01-02", {{"Huawei"}, {"Ascend", Role::kPatient}})
        .claim("Ascend", "memory", "64 GB")
        .relation("Huawei", "maker_of", "Ascend")
        .prediction("It will sell well", "2024-33", "Everyone wants it", {"Ascend"});
    return article;
  }
  [[nodiscard]] StoreWriter& writer() const { return store_.writer(); }
  [[nodiscard]] std::string refusal(const Article& article, const ArticleFacts& facts) const {
    const auto put = writer().put(article, facts, 1);
    if (put) return "accepted";
    EXPECT_EQ(put.error().code, ErrorCode::kCorrupt);
    return put.error().message;
  }
  OpenStore store_{GetParam()};
};

TEST_P(StorePut, ShowsNothingBeforeTheCommit) {
  const auto article = launch();
  EXPECT_EQ(must(writer().put(article.article(), article.facts(), 1)), PutOutcome::kNew);
  EXPECT_FALSE(must(writer().snapshot()->article(article.id())));
  EXPECT_TRUE(must(writer().holds(article.article(), 1)));
  must(writer().commit());
  EXPECT_TRUE(must(writer().snapshot()->article(article.id())));
}

TEST_P(StorePut, LeavesSnapshotsAsTheyWere) {
  const auto before = writer().snapshot();
  const auto article = launch();
  must(writer().put(article.article(), article.facts(), 1));
  must(writer().commit());
  EXPECT_FALSE(must(before->article(article.id())));
  EXPECT_THAT(must(before->entities_named("Huawei")), IsEmpty());
}

TEST_P(StorePut, ChangesNothingTheSecondTime) {
  const auto article = launch();
  must(writer().put(article.article(), article.facts(), 1));
  must(writer().commit());
  const auto once = store_.dump();
  EXPECT_EQ(must(writer().put(article.article(), article.facts(), 1)), PutOutcome::kUnchanged);
  must(writer().commit());
  EXPECT_EQ(store_.dump(), once);
}

TEST_P(StorePut, KeepsTheSmallestOfSeveralPaths) {
  auto article = launch();
  for (const auto* path : {"m.txt", "b.txt", "z.txt"}) {
    article.path(path);
    must(writer().put(article.article(), article.facts(), 1));
  }
  EXPECT_FALSE(must(writer().holds(article.path("a.txt").article(), 1)));
  EXPECT_TRUE(must(writer().holds(article.path("c.txt").article(), 1)));
  must(writer().commit());
  const auto store = writer().snapshot();
  EXPECT_EQ(must(store->article_header(article.id()))->path, "b.txt");
  EXPECT_THAT(must(store->articles_with_key("b.txt")), ElementsAre(article.id()));
  EXPECT_THAT(must(store->articles_with_key("m.txt")), IsEmpty());
  EXPECT_EQ(store_.disagreements(), "");
}

TEST_P(StorePut, ReplacesWhatAnotherEngineRead) {
  const auto article = launch();
  must(writer().put(article.article(), article.facts(), 1));
  must(writer().commit());
  EXPECT_THAT(must(writer().read_by_others(2)), ElementsAre(article.id()));
  auto facts = article.facts();
  facts.claims.clear();
  facts.events[0].type = "unveil";
  EXPECT_EQ(must(writer().put(article.article(), facts, 2)), PutOutcome::kReplaced);
  must(writer().commit());
  EXPECT_THAT(must(writer().read_by_others(2)), IsEmpty());
  const auto store = writer().snapshot();
  EXPECT_THAT(must(store->claims_of(id_of("Ascend"))), IsEmpty());
  EXPECT_EQ(must(store->event(EventId{facts.events[0].id.value}))->type, "unveil");
  EXPECT_EQ(store_.disagreements(), "");
}

TEST_P(StorePut, DoesNotOfferAgainWhatCameFromOutside) {
  const auto article = launch();
  must(writer().put(article.article(), article.facts(), outside_engine(1)));
  must(writer().commit());
  EXPECT_THAT(must(writer().read_by_others(2)), IsEmpty());
  EXPECT_TRUE(must(writer().holds(article.article(), outside_engine(1))));
  EXPECT_FALSE(must(writer().holds(article.article(), outside_engine(1U << 24U))));
}

TEST_P(StorePut, RefusesAnotherTextUnderOneIdentifier) {
  const auto article = launch();
  must(writer().put(article.article(), article.facts(), 1));
  auto other = article.article();
  other.text += "And more.";
  EXPECT_THAT(refusal(other, article.facts()), HasSubstr("another text"));
}

TEST_P(StorePut, RefusesAMentionThatBelongsToAnotherArticle) {
  const auto first = launch("A");
  const auto second = launch("B");
  must(writer().put(first.article(), first.facts(), 1));
  must(writer().commit());
  auto facts = second.facts();
  facts.events[0].id = first.facts().events[0].id;
  EXPECT_THAT(refusal(second.article(), facts), HasSubstr("already that of another article"));
  facts = second.facts();
  facts.claims[0].id = first.facts().claims[0].id;
  EXPECT_THAT(refusal(second.article(), facts), HasSubstr("already that of another article"));
  // The refusal costs that article only.
  EXPECT_EQ(must(writer().put(second.article(), second.facts(), 1)), PutOutcome::kNew);
}

TEST_P(StorePut, RefusesFactsWithoutEvidence) {
  ArticleBuilder built = launch();
  built.event("visit", "2024-01-03", {{"Zürich"}});
  const auto article = built.article();
  const auto good = built.facts();
  const auto end = static_cast<std::uint32_t>(article.text.size());
  const auto umlaut = static_cast<std::uint32_t>(article.text.find("\xC3\xBC"));
  struct Case {
    const char* message;
    std::function<void(ArticleFacts&)> damage;
  };
  const Case cases[] = {
      {"outside the text", [&](auto& f) { f.events[0].quote.end = end + 1; }},
      {"outside the text",
       [&](auto& f) {
         f.events[0].trigger = {5, 4};
       }},
      {"quotes nothing",
       [&](auto& f) {
         f.events[0].quote = {4, 4};
       }},
      {"cuts a character",
       [&](auto& f) {
         f.mentions[0].span = {0, umlaut + 1};
       }},
      {"does not describe", [&](auto& f) { f.events[0].participants[0].entity = EntityId{7}; }},
      {"does not describe", [&](auto& f) { f.events[0].speaker = EntityId{7}; }},
      {"does not describe", [&](auto& f) { f.entities.erase(f.entities.begin()); }},
      {"described twice", [&](auto& f) { f.entities.push_back(f.entities[0]); }},
      {"has no name", [&](auto& f) { f.entities[0].name.clear(); }},
      {"told twice", [&](auto& f) { f.events.push_back(f.events[0]); }},
      {"has no type", [&](auto& f) { f.events[0].type.clear(); }},
      {"quotes nothing", [&](auto& f) { f.relations[0].quote = {}; }},
      {"outside the text",
       [&](auto& f) {
         f.claims[0].value = {end, end + 2};
       }},
      {"made twice", [&](auto& f) { f.claims.push_back(f.claims[0]); }},
      {"outside the text",
       [&](auto& f) {
         f.predictions[0].reason = Span{end, end + 9};
       }},
      {"another article", [&](auto& f) { f.article = ArticleId{3}; }},
  };
  for (const auto& [message, damage] : cases) {
    SCOPED_TRACE(message);
    auto facts = good;
    damage(facts);
    EXPECT_THAT(refusal(article, facts), HasSubstr(message));
  }
  EXPECT_EQ(refusal(article, good), "accepted");
}

TEST_P(StorePut, ForgetsWhatStandsOnOneArticleAlone) {
  const auto first = launch("A");
  const auto second = launch("B");
  must(writer().put(first.article(), first.facts(), 1));
  must(writer().put(second.article(), second.facts(), 1));
  must(writer().commit());
  EXPECT_EQ(must(writer().snapshot()->stats()).events, 1U);
  must(writer().forget(first.id()));
  must(writer().commit());
  auto store = writer().snapshot();
  EXPECT_EQ(must(store->entity(id_of("Huawei")))->articles, 1U);
  EXPECT_EQ(must(store->stats()).events, 1U);
  EXPECT_EQ(must(store->stats()).predictions, 1U);
  must(writer().forget(second.id()));
  must(writer().commit());
  store = writer().snapshot();
  EXPECT_FALSE(must(store->entity(id_of("Huawei"))));
  EXPECT_THAT(must(store->entities_named("Huawei")), IsEmpty());
  const auto stats = must(store->stats());
  EXPECT_EQ(stats.articles + stats.entities + stats.events + stats.relations + stats.claims, 0U);
  const auto again = writer().forget(second.id());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kNotFound);
}

INSTANTIATE_TEST_SUITE_P(Engines, StorePut,
                         ::testing::Values(EngineKind::kMemory, EngineKind::kRocks), engine_name);

}  // namespace
}  // namespace weft::test
