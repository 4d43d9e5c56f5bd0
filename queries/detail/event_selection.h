#pragma once

#include <cstdint>
#include <vector>

#include "queries/timeline.h"

namespace weft::detail {

/// An event that a timeline shows.
struct ChosenEvent {
  static constexpr std::uint32_t kNow = ~std::uint32_t{0};
  TimelineEntry entry;
  std::uint32_t version = kNow;  ///< Index into EventSelection::versions, or kNow: as stored.
};

struct EventSelection {
  std::vector<ChosenEvent> dated;    ///< In the order asked for.
  std::vector<ChosenEvent> undated;  ///< By id.
  std::vector<Event> versions;       ///< Events that were known otherwise on the day asked about.
};

/// The events of timeline_of(), chosen from the index alone.
[[nodiscard]] Result<EventSelection> select_events(const Snapshot& store,
                                                   const std::vector<EntityId>& entities,
                                                   const TimelineOptions& options);

}  // namespace weft::detail
