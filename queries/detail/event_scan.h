#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/store.h"
#include "queries/detail/kind_names.h"

namespace weft::detail {

/// Where an event stands on a timeline: by first day, then width, then identifier.
struct EventOrder {
  Day first;
  std::int64_t width;
  EventId event;
  friend auto operator<=>(const EventOrder&, const EventOrder&) = default;
};
[[nodiscard]] inline EventOrder order_of(EventId event, DayRange days) {
  return {days.first, width_of(days), event};
}

/// An event as a scan meets it. Valid during the visit.
struct SeenEvent {
  const EventPosting& posting;  ///< With the participants; of that day's version if `as_known`.
  std::uint32_t kind;           ///< Its type, numbered by the scan's KindNames.
  const Event* as_known;  ///< As it was known on the day asked about; null: as it is known now.
};

/// Scans events as they are, or as they were known on a day: events reported later are left out,
/// and one that later reports changed appears as that day's version (perhaps several events, which
/// a later report joined). Reads no record but those of such changed events.
///
/// Each event appears once, by EventOrder, except that changed undated ones come at any place.
class EventScan {
 public:
  EventScan(const Snapshot& store, DayRange window, std::optional<Day> known_by)
      : store_(&store), window_(window), known_by_(known_by), kinds_(store) {}

  /// The events of `owner`, or of the whole store, until `visit` gives false.
  template <class Visit>
  [[nodiscard]] Status each(std::optional<EntityId> owner, Direction direction, Visit&& visit) {
    const auto now = [&](const EventPosting& posting) {
      return visit(SeenEvent{posting, kinds_.of(posting.type), nullptr});
    };
    if (!known_by_) return scan(owner, direction, now);

    changed_.clear();
    given_.clear();
    Status trouble = ok();
    const auto then = [&](const EventPosting& posting) {
      if (posting.first_reported > *known_by_) return true;
      if (posting.last_reported <= *known_by_) return !posting.own_date || now(posting);
      auto versions = versions_at(posting);
      if (!versions.has_value()) {
        trouble = versions.error();
        return false;
      }
      for (const Event& version : *versions) {
        if (!present(version, owner, visit)) return false;
      }
      return true;
    };
    WEFT_TRY(scan(owner, direction, then));
    return trouble;
  }

  [[nodiscard]] const Snapshot& store() const { return *store_; }
  [[nodiscard]] KindNames& kinds() { return kinds_; }
  [[nodiscard]] DayRange window() const { return window_; }
  [[nodiscard]] std::optional<Day> known_by() const { return known_by_; }
  [[nodiscard]] bool is_unbounded() const { return window_ == DayRange{}; }

 private:
  template <class Visit>
  Status scan(std::optional<EntityId> owner, Direction direction, Visit&& visit) {
    return owner ? store_->each_event(*owner, window_, direction, known_by_.has_value(), visit)
                 : store_->each_event_of_all(window_, direction, known_by_.has_value(), visit);
  }

  /// Those versions of the posting's event that belong where the posting stands and have not been
  /// given yet.
  Result<std::vector<Event>> versions_at(const EventPosting& posting);

  /// A posting as the store would keep of `version`; uses roles_ and participants_. Empty if the
  /// owner had no part in it then.
  std::optional<EventPosting> posting_of(const Event& version, std::optional<EntityId> owner);

  template <class Visit>
  bool present(const Event& version, std::optional<EntityId> owner, Visit&& visit) {
    const auto posting = posting_of(version, owner);
    return !posting || visit(SeenEvent{*posting, kinds_.named(version.type), &version});
  }

  const Snapshot* store_;
  DayRange window_;
  std::optional<Day> known_by_;
  KindNames kinds_;
  std::unordered_map<EventId, std::vector<Event>> changed_;  ///< Versions not given yet.
  std::unordered_set<EventId> given_;
  std::vector<EntityId> participants_;
  std::vector<Role> roles_;
};

}  // namespace weft::detail
