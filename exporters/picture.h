#pragma once

#include <ostream>

#include "core/result.h"
#include "queries/graph.h"

namespace weft {

enum class PictureFormat { kSvg, kPng };

/// Lays `graph` out and draws it by Graphviz; see docs/diagrams.md. SVG is the same bytes for the
/// same graph on one machine (the layout measures text by the fonts installed).
/// Not thread-safe: Graphviz has global state. Errors: kIo, kMalformed if Graphviz refuses.
/// Cost: seconds for some hundred nodes.
[[nodiscard]] Status write_picture(const RelationGraph& graph, PictureFormat format,
                                   std::ostream& out);

}  // namespace weft
