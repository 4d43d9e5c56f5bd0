#pragma once

#include <vector>

#include "core/result.h"
#include "exporters/detail/routing.h"

namespace weft::detail {

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
