#pragma once

#include <vector>

#include "core/result.h"
#include "exporters/detail/routing.h"

namespace weft::detail {

/// Places for `nodes` (their middles; what they come with is not used) so that none overlap, those
/// that are connected are near, and every wire is long enough for its label. By Graphviz: stress
/// majorization (Gansner, Koren and North, 2004), for large graphs its multilevel force scheme,
/// then overlap removal by PRISM (Gansner and Hu, 2010). Deterministic. Errors: kMalformed if
/// Graphviz gives up.
[[nodiscard]] Result<std::vector<Box>> place_nodes(std::vector<Box> nodes,
                                                   const std::vector<Wire>& wires);

struct Arrangement {
  std::vector<Box> nodes;
  Routing routing;
};
/// Places and routes; spreads the nodes out until no label covers anything. As far as paper and
/// time allow it goes on, and moves nodes aside, until no line runs through another's node or
/// label.
[[nodiscard]] Result<Arrangement> arrange(const std::vector<Box>& nodes,
                                          const std::vector<Wire>& wires);

}  // namespace weft::detail
