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
constexpr std::size_t kEventsEach = 90;
constexpr std::uint64_t kEngine = 7;

struct Told {
  Article article;
  ArticleFacts facts;
};

/// Every article tells of events of its own, and of one in five that its neighbour tells too.
const std::vector<Told>& articles() {
  static const auto told = [] {
    std::vector<Told> all;
    for (std::size_t a = 0; a < kArticles; ++a) {
      ArticleBuilder article{kPlainEntities, "Article " + std::to_string(a), "2024-06-01"};
      for (std::size_t e = 0; e < kEventsEach; ++e) {
        const auto teller = e % 5 == 0 ? a / 2 : 1000 + a;
        article.event(
            "launch", "2024-05-" + std::to_string(10 + e % 20),
            {{"Maker " + std::to_string(teller)}, {"Chip " + std::to_string(e), Role::kPatient}});
      }
      all.push_back({article.article(), article.facts()});
    }
    return all;
  }();
  return told;
}

/// All of them, in commits of `at_once`.
void import_into(OpenStore& store, std::size_t at_once) {
  std::size_t staged = 0;
  for (const auto& [article, facts] : articles()) {
    must(store.writer().put(article, facts, kEngine));
    if (++staged % at_once == 0) must(store.writer().commit());
  }
  must(store.writer().commit());
}

class LargeGroup : public ::testing::TestWithParam<EngineKind> {};

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
    must(store.writer().forget(articles()[a].article.id));
  }
  must(store.writer().commit());
  for (std::size_t a = 1; a < kArticles; a += 2) {
    must(rest.writer().put(articles()[a].article, articles()[a].facts, kEngine));
  }
  must(rest.writer().commit());
  EXPECT_EQ(store.disagreements(), "");
  EXPECT_EQ(store.dump(), rest.dump());
}

INSTANTIATE_TEST_SUITE_P(Engines, LargeGroup,
                         ::testing::Values(EngineKind::kMemory, EngineKind::kRocks), engine_name);

}  // namespace
}  // namespace weft::test
