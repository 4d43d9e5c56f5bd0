#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "tests/core/store_engines.h"

// A group of thousands of events is folded by several threads and written as files; what comes of
// it must not show that.

namespace weft::test {
namespace {

constexpr std::size_t kArticles = 60;
constexpr std::size_t kEventsEach = 160;
constexpr std::uint64_t kEngine = 7;

/// Every article tells of events of its own, and of one in five that its neighbour tells too.
class LargeGroup : public ::testing::TestWithParam<EngineKind> {
 protected:
  LargeGroup() {
    for (std::size_t a = 0; a < kArticles; ++a) {
      const auto number = std::to_string(a);
      auto& article = articles_.emplace_back(kPlainEntities, "Article " + number, "2024-06-01");
      for (std::size_t e = 0; e < kEventsEach; ++e) {
        const auto teller = e % 5 == 0 ? a / 2 : 1000 + a;
        const auto day = 1 + e % 28;
        article.event(
            "launch", "2024-05-" + std::string(day < 10 ? "0" : "") + std::to_string(day),
            {{"Maker " + std::to_string(teller)}, {"Chip " + std::to_string(e), Role::kPatient}});
      }
    }
  }
  /// All of them, in commits of `articles`.
  void import_into(OpenStore& store, std::size_t articles) {
    std::size_t staged = 0;
    for (auto& article : articles_) {
      must(store.writer().put(article.article(), article.facts(), kEngine));
      if (++staged % articles == 0) must(store.writer().commit());
    }
    must(store.writer().commit());
  }

  std::deque<ArticleBuilder> articles_;
};

TEST_P(LargeGroup, GivesTheRowsOfManySmallOnes) {
  OpenStore at_once{GetParam()}, in_parts{GetParam()};
  import_into(at_once, kArticles);
  import_into(in_parts, 7);
  EXPECT_EQ(at_once.disagreements(), "");
  EXPECT_EQ(at_once.dump(), in_parts.dump());
  EXPECT_LT(must(at_once.writer().snapshot()->stats()).events, kArticles * kEventsEach);
}

TEST_P(LargeGroup, IsTakenOutWhole) {
  OpenStore store{GetParam()}, rest{GetParam()};
  import_into(store, kArticles);
  for (std::size_t a = 0; a < kArticles; a += 2) {
    must(store.writer().forget(articles_[a].article().id));
  }
  must(store.writer().commit());
  for (std::size_t a = 1; a < kArticles; a += 2) {
    must(rest.writer().put(articles_[a].article(), articles_[a].facts(), kEngine));
  }
  must(rest.writer().commit());
  EXPECT_EQ(store.disagreements(), "");
  EXPECT_EQ(store.dump(), rest.dump());
}

INSTANTIATE_TEST_SUITE_P(Engines, LargeGroup,
                         ::testing::Values(EngineKind::kMemory, EngineKind::kRocks), engine_name);

}  // namespace
}  // namespace weft::test
