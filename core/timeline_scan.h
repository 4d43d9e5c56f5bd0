#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/kv.h"
#include "core/store.h"

namespace weft {

struct TimelineQuestion {
  EntityId owner;
  DayRange window;
  Direction direction;
  bool every_date;
};
using SpareCursors = std::vector<std::unique_ptr<KvCursor>>;

/// See Snapshot::each_event. Cursors are taken from `spare` where it has some, and put back.
[[nodiscard]] Status scan_timeline(const KvReader& reader, SpareCursors& spare,
                                   const TimelineQuestion& question,
                                   const std::function<bool(const EventPosting&)>& visit);

}  // namespace weft
