#include "exporters/dot.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "exporters/detail/diagram.h"
#include "exporters/detail/output.h"
#include "exporters/detail/wording.h"

namespace weft {
namespace {

/// A file in memory, for a library that writes to nothing else.
class MemoryFile {
 public:
  MemoryFile() : file_(open_memstream(&text_, &size_)) {}
  ~MemoryFile() {
    close();
    std::free(text_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::FILE* handle() { return file_; }
  /// What was written; the file cannot be written to any more.
  [[nodiscard]] std::string_view text() {
    close();
    return {text_, size_};
  }

 private:
  /// Only closing makes text_ and size_ final.
  void close() {
    if (file_ != nullptr) std::fclose(file_);
    file_ = nullptr;
  }
  char* text_ = nullptr;
  std::size_t size_ = 0;
  std::FILE* file_;
};

/// An HTML-like element: <name attributes>content</name>.
std::string element(const std::string& name, const std::string& attributes,
                    const std::string& content) {
  return "<" + name + (attributes.empty() ? "" : " ") + attributes + ">" + content + "</" + name +
         ">";
}
std::string table(const std::string& rows) {
  return element("TABLE", R"(BORDER="0" CELLBORDER="0" CELLSPACING="5")", rows);
}
std::string line_of(const std::string& content) {
  return element("TR", "", element("TD", R"(ALIGN="LEFT")", content));
}

/// One cell for each type that occurs, in its colours.
std::string types_html(const RelationGraph& graph) {
  std::string cells;
  for (const EntityType type : detail::types_in(graph)) {
    const auto& style = detail::style_of(type);
    cells += element("TD",
                     std::string{R"(BORDER="1" CELLPADDING="4" BGCOLOR=")"} + style.fill +
                         R"(" COLOR=")" + style.line + "\"",
                     std::string{detail::word_for(type)} + " (" + style.shape + ")");
  }
  return table(element("TR", "", cells));
}

/// What widths and styles of lines mean: a label can show cells of colour, but no lines.
std::string lines_text(const RelationGraph& graph) {
  const auto weights = detail::sample_weights(graph);
  std::string text = "line width: " + detail::number_text(weights.front());
  if (weights.size() > 1) text += " to " + detail::number_text(weights.back());
  text += " pieces of evidence";
  for (const auto kind : detail::line_kinds_in(graph)) {
    if (kind == detail::LineKind::kNotDone) text += "; dashed: ";
    if (kind == detail::LineKind::kMentioned) text += "; dotted: ";
    if (kind != detail::LineKind::kDone) text += detail::meaning_of(kind);
  }
  return text;
}

std::string caption_html(const RelationGraph& graph) {
  const std::string title = element("B", "", detail::html_text(detail::title_of(graph)));
  std::string rows = line_of(element("FONT", R"(POINT-SIZE="18")", title));
  if (!graph.nodes.empty()) rows += line_of(types_html(graph));
  if (!graph.edges.empty()) rows += line_of(lines_text(graph));
  return table(rows + line_of(detail::html_text(detail::footer_of(graph))));
}

Status write_graph(Agraph_t* graph, std::ostream& out) {
  MemoryFile file;
  if (file.handle() == nullptr || agwrite(graph, file.handle()) != 0) {
    return fail(ErrorCode::kIo, "no memory to write the graph in");
  }
  out << file.text();
  return detail::written(out);
}

}  // namespace

Status write_dot(const RelationGraph& graph, std::ostream& out) {
  const detail::GraphvizErrors errors;
  const auto drawing = detail::styled_graph(graph).graph;
  // Of the engines that ship with Graphviz only this one keeps labels of edges clear of all else.
  detail::set(drawing.get(), "layout", "dot");
  detail::set(drawing.get(), "rankdir", "LR");
  detail::set(drawing.get(), "ranksep", "0.6");
  detail::set(drawing.get(), "nodesep", "0.3");
  detail::set(drawing.get(), "labelloc", "b");
  detail::set(drawing.get(), "labeljust", "l");
  detail::set_html(drawing.get(), drawing.get(), "label", caption_html(graph));
  return write_graph(drawing.get(), out);
}

}  // namespace weft
