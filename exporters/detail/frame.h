#pragma once

#include <optional>
#include <vector>

#include "exporters/detail/geometry.h"
#include "exporters/detail/graphviz.h"
#include "queries/graph.h"

namespace weft::detail {

/// What stands around a diagram: the title above it, and below it a legend of the types and line
/// widths that occur, and a line that says how much is shown. Made of nodes and edges of the same
/// drawing, which must outlive it; their names begin with "legend".
class Frame {
 public:
  /// Adds them to `drawing`, without places.
  Frame(const RelationGraph& graph, Agraph_t* drawing);

  /// Gives them places around `content`. Precondition: `drawing` is laid out, so that every node
  /// knows its size.
  void place_around(const Box& content);

 private:
  /// A swatch or a text; a sample of a line has two ends.
  struct Piece {
    Agnode_t* node;
    Agnode_t* line_end = nullptr;
  };

  Agnode_t* add_text(const std::string& html, const char* size);
  void add_type(EntityType type);
  /// A sample of a line; gives its edge.
  Agedge_t* add_sample(std::vector<Piece>& row, double width, const std::string& meaning);
  [[nodiscard]] double put(const Piece& piece, double left, double middle) const;
  [[nodiscard]] double put_rows(const std::vector<Piece>& pieces, double left, double right,
                                double top) const;

  Agraph_t* drawing_;
  int count_ = 0;
  Agnode_t* title_;
  std::vector<Piece> types_, widths_, kinds_;
  Agnode_t* footer_;
};

}  // namespace weft::detail
