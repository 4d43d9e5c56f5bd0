#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

struct PathOptions {
  std::size_t max_hops = 4;
  std::size_t count = 1;
  bool in_order = false;  ///< Each step no earlier than the one before, by first days. Undated
                          ///< events do not count; a standing relation holds from its date on.
  DayRange window = {};
  std::optional<Day> known_by = {};
};
struct PathStep {
  EntityRef from, to;
  /// What connects the two most often, as GraphEdge::relation.
  std::string relation;
  std::vector<EventId> events;     ///< Strongest first, at most 8; empty for a standing relation.
  std::vector<Evidence> evidence;  ///< At least one; at most 3.
  bool reversed = false;           ///< It is `to` that acts on `from`.
};
struct ConnectingPath {
  std::vector<PathStep> steps;
};
struct PathAnswer {
  EntityRef from, to;
  /// Fewest steps first; then fewest steps by mere mention in one sentence; then strongest (least
  /// sum of 1 / evidence over the steps); then by the ids on the way. No entity twice on a path.
  std::vector<ConnectingPath> paths;
};

/// How two entities are connected: the best `count` paths.
///
/// The search goes from both ends at once, the smaller side first, and reads postings only. It is
/// exact unless a side has more than 2,000 entities to look into next (then the most strongly tied
/// are), or some four million ties have been read (then it stops looking further).
/// Errors: kNotFound if they are not connected within max_hops, or one is unknown; kUsage if they
/// are one and the same.
[[nodiscard]] Result<PathAnswer> paths_between(const Snapshot& store, EntityId from, EntityId to,
                                               const PathOptions& options);

/// The same paths by the entities on the way alone, both ends among them. Errors: as above, but two
/// ends that the store does not know are merely not connected. Reads no records.
[[nodiscard]] Result<std::vector<std::vector<EntityId>>> chains_between(const Snapshot& store,
                                                                        EntityId from, EntityId to,
                                                                        const PathOptions& options);

}  // namespace weft
