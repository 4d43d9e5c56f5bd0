#pragma once

#include <vector>

#include "core/result.h"
#include "exporters/detail/routing.h"

namespace weft::detail {

/// How far apart the middles of two nodes should be for the label to fit between them.
[[nodiscard]] double fitting_length(const Wire& wire, const std::vector<Box>& nodes);

/// Places for `nodes` (their middles; what they come with is not used) so that none overlap, those
/// that are connected are near, and every wire is long enough for its label. By Graphviz: stress
/// majorization (Gansner, Koren and North, 2004), for large graphs its multilevel force scheme,
/// then overlap removal by PRISM (Gansner and Hu, 2010). Deterministic. Errors: kMalformed if
/// Graphviz gives up.
[[nodiscard]] Result<std::vector<Box>> place_nodes(std::vector<Box> nodes,
                                                   const std::vector<Wire>& wires);

}  // namespace weft::detail
