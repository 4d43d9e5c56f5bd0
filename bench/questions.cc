#include "bench/questions.h"

#include <cmath>

#include "bench/world.h"

namespace weft::bench {
namespace {

constexpr std::size_t kTurns = 16;

class Fold {
 public:
  Fold& add(std::uint64_t value) {
    digest_ = (digest_ ^ value) * 0x9E3779B97F4A7C15U;
    return *this;
  }
  [[nodiscard]] std::size_t digest() const { return digest_; }

 private:
  std::uint64_t digest_ = 1;
};

DayRange years(int first, int last) { return {*day_of(first, 1, 1), *day_of(last, 12, 31)}; }

/// Well connected, each with some ten thousand events in the large world.
EntityId busy(std::size_t turn) { return World::entity(static_cast<std::uint32_t>(10 + turn)); }

std::size_t ask_newest(Contender& contender, std::size_t turn) {
  return contender.newest(busy(turn), years(2019, 2021), 50).digest();
}
std::size_t ask_newest_known(Contender& contender, std::size_t turn) {
  return contender.newest_as_known(busy(turn), years(2019, 2021), 50, *day_of(2020, 6, 30))
      .digest();
}
std::size_t ask_whole(Contender& contender, std::size_t) {
  return contender.whole_timeline(World::entity(0)).digest();
}
std::size_t ask_seen_with(Contender& contender, std::size_t turn) {
  Fold fold;
  for (const auto& [entity, count] : contender.most_seen_with(busy(turn), years(2020, 2020), 20)) {
    fold.add(entity.value).add(count);
  }
  return fold.digest();
}
std::size_t ask_neighbourhood(Contender& contender, std::size_t turn) {
  const auto grown =
      contender.neighbourhood(World::entity(static_cast<std::uint32_t>(1000 + turn)), 200);
  Fold fold;
  for (const EntityId node : grown.nodes) fold.add(node.value);
  for (const auto& edge : grown.edges) fold.add(edge.a.value).add(edge.b.value).add(edge.weight);
  return fold.digest();
}
std::size_t ask_path(Contender& contender, std::size_t turn) {
  Fold fold;
  for (const EntityId entity :
       contender.shortest_path(World::entity(static_cast<std::uint32_t>(5000 + 37 * turn)),
                               World::entity(static_cast<std::uint32_t>(8000 + 53 * turn)))) {
    fold.add(entity.value);
  }
  return fold.digest();
}
std::size_t ask_page_rank(Contender& contender, std::size_t) {
  Fold fold;
  for (const auto& [entity, rank] : contender.page_rank(20)) {
    const int exponent = static_cast<int>(std::floor(std::log10(rank)));
    fold.add(entity.value)
        .add(static_cast<std::uint64_t>(std::llround(rank * std::pow(10.0, 5 - exponent))));
  }
  return fold.digest();
}

}  // namespace

std::vector<Question> seven_questions() {
  return {{"newest 50 of one entity in three years", ask_newest, kTurns},
          {"whole timeline of the most connected entity", ask_whole, 1},
          {"20 entities most often seen with one in a year", ask_seen_with, kTurns},
          {"2-hop neighbourhood cut to 200 nodes", ask_neighbourhood, 4},
          {"best shortest path of two entities", ask_path, kTurns},
          {"PageRank of the co-participation graph", ask_page_rank, 1},
          {"newest 50 as known on an earlier day", ask_newest_known, kTurns}};
}

}  // namespace weft::bench
