#pragma once

#include <vector>

#include "core/records.h"
#include "core/store.h"

namespace weft {

/// Deriving events from their mentions. Pure functions of sets of mentions: the order in which
/// members are given changes nothing.

/// The events that `members` make up on their own: the connected components of same_event. Members
/// of each by mention id; events by their smallest mention. Cost: same_event of all pairs that
/// share a block key.
[[nodiscard]] std::vector<std::vector<EventMember>> events_among(std::vector<EventMember> members);

/// From the smallest mention id: as many identifiers as events, whatever the order of import.
[[nodiscard]] EventId event_id_of(const std::vector<EventMember>& members);

/// The event that `members` tell together (not empty). Type, speaker and each participant's role:
/// what most mentions say. Status: the most definite that any gives (reported, stated, planned,
/// predicted, alleged, denied). Everything else: see Event.
[[nodiscard]] Event derive_event(const std::vector<EventMember>& members);

/// What the members reported up to `day` made up on that day. A mention without a report date
/// counts as known on every day.
[[nodiscard]] std::vector<Event> derive_as_known(const std::vector<EventMember>& members, Day day);

/// First and last report over all members, kFirstDay where one of them has no report date: what
/// decides whether an event needs another look on an earlier day.
struct ReportDays {
  Day first = kFirstDay;
  Day last = kFirstDay;
};
[[nodiscard]] ReportDays report_days_of(const std::vector<EventMember>& members);

}  // namespace weft
