#include "queries/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/detail/value_fold.h"
#include "tests/core/world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;

/// "Memory: 80 GB/64 GB! | -": values by "/", "!" for a dispute, "-" for none.
std::vector<std::string> rows(const Comparison& comparison) {
  std::vector<std::string> result;
  for (const auto& row : comparison.rows) {
    std::string line = row.attribute + ":";
    for (const auto& cell : row.cells) {
      const char* separator = " ";
      for (const auto& value : cell.values) {
        line.append(separator).append(value.value);
        separator = "/";
      }
      if (cell.values.empty()) line.append(" -");
      if (cell.disputed) line.append("!");
    }
    result.push_back(line);
  }
  return result;
}
std::vector<std::string> compare(const Snapshot& store, const std::vector<std::string>& names) {
  std::vector<EntityId> entities;
  for (const auto& name : names) entities.push_back(id_of(name));
  return rows(must(compare_entities(store, entities)));
}

TEST(Compare, SetsClaimsSideBySideMostCommonAttributesFirst) {
  World world;
  world.article("A", "2024-01-01")
      .claim("X1", "Zeal", "much")
      .claim("X2", "zeal", "little")
      .claim("X2", "Bandwidth", "3.5 TB/s")
      .claim("X1", "Colour", "blue");
  const auto store = world.snapshot();
  EXPECT_THAT(compare(*store, {"X1", "X2"}),
              ElementsAre("Zeal: much little", "Bandwidth: - 3.5 TB/s", "Colour: blue -"));
  EXPECT_THAT(compare(*store, {"X2", "X1"}),
              ElementsAre("Zeal: little much", "Bandwidth: 3.5 TB/s -", "Colour: - blue"));
}

TEST(Compare, MarksACellOnlyIfArticlesContradictOneAnother) {
  World world;
  world.article("A", "2024-01-01")
      .claim("X1", "Memory", "64 GB")
      .claim("X1", "Maker", "Acme")
      .claim("X1", "Use", "training")
      .claim("X1", "Use", "inference");
  world.article("B", "2024-01-02")
      .claim("X1", "Memory", "80 GB")
      .claim("X1", "maker", "ACME")
      .claim("X1", "Use", "inference");
  world.article("C", "2024-01-03").claim("X1", "Memory", "80GB");
  const auto store = world.snapshot();
  EXPECT_THAT(compare(*store, {"X1"}),
              ElementsAre("Maker: ACME", "Memory: 80 GB/64 GB!", "Use: inference/training"));
}

TEST(Compare, QuotesEveryValue) {
  World world;
  auto& article = world.article("A", "2024-01-01");
  article.claim("X1", "Memory", "64 GB");
  world.article("B", "2024-01-02").claim("X1", "Memory", "64 GB");
  const auto store = world.snapshot();
  const auto answer = must(compare_entities(*store, {id_of("X1")}));
  const auto& value = answer.rows.at(0).cells.at(0).values.at(0);
  ASSERT_EQ(value.evidence.size(), 2U);
  EXPECT_EQ(value.evidence[0].title, "A");
  EXPECT_EQ(value.evidence[0].text, slice(article.article().text, value.evidence[0].quote));
  EXPECT_FALSE(compare_entities(*store, {EntityId{1}}));
}

TEST(FoldValue, KeepsWhatMakesANumberAndDropsHowItIsWritten) {
  using detail::fold_value;
  EXPECT_EQ(fold_value("1,200 GB/s"), fold_value("1200GB/s"));
  EXPECT_EQ(fold_value("7nm"), fold_value("7 nm"));
  EXPECT_EQ(fold_value("Yes"), fold_value("yes "));
  EXPECT_EQ(fold_value("U.S."), fold_value("US"));
  EXPECT_NE(fold_value("3.5"), fold_value("35"));
  EXPECT_NE(fold_value("3,5"), fold_value("35"));
  EXPECT_NE(fold_value("-5"), fold_value("5"));
  EXPECT_NE(fold_value("3-5"), fold_value("35"));
  EXPECT_NE(fold_value("1.5.2"), fold_value("1.52"));
}

}  // namespace
}  // namespace weft::test
