#pragma once

#include <vector>

#include "core/records.h"
#include "core/store.h"

namespace weft {

/// Deriving events from their mentions. Pure functions of sets of mentions: the order in which
/// members are given changes nothing.
///
/// What the store keeps together are the mentions of all versions of its articles: a superseded
/// mention holds its neighbours together still, for on earlier days it did. Of such a set the
/// events of a day are made; most often all its mentions are current and it is one event.

/// The events that `members` make up on their own: the connected components of same_event. Members
/// of each by mention id; events by their smallest mention. Cost: same_event of all pairs that
/// share a block key.
[[nodiscard]] std::vector<std::vector<EventMember>> events_among(std::vector<EventMember> members);

/// Whether what was reported then and superseded then was known on `day`; on kLastDay: whether it
/// is current.
[[nodiscard]] constexpr bool is_known_on(Day reported, Day until, Day day) {
  return reported <= day && (until == kLastDay || day < until);
}

/// From the smallest mention id: as many identifiers as events, whatever the order of import.
[[nodiscard]] EventId event_id_of(const std::vector<EventMember>& members);

/// The event that `members` tell together (not empty). Type, speaker and each participant's role:
/// what most mentions say. Status: the most definite that any gives (reported, stated, planned,
/// predicted, alleged, denied). Everything else: see Event.
[[nodiscard]] Event derive_event(const std::vector<EventMember>& members);

/// What the members known on `day` made up on that day, by id; none if there are none. A mention
/// without a report date counts as known on every day until it is superseded. Where there are
/// superseded ones, the events were first reported when the first of the set was.
[[nodiscard]] std::vector<Event> derive_as_known(const std::vector<EventMember>& members, Day day);
/// As of now: of the current members.
[[nodiscard]] std::vector<Event> derive_events(const std::vector<EventMember>& members);

/// First report and last report or supersession over all members, kFirstDay where one of them has
/// no report date: what decides whether an event needs another look on an earlier day.
struct ReportDays {
  Day first = kFirstDay;
  Day last = kFirstDay;
};
[[nodiscard]] ReportDays report_days_of(const std::vector<EventMember>& members);

}  // namespace weft
