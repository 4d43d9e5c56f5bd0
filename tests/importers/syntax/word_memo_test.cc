#include "importers/syntax/detail/word_memo.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

namespace weft::syntax {
namespace {

using Rows = std::vector<std::uint32_t>;

TEST(WordMemo, NeverGivesAnotherWordsValue) {
  WordMemo memo(2);
  std::map<Rows, float> twin;
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int i = 0; i < 60000; ++i) {
    // Few distinct rows, so that many words differ in one row or in their number alone.
    Rows rows(1 + random() % 5);
    for (auto& row : rows) row = random() % 8;
    const float* value = memo.find(rows);
    if (value != nullptr) {
      ++found;
      ASSERT_EQ(value[0], twin.at(rows));
      ASSERT_EQ(value[1], -twin.at(rows));
      continue;
    }
    float* place = memo.add(rows);
    ASSERT_NE(place, nullptr);
    place[0] = twin[rows] = static_cast<float>(i);
    place[1] = -place[0];
  }
  EXPECT_GT(twin.size(), WordMemo::kWords) << "nothing had to give way";
  EXPECT_GT(found, 1000U);
}

TEST(WordMemo, KeepsTheWordsThatAreAskedForAgain) {
  WordMemo memo(1);
  const Rows frequent{1, 2, 3};
  *memo.add(frequent) = 5;
  for (std::uint32_t i = 0; i < 10 * WordMemo::kWords; ++i) {
    *memo.add(Rows{i, 9}) = 0;
    ASSERT_NE(memo.find(frequent), nullptr) << i;
  }
  EXPECT_EQ(memo.find(Rows{0, 9}), nullptr);
}

TEST(WordMemo, LeavesOutAWordOfVeryManyRows) {
  WordMemo memo(1);
  EXPECT_EQ(memo.add(Rows(1000, 1)), nullptr);
  EXPECT_EQ(memo.find(Rows(1000, 1)), nullptr);
}

}  // namespace
}  // namespace weft::syntax
