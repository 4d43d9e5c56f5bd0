#pragma once

#include "core/result.h"
#include "exporters/detail/graphviz.h"
#include "queries/graph.h"

namespace weft::detail {

/// The diagram ready to be drawn by the engine "nop2": every node, line, label and piece of the
/// frame has its place. No two labels of edges overlap, nor does one cover a node, as far as room
/// could be made. Errors: kMalformed if Graphviz refuses the graph.
[[nodiscard]] Result<GraphHandle> arranged_drawing(const RelationGraph& graph);
inline constexpr const char* kDrawingEngine = "nop2";

}  // namespace weft::detail
