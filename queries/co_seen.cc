#include "queries/co_seen.h"

#include <algorithm>

#include "queries/detail/event_scan.h"
#include "queries/detail/flat_map.h"

namespace weft {

Result<std::vector<CoSeenEntity>> most_often_seen_with(const Snapshot& store, EntityId subject,
                                                       const CoSeenOptions& options) {
  detail::EventScan scan(store, options.window, options.known_by);
  detail::EntityIndex index;
  std::vector<CoSeenEntity> seen_with;
  WEFT_TRY(scan.each(subject, Direction::kOldestFirst, [&](const detail::SeenEvent& seen) {
    const auto& posting = seen.posting;
    if (posting.role == Role::kContext) return true;
    for (std::size_t i = 0; i < posting.participants.size(); ++i) {
      const auto other = posting.participants[i];
      if (other == subject || posting.roles[i] == Role::kContext) continue;
      const auto number = index.of(other);
      if (number == seen_with.size()) seen_with.push_back({other, 0});
      ++seen_with[number].events;
    }
    return true;
  }));
  const auto kept =
      options.limit == 0 ? seen_with.size() : std::min(options.limit, seen_with.size());
  std::partial_sort(seen_with.begin(), seen_with.begin() + static_cast<std::ptrdiff_t>(kept),
                    seen_with.end(), [](const CoSeenEntity& a, const CoSeenEntity& b) {
                      return a.events != b.events ? a.events > b.events : a.entity < b.entity;
                    });
  seen_with.resize(kept);
  return seen_with;
}

}  // namespace weft
