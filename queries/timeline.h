#pragma once

#include <optional>
#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

struct TimelineOptions {
  DayRange window;              ///< An event counts if any day it may denote lies in it.
  std::optional<Day> known_by;  ///< Answer as on that day; articles reported later do not count.
  std::string type;             ///< Empty: all.
  std::optional<FactStatus> status;
  std::optional<Origin> origin;
  std::uint32_t min_sources = 1;
  std::size_t limit = 0;  ///< 0: no limit. Counts dated events.
  Direction direction = Direction::kOldestFirst;
  bool together = false;      ///< Only events that involve all the entities.
  bool with_context = false;  ///< Also events in whose sentence the entity is merely named.
};

struct Timeline {
  std::vector<EntityRef> entities;
  std::vector<EventAnswer> events;   ///< By first day, width, id; or exactly reversed.
  std::vector<EventAnswer> undated;  ///< By id; only without a window.
};

/// The timeline of one entity, or of several on one axis.
/// Cost: one scan a entity within the window; records are read only for the events that are
/// returned.
[[nodiscard]] Result<Timeline> timeline_of(const Snapshot& store,
                                           const std::vector<EntityId>& entities,
                                           const TimelineOptions& options);

}  // namespace weft
