#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "queries/detail/flat_map.h"
#include "queries/detail/tie_scan.h"

namespace weft::detail {

/// All that connects two entities, summed over their ties.
class TiedPair {
 public:
  static constexpr std::size_t kMostEvents = 32;

  struct KindWeight {
    std::uint32_t kind;
    Quarters total = 0, forward = 0, backward = 0;
    FactStatus status = FactStatus::kAlleged;  ///< The most certain of its ties.
    std::optional<RelationId> standing;        ///< The smallest id, for a standing relation.
  };
  struct RankedEvent {
    Quarters quarters;
    EventId event;
  };

  TiedPair(std::uint32_t first, std::uint32_t second) : first_(first), second_(second) {}

  /// `tie` reads from first() to second(), or the other way round if `reversed`.
  void add(const Tie& tie, bool reversed);
  /// Adds to the weight alone.
  void add_weight(Quarters quarters) { quarters_ += quarters; }

  [[nodiscard]] std::uint32_t first() const { return first_; }    ///< By EntityIndex.
  [[nodiscard]] std::uint32_t second() const { return second_; }  ///< By EntityIndex.
  [[nodiscard]] Quarters quarters() const { return quarters_; }
  /// Heaviest first, then by name; being mentioned together comes last whatever its weight.
  [[nodiscard]] std::vector<KindWeight> kinds_by_weight(const KindNames& names) const;
  /// Strongest first, then by id; at most kMostEvents.
  [[nodiscard]] std::vector<EventId> strongest_events() const;

  /// First and last day over all dated ties; an end without a bound does not count.
  [[nodiscard]] std::optional<Day> begin() const;
  [[nodiscard]] std::optional<Day> end() const;
  /// The date of the earliest dated tie with a known first day, for which one record is read.
  [[nodiscard]] Result<std::optional<EdtfDate>> first_date(const Snapshot& store) const;

 private:
  void add_event(const Tie& tie);
  void add_date(const Tie& tie);

  std::uint32_t first_, second_;
  Quarters quarters_ = 0;
  std::vector<KindWeight> kinds_;
  std::vector<RankedEvent> events_;  ///< A heap, the weakest in front.
  Day begin_ = kLastDay, end_ = kFirstDay;
  std::optional<EventOrder> earliest_;  ///< Under the relation's number if it is a relation.
  std::optional<RelationId> earliest_relation_;
  std::optional<EdtfDate> earliest_as_known_;
};

/// The tied pairs of a question, each under its two entities in either order.
class TieBook {
 public:
  /// Adds a tie from `a` to `b`, two different numbers of an EntityIndex.
  void add(std::uint32_t a, std::uint32_t b, const Tie& tie) { pair_of(a, b).add(tie, b < a); }
  void add_weight(std::uint32_t a, std::uint32_t b, Quarters quarters) {
    pair_of(a, b).add_weight(quarters);
  }
  [[nodiscard]] const std::vector<TiedPair>& pairs() const { return pairs_; }

 private:
  TiedPair& pair_of(std::uint32_t a, std::uint32_t b) {
    const auto low = a < b ? a : b;
    const auto high = a < b ? b : a;
    const auto number = numbers_.find_or_add(std::uint64_t{low} << 32U | high,
                                             static_cast<std::uint32_t>(pairs_.size()));
    if (number == pairs_.size()) pairs_.emplace_back(low, high);
    return pairs_[number];
  }

  FlatMap numbers_;
  std::vector<TiedPair> pairs_;
};

}  // namespace weft::detail
