#include "queries/show.h"

#include <gtest/gtest.h>

#include "queries/timeline.h"
#include "tests/core/world.h"

namespace weft::test {
namespace {

class Show : public ::testing::Test {
 protected:
  Show() {
    world_.article("A", "2024-01-01")
        .key("first")
        .event("pay", "2021", {{"Acme"}, {"Bolt", Role::kPatient}})
        .relation("Acme", "owner_of", "Bolt")
        .claim("Acme", "Seat", "Oslo")
        .prediction("Acme will grow", "2026", "So it says", {"Acme"});
    store_ = world_.snapshot();
  }
  template <class T>
  T shown(const std::string& id) {
    return std::get<T>(must(show_record(*store_, id, day("2025-01-01"))));
  }

  World world_;
  std::unique_ptr<Snapshot> store_;
};

TEST_F(Show, GivesAnArticleByItsIdentifierOrKey) {
  const auto id = world_.articles()[0].id();
  EXPECT_EQ(shown<ArticleAnswer>(to_string(id)).article.id, id);
  EXPECT_EQ(shown<ArticleAnswer>("first").article.text, world_.articles()[0].article().text);
}

TEST_F(Show, GivesAnyOtherRecordWithItsEvidence) {
  EXPECT_EQ(shown<EntityAnswer>(to_string(id_of("Acme"))).record.name, "Acme");

  const auto timeline = must(timeline_of(*store_, {id_of("Acme")}, {}));
  const auto event = shown<EventAnswer>(to_string(timeline.events.at(0).id));
  EXPECT_EQ(event.type, "pay");
  EXPECT_EQ(event.evidence.size(), 1U);

  const auto claim = must(store_->claims_of(id_of("Acme"))).at(0);
  EXPECT_EQ(shown<ClaimAnswer>(to_string(claim.id)).claim.value, "Oslo");

  RelationId relation;
  must(store_->each_relation(id_of("Acme"), [&](const RelationPosting& posting) {
    relation = posting.relation;
    return true;
  }));
  EXPECT_EQ(shown<RelationAnswer>(to_string(relation)).object.name, "Bolt");
  EXPECT_EQ(shown<RelationAnswer>(to_string(relation)).evidence.at(0).text, "Acme owner_of Bolt");

  PredictionId prediction;
  must(store_->each_prediction([&](const Prediction& one) {
    prediction = one.id;
    return true;
  }));
  EXPECT_EQ(shown<PredictionAnswer>(to_string(prediction)).text, "Acme will grow");
}

TEST_F(Show, OfWhatIsNotThereIsNotFound) {
  for (const auto* id :
       {"a:0000000000000001", "e:0000000000000001", "v:0000000000000001", "c:0000000000000001",
        "r:0000000000000001", "p:0000000000000001", "second", "", "x:1"}) {
    SCOPED_TRACE(id);
    const auto record = show_record(*store_, id, 0);
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().code, ErrorCode::kNotFound);
  }
}

TEST_F(Show, OfAKeyThatSeveralArticlesHaveIsAmbiguous) {
  world_.article("B", "2024-01-02").key("first").mention("Core");
  const auto store = world_.snapshot();
  const auto record = show_record(*store, "first", 0);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().code, ErrorCode::kAmbiguous);
}

}  // namespace
}  // namespace weft::test
