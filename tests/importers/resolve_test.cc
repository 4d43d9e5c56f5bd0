#include "importers/resolve/resolve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "importers/resolve/content_words.h"
#include "tests/importers/language_world.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using weft::testing::article_of;

/// Knows one pack entity and finds nothing by itself: annotations are given by the tests.
class OnePackEngine final : public LanguageEngine {
 public:
  OnePackEngine() {
    nvidia_.pack_id = "ai-chips:nvidia";
    nvidia_.name = "Nvidia";
    nvidia_.type = EntityType::kOrganization;
  }
  [[nodiscard]] Annotations annotate(const Article&) const override { return {}; }
  [[nodiscard]] std::uint64_t fingerprint() const override { return 1; }
  [[nodiscard]] const PackEntity* pack_entity(std::string_view pack_id) const override {
    return pack_id == nvidia_.pack_id ? &nvidia_ : nullptr;
  }
  [[nodiscard]] const PackEntity* entity_named(std::string_view name) const override {
    return fold_name(name) == fold_name(nvidia_.name) ? &nvidia_ : nullptr;
  }

 private:
  PackEntity nvidia_;
};

Span find_span(const Article& article, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(article.text.find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

/// Builds the annotations of an article by quoting it.
struct Told {
  explicit Told(const std::string& text) : article(article_of(text)) {}

  std::uint32_t name(std::string_view words, std::string pack_id = "") {
    const auto at = static_cast<std::uint32_t>(annotations.referents.size());
    annotations.referents.push_back(
        {std::string{words}, EntityType::kOrganization, std::move(pack_id), {}});
    annotations.names.push_back({find_span(article, words), EntityType::kOrganization,
                                 annotations.referents.back().pack_id, at});
    return at;
  }
  EventInText& event(std::string_view trigger) {
    EventInText event;
    event.quote = {0, static_cast<std::uint32_t>(article.text.size())};
    event.trigger = find_span(article, trigger);
    event.type = "launch";
    annotations.events.push_back(event);
    return annotations.events.back();
  }
  ArticleFacts facts() { return resolve(article, annotations, OnePackEngine{}); }

  Article article;
  Annotations annotations;
};

EntityId only_entity(const std::string& name, const std::string& pack_id = "") {
  Told told("We saw " + name + " there.");
  told.name(name, pack_id);
  return told.facts().entities.at(0).id;
}

TEST(Resolve, GivesOneIdentifierToSpellingsOfOneName) {
  EXPECT_EQ(only_entity("Acme Corp."), only_entity("ACME"));
  EXPECT_EQ(only_entity("Acme GmbH"), only_entity("the Acme Company"));
  EXPECT_NE(only_entity("Acme"), only_entity("Acme Labs"));
}

TEST(Resolve, TakesThePacksIdentifierWhateverTheSpelling) {
  EXPECT_EQ(only_entity("Nvidia", "ai-chips:nvidia"), only_entity("NVDA", "ai-chips:nvidia"));
  EXPECT_NE(only_entity("Nvidia", "ai-chips:nvidia"), only_entity("Nvidia"));
}

TEST(Resolve, DescribesOnlyWhatTheTextNames) {
  Told told("Acme met Apex.");
  told.name("Acme");
  told.annotations.referents.push_back({"Ghost", EntityType::kPerson, "", {}});
  const auto facts = told.facts();
  ASSERT_EQ(facts.entities.size(), 1U);
  EXPECT_EQ(facts.entities[0].name, "Acme");
}

TEST(Resolve, JoinsReferentsThatAreOneEntity) {
  Told told("Acme Inc. met Acme.");
  told.annotations.referents = {{"Acme Inc.", EntityType::kOrganization, "", {}},
                                {"Acme", EntityType::kOrganization, "", {}}};
  told.annotations.names = {{{0, 9}, EntityType::kOrganization, "", 0},
                            {{14, 18}, EntityType::kOrganization, "", 1}};
  const auto facts = told.facts();
  ASSERT_EQ(facts.entities.size(), 1U);
  EXPECT_THAT(facts.entities[0].aliases, ElementsAre("Acme"));
  EXPECT_EQ(facts.mentions.size(), 2U);
}

TEST(Resolve, AddsTheOtherNamesOfTheSentenceAsContext) {
  Told told("Acme launched a pump beside Apex.");
  const auto acme = told.name("Acme");
  told.name("Apex");
  told.event("launched").participants = {{acme, Role::kAgent, find_span(told.article, "Acme")}};
  const auto facts = told.facts();
  ASSERT_EQ(facts.events.size(), 1U);
  const auto& participants = facts.events[0].participants;
  ASSERT_EQ(participants.size(), 2U);
  EXPECT_EQ(participants[0].role, Role::kAgent);
  EXPECT_EQ(participants[1].role, Role::kContext);
}

TEST(Resolve, KeepsAtMostEightNamesOfContext) {
  Told told("Launched: Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj.");
  for (const char* name : {"Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg", "Hh", "Ii", "Jj"}) {
    told.name(name);
  }
  told.event("Launched").participants = {{told.name("Launched"), Role::kAgent, {0, 8}}};
  EXPECT_EQ(told.facts().events.at(0).participants.size(), 9U);
}

TEST(Resolve, GivesAMentionAnIdentifierFromItsArticleAndPlace) {
  Told one("Acme launched a pump.");
  Told two("Acme launched a pump.");
  Told other("Acme launched a pump!");
  for (auto* told : {&one, &two, &other}) {
    told->event("launched").participants = {{told->name("Acme"), Role::kAgent, {0, 4}}};
  }
  const auto id = [](Told& told) { return told.facts().events.at(0).id; };
  EXPECT_EQ(id(one), id(two));
  EXPECT_NE(id(one), id(other));
}

TEST(Resolve, LeavesOutEventsThatNobodyHasAPartInOrThatAreNotAsserted) {
  Told told("Acme should grow. It rained.");
  auto& advice = told.event("grow");
  advice.participants = {{told.name("Acme"), Role::kAgent, {0, 4}}};
  advice.asserted = false;
  told.event("rained");
  EXPECT_THAT(told.facts().events, IsEmpty());
}

TEST(Resolve, BoundsTheDateOfAnArticleWithoutOne) {
  Told told("Acme launched a pump.");
  told.annotations.not_published_before = EdtfDate::in_month(2024, 5);
  told.facts();
  ASSERT_TRUE(told.article.published);
  EXPECT_EQ(told.article.published->text(), "2024-05/..");
  EXPECT_TRUE(told.article.published_inferred);
}

TEST(Resolve, LeavesAStatedDateAlone) {
  Told told("Acme launched a pump.");
  told.article.published = EdtfDate::in_year(2023);
  told.annotations.not_published_before = EdtfDate::in_month(2024, 5);
  told.facts();
  EXPECT_EQ(told.article.published->text(), "2023");
  EXPECT_FALSE(told.article.published_inferred);
}

TEST(Resolve, DropsWhatCannotBeQuoted) {
  Told told("Acme grew.");
  const auto acme = told.name("Acme");
  told.event("grew").quote = {5, 500};
  told.annotations.claims.push_back({acme, "size", {4, 4}, {0, 10}, Origin::kReporting});
  const auto facts = told.facts();
  EXPECT_THAT(facts.events, IsEmpty());
  EXPECT_THAT(facts.claims, IsEmpty());
}

TEST(Resolve, CountsOnePredictionOfTwoArticlesOnce) {
  const auto prediction_of = [](const std::string& text, std::size_t size) {
    Told told(text);
    PredictionInText prediction;
    prediction.quote = {0, static_cast<std::uint32_t>(size)};
    told.annotations.predictions = {prediction, prediction};
    return told.facts().predictions;
  };
  const auto one = prediction_of("Prices will fall. So they say.", 17);
  const auto two = prediction_of("PRICES will  fall. Why not?", 18);
  ASSERT_EQ(one.size(), 1U);
  ASSERT_EQ(two.size(), 1U);
  EXPECT_EQ(one[0].id, two[0].id);
}

TEST(ContentWords, ComparesWordsByTheirStems) {
  EXPECT_EQ(content_words("Acme tightened the controls"), content_words("ACME tightens control"));
  EXPECT_EQ(content_words("the of and it").size(), 0U);
  // Who speaks and to whom is not what is said.
  EXPECT_EQ(content_words("a leak caused the crash, the COO told reporters"),
            content_words("the chief operating officer said a leak had caused the crash"));
  const auto words = content_words("zeta alpha zeta beta");
  EXPECT_EQ(words.size(), 3U);
  EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
}

}  // namespace
}  // namespace weft
