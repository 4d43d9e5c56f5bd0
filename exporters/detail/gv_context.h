#pragma once

#include <graphviz/gvc.h>

namespace weft::detail {

/// The one Graphviz context of the program, with the plugins that are installed. Made when first
/// asked for and never closed: closing it leaves state behind that a second one trips over.
[[nodiscard]] GVC_t* gv_context();

/// A graph laid out by an engine, for as long as this lives. The graph must outlive it.
class Layout {
 public:
  Layout(Agraph_t* graph, const char* engine);
  ~Layout();
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;
  [[nodiscard]] bool is_done() const { return is_done_; }

 private:
  Agraph_t* graph_;
  bool is_done_;
};

}  // namespace weft::detail
