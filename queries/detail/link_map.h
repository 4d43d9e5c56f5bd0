#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "queries/detail/flat_map.h"
#include "queries/detail/tie_scan.h"

namespace weft::detail {

/// What a way through the graph costs. Steps come first, so the shortest way wins; of ways of equal
/// length, the one with fewer mere mentions; then the one that offers the least resistance.
struct WayCost {
  std::uint32_t steps = 0;
  std::uint32_t mere = 0;
  std::uint64_t resistance = 0;  ///< Sum of 1 / quarters, in units of kResistanceOfOne.
  friend auto operator<=>(const WayCost&, const WayCost&) = default;
  friend WayCost operator+(const WayCost& a, const WayCost& b) {
    return {a.steps + b.steps, a.mere + b.mere, a.resistance + b.resistance};
  }
};
inline constexpr std::uint64_t kResistanceOfOne = std::uint64_t{1} << 24U;

/// All that links one entity to another.
struct Link {
  static constexpr Day kNotStanding = kLastDay;

  std::uint32_t to;                  ///< By the map's index.
  Day standing_from = kNotStanding;  ///< First day of a standing relation; kFirstDay if undated.
  Quarters full = 0;  ///< By standing relations, and events in which both have a part.
  Quarters mere = 0;  ///< By being named together.
  [[nodiscard]] WayCost cost() const {
    return {1, full == 0 ? 1U : 0U, kResistanceOfOne / (full == 0 ? mere : full)};
  }
};

/// The part of the graph around two ends that has been read, growing from both.
class LinkMap {
 public:
  /// `scan` must outlive it. `with_days`: also keep on what days events link two entities.
  LinkMap(TieScan& scan, EntityId from, EntityId to, bool with_days);

  /// Reads the links of the entities that the smaller side met last; false if there is nothing more
  /// to be found.
  [[nodiscard]] Result<bool> widen();
  /// All ways of at most so many steps are in the map.
  [[nodiscard]] std::size_t depth() const { return depth_; }
  /// Whether any way at all is in the map.
  [[nodiscard]] bool is_connected() const { return connected_; }

  [[nodiscard]] const EntityIndex& index() const { return index_; }
  [[nodiscard]] static std::uint32_t from() { return 0; }
  [[nodiscard]] static std::uint32_t to() { return 1; }
  /// Calls visit(a, const Link& from a) once for each link that may be part of a way.
  template <class Visit>
  void each_link(Visit&& visit) const {
    for (const auto a : read_) {
      for (const auto& link : links_[a]) {
        const bool from_both_ends = !links_[link.to].empty();
        if (from_both_ends ? a < link.to : is_met_by_both(link.to)) visit(a, link);
      }
    }
  }
  /// First days of dated events that link the two, sorted; empty unless `with_days`.
  [[nodiscard]] const std::vector<Day>& days_of(std::uint32_t a, std::uint32_t b) const;

 private:
  struct Side {
    std::vector<std::uint32_t> rim;  ///< Met, but not yet read by this side.
    std::vector<bool> met;
  };

  Status widen(Side& side);
  Status read(std::uint32_t number);
  void take(std::uint32_t owner, EntityId other, const Tie& tie);
  void keep_strongest(std::vector<std::uint32_t>& rim) const;
  void meet(Side& side, const Link& link);
  [[nodiscard]] bool is_met_by_both(std::uint32_t number) const;

  TieScan* scan_;
  bool with_days_;
  EntityIndex index_;
  Side sides_[2];
  std::size_t depth_ = 0;
  bool connected_ = false;
  std::size_t ties_read_ = 0;
  std::vector<std::uint32_t> read_;       ///< In the order of reading.
  std::vector<std::vector<Link>> links_;  ///< Of each entity; empty until it is read.
  std::vector<std::uint32_t> places_;     ///< Of each entity in the list that is being read.
  std::vector<WayCost> reached_by_;       ///< Best link that led to each entity.
  FlatMap day_lists_;                     ///< From a pair to its place in days_.
  std::vector<std::vector<Day>> days_;
};

}  // namespace weft::detail
