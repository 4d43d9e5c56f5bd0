#include "queries/centrality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "tests/queries/random_world.h"

namespace weft::test {
namespace {

// Bolt, Core and Dust are each tied to Acme alone.
TEST(PageRank, IsHighestInTheMiddleAndAddsUpToOne) {
  World world;
  world.article("A", "2024-01-01")
      .event("pay", "2020", {{"Acme"}, {"Bolt"}})
      .event("pay", "2021", {{"Acme"}, {"Core"}})
      .event("pay", "2022", {{"Acme"}, {"Dust"}, {"Echo", Role::kContext}});
  const auto store = world.snapshot();
  const auto ranks = must(page_rank(*store));
  ASSERT_EQ(ranks.size(), 4U);  // A mere mention ties no one.
  EXPECT_EQ(ranks[0].entity, id_of("Acme"));
  // r = 0.15/4 + 0.85 · 3 q and q = 0.15/4 + 0.85 r/3, so r = 0.0375 · 3.55 / 0.2775.
  EXPECT_NEAR(ranks[0].rank, 0.0375 * 3.55 / 0.2775, 1e-7);
  EXPECT_TRUE(ranks[1].entity < ranks[2].entity && ranks[2].entity < ranks[3].entity);
  double sum = 0;
  for (const auto& ranked : ranks) sum += ranked.rank;
  EXPECT_NEAR(sum, 1, 1e-9);
  PageRankOptions two;
  two.limit = 2;
  EXPECT_EQ(must(page_rank(*store, two)).size(), 2U);
}

TEST(PageRank, OfAnEmptyStoreIsEmpty) {
  World world;
  EXPECT_TRUE(must(page_rank(*world.snapshot())).empty());
}

/// Power iteration over the matrix of pairs, written out.
std::map<EntityId, double> twin_ranks(const Snapshot& store) {
  std::map<EntityId, std::map<EntityId, double>> ties;
  for (const auto& event : all_events(store)) {
    for (const auto& a : event.participants) {
      if (a.role == Role::kContext) continue;
      ties[a.entity];
      for (const auto& b : event.participants) {
        if (b.role != Role::kContext && b.entity != a.entity) ties[a.entity][b.entity] += 1;
      }
    }
  }
  const auto everyone = static_cast<double>(ties.size());
  std::map<EntityId, double> ranks;
  for (const auto& [entity, others] : ties) ranks[entity] = 1 / everyone;
  for (int round = 0; round < 300; ++round) {
    std::map<EntityId, double> next;
    for (const auto& [entity, others] : ties) next[entity] += 0.15 / everyone;
    for (const auto& [entity, others] : ties) {
      double total = 0;
      for (const auto& [other, count] : others) total += count;
      for (const auto& [other, count] : others) {
        next[other] += 0.85 * ranks[entity] * count / total;
      }
      if (!others.empty()) continue;
      for (auto& [other, rank] : next) rank += 0.85 * ranks[entity] / everyone;
    }
    ranks = next;
  }
  return ranks;
}

TEST(PageRank, AgreesWithAMatrixOfPairs) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomWorld world{seed};
    PageRankOptions options;
    options.most_rounds = 300;
    options.tolerance = 1e-13;
    const auto ranks = must(page_rank(world.store(), options));
    const auto expected = twin_ranks(world.store());
    ASSERT_EQ(ranks.size(), expected.size());
    for (const auto& [entity, rank] : ranks) EXPECT_NEAR(rank, expected.at(entity), 1e-10);
  }
}

}  // namespace
}  // namespace weft::test
