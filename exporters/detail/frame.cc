#include "exporters/detail/frame.h"

#include <graphviz/gvc.h>

#include <algorithm>

#include "exporters/detail/diagram.h"
#include "exporters/detail/wording.h"

namespace weft::detail {
namespace {

constexpr double kPointsPerInch = 72.0;
constexpr double kGap = 10.0;         ///< Between two pieces of a row.
constexpr double kRowGap = 8.0;       ///< Between two rows.
constexpr double kContentGap = 22.0;  ///< Between the diagram and what stands around it.
constexpr double kSampleLength = 34.0;
constexpr double kKindWidth = 2.0;  ///< Of a line that shows its kind, not an amount.
constexpr const char* kSmall = "10";
constexpr double kNarrowest = 420.0;  ///< A small diagram does not squeeze the legend.

double width_of(Agnode_t* node) { return ND_width(node) * kPointsPerInch; }
double height_of(Agnode_t* node) { return ND_height(node) * kPointsPerInch; }

}  // namespace

Frame::Frame(const RelationGraph& graph, Agraph_t* drawing)
    : drawing_(drawing), title_(add_text("<B>" + html_text(title_of(graph)) + "</B>", "18")) {
  for (const EntityType type : types_in(graph)) add_type(type);
  for (const double weight : sample_weights(graph)) {
    (void)add_sample(widths_, line_width(weight), number_text(weight));
  }
  if (!widths_.empty()) widths_.push_back({add_text("pieces of evidence", kSmall)});
  const auto kinds = line_kinds_in(graph);
  for (const LineKind kind : kinds) {
    if (kinds == std::vector{LineKind::kDone}) break;  // Nothing to tell apart.
    style_line(kind, add_sample(kinds_, kKindWidth, meaning_of(kind)));
  }
  footer_ = add_text(html_text(footer_of(graph)), kSmall);
}

Agnode_t* Frame::add_text(const std::string& html, const char* size) {
  std::string name = "legend " + std::to_string(++count_);
  Agnode_t* const node = agnode(drawing_, name.data(), 1);
  set(node, "shape", "plain");
  set(node, "fontsize", size);
  set_html(drawing_, node, "label", html);
  return node;
}

void Frame::add_type(EntityType type) {
  const TypeStyle& style = style_of(type);
  Agnode_t* const node = add_text(html_text(word_for(type)), kSmall);
  set(node, "shape", style.shape);
  set(node, "style", style.style);
  set(node, "fillcolor", style.fill);
  set(node, "color", style.line);
  set(node, "margin", "0.08,0.04");
  set(node, "height", "0.3");
  types_.push_back({node});
}

Agedge_t* Frame::add_sample(std::vector<Piece>& row, double width, const std::string& meaning) {
  std::vector<Agnode_t*> ends;
  for (int i = 0; i < 2; ++i) {
    ends.push_back(add_text("", "1"));
    set(ends.back(), "shape", "point");
    set(ends.back(), "style", "invis");
    set(ends.back(), "width", "0.01");
    set(ends.back(), "height", "0.01");
  }
  Agedge_t* const line = agedge(drawing_, ends[0], ends[1], nullptr, 1);
  set(line, "dir", "none");
  set(line, "penwidth", decimal(width));
  row.push_back({ends[0], ends[1]});
  row.push_back({add_text(html_text(meaning), kSmall)});
  return line;
}

/// Puts a piece to the right of `left`; gives its width.
double Frame::put(const Piece& piece, double left, double middle) const {
  const auto put_at = [&](Agnode_t* node, double x) {
    set(node, "pos", decimal(x) + "," + decimal(middle));
  };
  if (piece.line_end == nullptr) {
    put_at(piece.node, left + width_of(piece.node) / 2);
    return width_of(piece.node);
  }
  put_at(piece.node, left);
  put_at(piece.line_end, left + kSampleLength);
  return kSampleLength;
}

/// Puts the pieces in rows between `left` and `right`, from `top` down; gives the bottom.
double Frame::put_rows(const std::vector<Piece>& pieces, double left, double right,
                       double top) const {
  if (pieces.empty()) return top;
  double row_height = 0.0;
  for (const Piece& piece : pieces) row_height = std::max(row_height, height_of(piece.node));
  double x = left;
  for (const Piece& piece : pieces) {
    const double width = piece.line_end == nullptr ? width_of(piece.node) : kSampleLength;
    if (x > left && x + width > right) {
      x = left;
      top -= row_height + kRowGap;
    }
    x += put(piece, x, top - row_height / 2) + kGap;
  }
  return top - row_height - kRowGap;
}

void Frame::place_around(const Box& content) {
  const double width = std::max(content.width, kNarrowest);
  const double left = content.centre.x - width / 2, right = left + width;
  const double top = content.centre.y + content.height / 2;
  (void)put({title_}, left, top + kContentGap + height_of(title_) / 2);
  double bottom = content.centre.y - content.height / 2 - kContentGap;
  bottom = put_rows(types_, left, right, bottom);
  bottom = put_rows(widths_, left, right, bottom);
  bottom = put_rows(kinds_, left, right, bottom);
  (void)put_rows({{footer_}}, left, right, bottom);
}

}  // namespace weft::detail
