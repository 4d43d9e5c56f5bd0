#pragma once

#include <graphviz/cgraph.h>

#include <memory>
#include <string>
#include <string_view>

// Thin handles around cgraph. Only .cc files of exporters/ include this. Graphviz has global state:
// one thread at a time.
namespace weft::detail {

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using GraphHandle = std::unique_ptr<Agraph_t, CloseGraph>;

/// A directed graph without edges from a node to itself twice; never null.
[[nodiscard]] GraphHandle new_graph();

/// Gives a graph, node or edge an attribute. Others of its kind have "" until they are given one.
void set(void* object, const char* name, const std::string& value);
/// The same for a value in Graphviz's HTML-like language.
void set_html(Agraph_t* graph, void* object, const char* name, const std::string& html);
/// What nodes or edges (AGNODE, AGEDGE) have unless told otherwise.
void set_default(Agraph_t* graph, int kind, const char* name, const std::string& value);

/// With two decimals and a point, whatever the locale.
[[nodiscard]] std::string decimal(double value);

/// A text as it must stand in a plain label: Graphviz reads backslashes and character references.
[[nodiscard]] std::string label_text(std::string_view text);
/// A text as it must stand in an HTML-like label.
[[nodiscard]] std::string html_text(std::string_view text);

/// While one of these lives, what Graphviz would print on standard error is kept instead.
class GraphvizErrors {
 public:
  GraphvizErrors();
  ~GraphvizErrors();
  GraphvizErrors(const GraphvizErrors&) = delete;
  GraphvizErrors& operator=(const GraphvizErrors&) = delete;
  /// All messages so far, on one line.
  [[nodiscard]] std::string text() const;

 private:
  agusererrf previous_;
};

}  // namespace weft::detail
