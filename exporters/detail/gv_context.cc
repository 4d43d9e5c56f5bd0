#include "exporters/detail/gv_context.h"

namespace weft::detail {

GVC_t* gv_context() {
  static GVC_t* const context = gvContext();
  return context;
}

Layout::Layout(Agraph_t* graph, const char* engine)
    : graph_(graph), is_done_(gvLayout(gv_context(), graph, engine) == 0) {}

Layout::~Layout() {
  if (is_done_) gvFreeLayout(gv_context(), graph_);
}

}  // namespace weft::detail
