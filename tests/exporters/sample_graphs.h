#pragma once

#include <cstddef>

#include "queries/graph.h"

namespace weft::test {

/// Three companies, a person and a place: what a first question about one entity gives.
[[nodiscard]] RelationGraph small_graph();

/// `count` entities of every type around a few hubs, with long and non-Latin names; up to 40.
/// Weights fall off steeply, as they do in news.
[[nodiscard]] RelationGraph news_graph(std::size_t count);

/// One entity that `count` - 1 others are connected to, and to nothing else.
[[nodiscard]] RelationGraph star_graph(std::size_t count);

/// `count` entities of which every two are connected.
[[nodiscard]] RelationGraph dense_graph(std::size_t count);

}  // namespace weft::test
