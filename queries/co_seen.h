#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/store.h"

namespace weft {

struct CoSeenOptions {
  DayRange window = {};              ///< Events that may fall in it count.
  std::optional<Day> known_by = {};  ///< Count as on that day.
  std::size_t limit = 20;            ///< 0: no limit.
};
struct CoSeenEntity {
  EntityId entity;
  std::uint32_t events;  ///< In which both have a part other than context.
  friend bool operator==(const CoSeenEntity&, const CoSeenEntity&) = default;
};

/// The entities most often seen with `subject`: by number of common events, most first, then id.
/// Cost: one scan within the window, some 20 ns a posting; reads no records.
[[nodiscard]] Result<std::vector<CoSeenEntity>> most_often_seen_with(const Snapshot& store,
                                                                     EntityId subject,
                                                                     const CoSeenOptions& options);

}  // namespace weft
