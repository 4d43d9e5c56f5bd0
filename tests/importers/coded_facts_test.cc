#include "importers/resolve/coded_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/event_identity.h"
#include "core/store.h"
#include "importers/resolve/entity_id.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Knows one entity of a pack, and must not be asked to read rows as prose.
class PackOnlyEngine final : public LanguageEngine {
 public:
  PackOnlyEngine() {
    russia_.pack_id = "places:russia";
    russia_.name = "Russia";
    russia_.type = EntityType::kPlace;
  }
  [[nodiscard]] Annotations annotate(const Article&) const override {
    ADD_FAILURE() << "rows are no prose";
    return {};
  }
  [[nodiscard]] std::uint64_t fingerprint() const override { return 1; }
  [[nodiscard]] const PackEntity* pack_entity(std::string_view) const override { return nullptr; }
  [[nodiscard]] const PackEntity* entity_named(std::string_view name) const override {
    return fold_name(name) == "russia" ? &russia_ : nullptr;
  }

 private:
  PackEntity russia_;
};

/// A table built row by row: "DATE<tab>AGENT<tab>CODE<tab>PATIENT".
struct Table {
  Article article;
  CodedEvents coded;

  Table& row(const std::string& date, const std::string& agent, const std::string& code,
             const std::string& patient) {
    CodedEvent event{{}, {}, {}, 0, parse_edtf(date).value(), {}};
    event.quote.begin = size();
    event.date_span = cell(date);
    event.roles.push_back({actor(agent), Role::kAgent, cell(agent)});
    event.code = static_cast<std::uint32_t>(coded.codes.size());
    coded.codes.push_back({"cameo:" + code, "Text of " + code, "visit", FactStatus::kReported});
    event.trigger = cell(code);
    event.roles.push_back({actor(patient), Role::kPatient, cell(patient)});
    event.quote.end = size() - 1;
    article.text.back() = '\n';
    coded.events.push_back(event);
    return *this;
  }
  [[nodiscard]] ArticleFacts facts() {
    identify(article);
    return coded_facts(article, coded, PackOnlyEngine{});
  }

 private:
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(article.text.size());
  }
  Span cell(const std::string& text) {
    const auto begin = size();
    article.text += text + "\t";
    return {begin, size() - 1};
  }
  std::uint32_t actor(const std::string& name) {
    coded.actors.push_back({name, EntityType::kOther});
    return static_cast<std::uint32_t>(coded.actors.size() - 1);
  }
};

TEST(CodedFacts, GiveEachRowAsAnEventQuotedByIt) {
  Table table;
  table.row("2018-09-28", "Ann", "042", "Bob").row("2018-09-29", "Bob", "043", "Ann");
  const auto facts = table.facts();
  ASSERT_THAT(facts.events, SizeIs(2));
  const auto& second = facts.events[1];
  EXPECT_EQ(slice(table.article.text, second.quote), "2018-09-29\tBob\t043\tAnn");
  EXPECT_EQ(slice(table.article.text, second.trigger), "043");
  EXPECT_EQ(slice(table.article.text, *second.date_span), "2018-09-29");
  EXPECT_EQ(second.type, "visit");
  EXPECT_EQ(second.lemma, "cameo:043");
  ASSERT_THAT(second.participants, SizeIs(2));
  EXPECT_EQ(second.participants[0].entity, entity_id_of("", "Bob"));
  EXPECT_EQ(second.participants[0].role, Role::kAgent);
  EXPECT_EQ(second.participants[1].role, Role::kPatient);
}

TEST(CodedFacts, MeanTheEntitiesThatNamesInProseMean) {
  Table table;
  table.row("2018-09-28", "RUSSIA", "042", "Kim Jong-Un")
      .row("2018-09-28", "Police (Malaysia)", "042", "Kim Jong Un");
  const auto facts = table.facts();
  ASSERT_THAT(facts.entities, SizeIs(3));
  EXPECT_EQ(facts.events[0].participants[0].entity, entity_id_of("places:russia", "Russia"));
  const auto kim = entity_id_of("", "Kim Jong-Un");
  EXPECT_EQ(facts.events[1].participants[1].entity, kim);
  for (const auto& entity : facts.entities) {
    if (entity.id == kim) {
      EXPECT_THAT(entity.aliases, ElementsAre("Kim Jong Un"));
    }
  }
  EXPECT_NE(facts.events[1].participants[0].entity, entity_id_of("", "Police"));
}

TEST(CodedFacts, GiveAnActorTwiceInARowOneRole) {
  Table table;
  table.row("2018-09-28", "Ann", "042", "Ann");
  const auto facts = table.facts();
  ASSERT_THAT(facts.events[0].participants, SizeIs(1));
  EXPECT_EQ(facts.events[0].participants[0].role, Role::kAgent);
}

TEST(CodedFacts, AreTakenByTheStore) {
  Table table;
  table.row("2018-09-28", "Ann", "042", "Bob").row("2018-09-28", "Ann", "042", "RUSSIA");
  const auto facts = table.facts();
  const auto store = make_memory_writer();
  const auto put = store->put(table.article, facts, outside_engine(7));
  ASSERT_TRUE(put.has_value()) << describe(put.error());
  EXPECT_TRUE(store->commit().has_value());
  EXPECT_EQ(store->snapshot()->stats()->events, 2U);
}

TEST(Rows, OfOneCodeActorsAndDayAreOneEventAndOfTwoCodesAreTwo) {
  Table table;
  table.row("2018-09-28", "Ann", "042", "Bob")
      .row("2018-09-28", "Ann", "042", "Bob")
      .row("2018-09-28", "Ann", "043", "Bob")
      .row("2018-09-29", "Ann", "042", "Bob");
  const auto facts = table.facts();
  const auto same = [&](std::size_t a, std::size_t b) {
    return same_event(facts.events[a], facts.article, facts.events[b], facts.article);
  };
  EXPECT_TRUE(same(0, 1));
  EXPECT_FALSE(same(0, 2));
  EXPECT_FALSE(same(0, 3));
}

}  // namespace
}  // namespace weft
