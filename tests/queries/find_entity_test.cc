#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/common.h"
#include "queries/detail/nearest_names.h"
#include "queries/likeness.h"
#include "tests/core/world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

World& named(World& world, const std::vector<std::string>& names) {
  auto& article = world.article("A", "2024-01-01");
  for (const auto& name : names) article.mention(name);
  return world;
}

TEST(FindEntity, TakesANameAnAliasOrAnIdentifier) {
  World world;
  world.entity("Acme Corporation", EntityType::kOrganization, {"Acme", "ACME Corp."});
  const auto store = named(world, {"Acme Corporation"}).snapshot();
  for (const auto& asked :
       {std::string{"Acme Corporation"}, std::string{"acme  corporation"}, std::string{"Acme"},
        std::string{" ACME Corp "}, to_string(id_of("Acme Corporation"))}) {
    SCOPED_TRACE(asked);
    const auto found = find_entity(*store, asked);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->name, "Acme Corporation");
  }
}

TEST(FindEntity, PrefersAnOwnNameToAnAlias) {
  World world;
  world.entity("Apollo Global Management", EntityType::kOrganization, {"Apollo"});
  const auto store = named(world, {"Apollo Global Management", "Apollo"}).snapshot();
  EXPECT_EQ(must(find_entity(*store, "apollo")).id, id_of("Apollo"));
}

TEST(FindEntity, AnswersAnAmbiguousNameWithItsCandidates) {
  World world;
  world.entity("Michael Jordan", EntityType::kPerson, {"Jordan"});
  world.entity("Kingdom of Jordan", EntityType::kPlace, {"Jordan"});
  const auto store = named(world, {"Michael Jordan", "Kingdom of Jordan"}).snapshot();
  const auto found = find_entity(*store, "Jordan");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::kAmbiguous);
  EXPECT_THAT(found.error().message,
              HasSubstr("Michael Jordan (PER, " + to_string(id_of("Michael Jordan")) + ")"));
  EXPECT_THAT(found.error().message,
              HasSubstr("Kingdom of Jordan (LOC, " + to_string(id_of("Kingdom of Jordan")) + ")"));
  EXPECT_THAT(found.error().message, Not(HasSubstr("\n")));
}

TEST(FindEntity, SuggestsTheNearestNamesForAMisspelling) {
  World world;
  world.entity("Jensen Huang", EntityType::kPerson);
  const auto store =
      named(world, {"Huawei", "DeepSeek", "Jensen Huang", "Nvidia", "export controls", "TSMC"})
          .snapshot();
  const std::pair<std::string, std::string> cases[] = {
      {"Huwei", "Huawei"},        {"deepseek ai", "DeepSeek"},
      {"Jenson", "Jensen Huang"}, {"Huang Jensen", "Jensen Huang"},
      {"nvdia", "Nvidia"},        {"export control", "export controls"},
      {"Hunag", "Jensen Huang"},
  };
  for (const auto& [asked, name] : cases) {
    SCOPED_TRACE(asked);
    const auto found = find_entity(*store, asked);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::kNotFound);
    EXPECT_THAT(found.error().message, HasSubstr("the nearest names: " + name));
  }
}

TEST(FindEntity, SuggestsNothingForWhatIsLikeNothing) {
  World world;
  const auto store = named(world, {"Huawei"}).snapshot();
  EXPECT_EQ(find_entity(*store, "qqqq").error().message, "no entity is called \"qqqq\"");
  EXPECT_EQ(find_entity(*store, "").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(find_entity(*store, "e:0000000000000001").error().code, ErrorCode::kNotFound);
}

TEST(NearestNames, AreAtMostAsManyAsAskedNearestFirstEachEntityOnce) {
  World world;
  world.entity("Acme Holdings", EntityType::kOrganization, {"Acme", "Akme"});
  const auto store = named(world, {"Acme Holdings", "Acne", "Ackme", "Acmee"}).snapshot();
  EXPECT_THAT(must(detail::nearest_names(*store, "acme", 3)),
              ElementsAre("Acme Holdings", "Acmee", "Ackme"));
  EXPECT_THAT(must(detail::nearest_names(*store, "zzz", 3)), IsEmpty());
}

TEST(Likeness, CountsASwapOfNeighboursAsOneEdit) {
  EXPECT_DOUBLE_EQ(Likeness("haung").to("huang"), 0.8);
  EXPECT_DOUBLE_EQ(Likeness("same").to("same"), 1.0);
  EXPECT_LT(Likeness("abc").to("xyz"), 0.1);
}

}  // namespace
}  // namespace weft::test
