#include "exporters/detail/gv_context.h"

#if defined(__SANITIZE_ADDRESS__)
#define WEFT_LOOKS_FOR_LEAKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WEFT_LOOKS_FOR_LEAKS 1
#endif
#endif

#ifdef WEFT_LOOKS_FOR_LEAKS
/// The leak checker asks for this by name. Graphviz and the font libraries beneath it let go of
/// some memory for every drawing (the places that are given to nop2, fonts), which is theirs to
/// mend.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libgvc.so\nleak:libgvplugin\nleak:libfontconfig.so\nleak:libglib-2.0.so\n"
         "leak:libpango\n";
}
#endif

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
