#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/article.h"
#include "core/facts.h"

namespace weft::bench {

struct WorldSize {
  std::uint32_t entities = 100'000;
  std::uint32_t events = 1'000'000;
  std::uint64_t seed = 20150101;
};

/// A made-up news archive: events from 2015 to 2025, each with 2 to 4 participants drawn by Zipf's
/// law (exponent 1), told in articles of ten events each. One event in eight is dated by its month,
/// the others by their day; one in ten is told a second time, by another article some weeks later.
///
/// No two events agree in agent, patient, kind and time, so a store keeps exactly as many as were
/// asked for. The same size and seed give the same articles on every machine. Immutable.
class World {
 public:
  explicit World(const WorldSize& size);

  /// By how often it takes part: 0 is the most connected.
  [[nodiscard]] static EntityId entity(std::uint32_t rank);

  /// Every article with what it states, in order of publication, until `visit` gives false.
  void each_article(const std::function<bool(const Article&, const ArticleFacts&)>& visit) const;

 private:
  struct Happening {
    Day begin;
    std::uint8_t kind;
    bool whole_month;
    std::uint8_t participant_count;
    std::array<std::uint32_t, 4> participants;  ///< Ranks; the first acts upon the second.
  };
  struct Telling {
    Day day;
    std::uint32_t happening;
  };
  class Draw;
  class Page;

  std::vector<Happening> happenings_;
  std::vector<Telling> tellings_;  ///< By day, then happening.
};

}  // namespace weft::bench
