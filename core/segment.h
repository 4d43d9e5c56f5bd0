#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store.h"
#include "core/store_keys.h"

namespace weft {

/// What all postings of one event share.
struct EventSummary {
  EventId event;
  std::uint32_t type = 0;
  FactStatus status = FactStatus::kReported;
  Origin origin = Origin::kUnknown;
  std::uint16_t sources = 0;
  Day first_reported = kFirstDay;
  Day last_reported = kFirstDay;
  std::vector<EntityId> participants;
  std::vector<Role> roles;
};

/// Up to kSegmentPostings postings of one owner and width class, sorted by key: the value of a row
/// of the timeline. Kept in columns so that decoding is a few block copies. Reusable.
class Segment {
 public:
  /// Replaces the contents; false if the bytes are damaged or the postings out of order.
  [[nodiscard]] bool decode(std::string_view bytes);
  [[nodiscard]] std::string encode() const;

  [[nodiscard]] std::size_t size() const { return event_.size(); }
  [[nodiscard]] Day begin(std::size_t i) const { return begin_[i]; }
  [[nodiscard]] EventId event(std::size_t i) const { return event_[i]; }
  [[nodiscard]] DayRange days(std::size_t i) const { return {begin_[i], end_[i]}; }
  [[nodiscard]] bool primary(std::size_t i) const { return primary_[i] != 0; }
  /// Views into the segment; good until it changes.
  [[nodiscard]] EventPosting posting(std::size_t i) const;
  [[nodiscard]] PostingKey key(std::size_t i, EntityId owner) const;

  void clear();
  /// Precondition: its key comes after that of the last one.
  void append(const EventPosting& posting, bool primary);
  void append(const EventSummary& summary, const std::optional<DayRange>& days, Role role,
              bool primary);

 private:
  [[nodiscard]] bool sound() const;
  std::vector<Day> begin_, end_, first_reported_, last_reported_;
  std::vector<EventId> event_;
  std::vector<std::uint32_t> type_;
  std::vector<FactStatus> status_;
  std::vector<Origin> origin_;
  std::vector<Role> role_, roles_;
  std::vector<std::uint8_t> primary_;
  std::vector<std::uint16_t> sources_;
  std::vector<std::uint32_t> offsets_;  ///< One more than postings, from 0.
  std::vector<EntityId> participants_;
};
inline constexpr std::size_t kSegmentPostings = 64;

}  // namespace weft
