#pragma once

#include <ostream>

#include "core/result.h"
#include "queries/graph.h"

namespace weft {

/// The graph in the DOT language, styled for publication (docs/diagrams.md), not laid out; the
/// attribute `layout` names the engine that suits it, so `dot -Tsvg` gives a readable picture.
/// Nodes are named by entity identifier and carry `type` and `weight`; edges carry `relation`,
/// `weight`, `begin` and `end`. Nodes and edges in the order of `graph`; the same graph gives the
/// same bytes. Not thread-safe: Graphviz has global state. Errors: kIo, kMalformed if Graphviz
/// refuses the graph.
[[nodiscard]] Status write_dot(const RelationGraph& graph, std::ostream& out);

}  // namespace weft
