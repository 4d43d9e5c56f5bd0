#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "queries/detail/link_map.h"

namespace weft::detail {

/// A way from one end of a LinkMap to the other.
struct Way {
  struct Step {
    std::uint32_t to;       ///< By the map's index.
    bool mere;              ///< Only by being named together.
    Day day = kFirstDay;    ///< In order only: when it is taken; no later step is earlier.
    bool standing = false;  ///< In order only: by a standing relation.
  };
  std::vector<Step> steps;
};

struct WayQuestion {
  std::size_t count = 1;
  std::size_t most_steps = 4;
  bool in_order = false;
};

/// The `count` best ways without a cycle, by WayCost, then by the ids on the way.
///
/// What each entity still has to pay to the far end is found first (Dijkstra, from Boost.Graph);
/// with that as its estimate, a best-first search from the near end meets ways in their very order,
/// and looks into none that is worse than the last one asked for. Yen's algorithm finds the same
/// ways by a shortest-path search for every step of every way found.
[[nodiscard]] std::vector<Way> best_ways(const LinkMap& map, const WayQuestion& question);

}  // namespace weft::detail
