#include "importers/syntax/detail/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace weft::syntax {
namespace {

using testing::ElementsAre;

TEST(BestTree, TakesTheBestHeadsWhereTheyFormATree) {
  // "She reads books": columns root, She, reads, books.
  std::vector<float> scores = {0, 0, 5, 1,   // She <- reads
                               9, 1, 0, 1,   // reads is the root
                               0, 1, 5, 0};  // books <- reads
  EXPECT_THAT(best_tree(scores, 3), ElementsAre(1, -1, 1));
}

TEST(BestTree, BreaksACycleWhereItCostsLeast) {
  std::vector<float> scores = {9, 0, 0, 0,   // the root
                               0, 4, 0, 5,   // prefers the third word, the first is nearly as good
                               0, 1, 5, 0};  // prefers the second
  EXPECT_THAT(best_tree(scores, 3), ElementsAre(-1, 0, 1));
}

TEST(BestTree, HasASecondRootOnlyWhereThatIsFarLikelier) {
  std::vector<float> likely = {9, 0, 0, 8, 0, 0};
  EXPECT_THAT(best_tree(likely, 2), ElementsAre(-1, -1));
  std::vector<float> doubtful = {9, 0, 0, 1, 0.5, 0};
  EXPECT_THAT(best_tree(doubtful, 2), ElementsAre(-1, 0));
}

TEST(BestTree, IsAlwaysATree) {
  std::mt19937 random(20261126);
  std::normal_distribution<float> score;
  for (std::size_t words : {0U, 1U, 2U, 5U, 40U, 256U}) {
    for (int round = 0; round < 20; ++round) {
      std::vector<float> scores(words * (words + 1));
      for (auto& value : scores) value = score(random);
      const auto heads = best_tree(scores, words);
      ASSERT_EQ(heads.size(), words);
      for (std::size_t w = 0; w < words; ++w) {
        auto at = static_cast<std::int32_t>(w);
        for (std::size_t steps = 0; at >= 0; ++steps) {
          ASSERT_LE(steps, words) << "word " << w << " is in a cycle";
          at = heads[static_cast<std::size_t>(at)];
        }
      }
    }
  }
}

}  // namespace
}  // namespace weft::syntax
