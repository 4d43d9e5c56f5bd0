#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/entity_numbers.h"
#include "core/date.h"
#include "core/ids.h"

namespace weft::bench {

/// The answer to a question for a list of events, folded into one number as a reader would fold it
/// into lines: two contenders that list the same events in the same order have equal listings.
class Listing {
 public:
  struct Item {
    std::uint64_t event;
    DayRange days;
    std::uint32_t type;
    std::uint32_t sources;
  };
  void add(const Item& item, std::span<const EntityId> participants) {
    add(item);
    for (const EntityId participant : participants) mix(participant.value);
  }
  /// The same, with participants by number.
  void add(const Item& item, const EntityNumbers& numbers, Numbers participants) {
    add(item);
    for (const std::uint32_t participant : participants) mix(numbers.id(participant).value);
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t digest() const { return digest_ + count_; }
  friend bool operator==(const Listing&, const Listing&) = default;

 private:
  void add(const Item& item) {
    mix(item.event);
    mix(static_cast<std::uint32_t>(item.days.first));
    mix(static_cast<std::uint32_t>(item.days.last));
    mix((std::uint64_t{item.type} << 32U) | item.sources);
    ++count_;
  }
  void mix(std::uint64_t value) { digest_ = (digest_ ^ value) * 0x9E3779B97F4A7C15U; }
  std::size_t count_ = 0;
  std::uint64_t digest_ = 0;
};

/// How many events each of some entities shares with another: most first, ties by id.
using Counts = std::vector<std::pair<EntityId, std::uint64_t>>;

/// A neighbourhood grown from its centre along the heaviest edge next, ties by id: its nodes by id,
/// and the edges among them by their ends, each as heavy as the sources of the shared events.
struct Neighbourhood {
  struct Edge {
    EntityId a, b;  ///< a < b.
    std::uint64_t weight;
    friend auto operator<=>(const Edge&, const Edge&) = default;
  };
  std::vector<EntityId> nodes;
  std::vector<Edge> edges;
  friend bool operator==(const Neighbourhood&, const Neighbourhood&) = default;
};

struct Rank {
  EntityId entity;
  double rank;
};

/// Dates are never wider than a month here, so an event that reaches into a window begins at most
/// this long before it.
inline constexpr Day kWidestDate = 30;

/// Something that answers the seven questions about one world. Used by one thread.
class Contender {
 public:
  virtual ~Contender() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;

  /// The newest events of `entity` that may fall in `window`.
  virtual Listing newest(EntityId entity, DayRange window, std::size_t limit) = 0;
  /// The same as it could be told on `known_by`: sources and identifiers as of that day.
  virtual Listing newest_as_known(EntityId entity, DayRange window, std::size_t limit,
                                  Day known_by) = 0;
  /// All events of `entity`, oldest first.
  virtual Listing whole_timeline(EntityId entity) = 0;
  virtual Counts most_seen_with(EntityId entity, DayRange window, std::size_t limit) = 0;
  /// Within two hops, cut to `max_nodes`.
  virtual Neighbourhood neighbourhood(EntityId entity, std::size_t max_nodes) = 0;
  /// Of the shortest paths through shared events the one of least resistance (the sum of 1 / shared
  /// sources over its steps), ties by id; both ends are on it. Empty if there is none.
  virtual std::vector<EntityId> shortest_path(EntityId from, EntityId to) = 0;
  /// PageRank of the graph whose weights are shared events: the highest, ties by id.
  virtual std::vector<Rank> page_rank(std::size_t limit) = 0;
};

}  // namespace weft::bench
