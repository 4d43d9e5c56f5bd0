#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

struct TimelineOptions {
  DayRange window = {};  ///< An event counts if any day it may denote lies in it.
  std::optional<Day> known_by =
      {};                 ///< Answer as on that day; articles reported later do not count.
  std::string type = {};  ///< Empty: all.
  std::optional<FactStatus> status = {};
  std::optional<Origin> origin = {};
  std::uint32_t min_sources = 1;
  std::size_t limit = 0;  ///< 0: no limit. At most so many dated events, and as many undated ones.
  Direction direction = Direction::kOldestFirst;
  bool together = false;      ///< Only events that involve all the entities.
  bool with_context = false;  ///< Also events in whose sentence the entity is merely named.
};

struct Timeline {
  std::vector<EntityRef> entities;
  std::vector<EventAnswer> events;   ///< By first day, width, id; or exactly reversed.
  std::vector<EventAnswer> undated;  ///< By id; only without a window.
};

/// The timeline of one entity, or of several on one axis (an event of two of them appears once); of
/// the whole store if there are none.
///
/// Cost: one scan an entity within the window, which stops at the limit (without a window it goes
/// on to the undated events, at some 10 ns a posting); records are read only for the events that
/// are returned, and with `known_by` for the events of the scan that were reported on both sides of
/// that day.
/// Errors: kNotFound if an entity is unknown.
[[nodiscard]] Result<Timeline> timeline_of(const Snapshot& store,
                                           const std::vector<EntityId>& entities,
                                           const TimelineOptions& options);

/// What the index alone says of an event on a timeline.
struct TimelineEntry {
  EventId event;
  DayRange days;
  bool dated;
  FactStatus status;
  Origin origin;
  std::uint32_t type;  ///< See Snapshot::kind_name.
  std::uint32_t sources;
  Day first_reported;  ///< kFirstDay if unknown.
};

/// The events that timeline_of would give, in its order (the undated ones last), without what they
/// say. For counting, charts and long timelines: some 50 ns an event.
[[nodiscard]] Result<std::vector<TimelineEntry>> timeline_entries(
    const Snapshot& store, const std::vector<EntityId>& entities, const TimelineOptions& options);

}  // namespace weft
