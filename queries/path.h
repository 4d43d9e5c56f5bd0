#pragma once

#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

struct PathOptions {
  std::size_t max_hops = 4;
  std::size_t count = 1;
  bool in_order = false;  ///< Each step no earlier than the one before.
};
struct PathStep {
  EntityRef from, to;
  std::string relation;
  std::vector<EventId> events;     ///< Strongest first, at most 8; empty for a standing relation.
  std::vector<Evidence> evidence;  ///< At least one; at most 3.
};
struct ConnectingPath {
  std::vector<PathStep> steps;
};
struct PathAnswer {
  EntityRef from, to;
  std::vector<ConnectingPath> paths;  ///< Fewest steps first, then strongest.
};

/// How two entities are connected. Errors: kNotFound if they are not, within max_hops.
[[nodiscard]] Result<PathAnswer> paths_between(const Snapshot& store, EntityId from, EntityId to,
                                               const PathOptions& options);

}  // namespace weft
