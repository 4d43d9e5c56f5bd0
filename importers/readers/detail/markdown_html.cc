#include "importers/readers/detail/markdown_html.h"

#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

// "| a | b \| c |" gives "a" and "b \| c".
std::vector<std::string_view> cells_of(std::string_view row) {
  row = trimmed(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0, at = 0; at <= row.size(); ++at) {
    if (at < row.size() && row[at] == '\\') {
      ++at;
    } else if (at == row.size() || row[at] == '|') {
      if (at == row.size() && trimmed(row.substr(begin)).empty()) break;
      cells.push_back(trimmed(row.substr(begin, at - begin)));
      begin = at + 1;
    }
  }
  return cells;
}

std::string table_of(const std::vector<std::string_view>& lines, std::size_t begin,
                     std::size_t end) {
  std::string html = "<table>";
  for (auto at = begin; at < end; ++at) {
    if (at == begin + 1) continue;
    html += "<tr>";
    for (const auto cell : cells_of(lines[at])) {
      const std::unique_ptr<char, FreeText> inner(
          cmark_markdown_to_html(cell.data(), cell.size(), CMARK_OPT_UNSAFE));
      html += at == begin ? "<th>" : "<td>";
      html += inner.get();
      html += at == begin ? "</th>" : "</td>";
    }
    html += "</tr>";
  }
  return html + "</table>";
}

// Puts tables in the place of the paragraphs for which cmark takes them.
void read_tables(cmark_node* document, const std::vector<std::string_view>& lines) {
  for (cmark_node* node = cmark_node_first_child(document); node != nullptr;) {
    cmark_node* const next = cmark_node_next(node);
    const auto begin = static_cast<std::size_t>(cmark_node_get_start_line(node)) - 1;
    const auto end = static_cast<std::size_t>(cmark_node_get_end_line(node));
    if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && end <= lines.size() &&
        begin + 1 < end && is_delimiter_row(lines[begin + 1]) &&
        cells_of(lines[begin]).size() == cells_of(lines[begin + 1]).size()) {
      cmark_node* const table = cmark_node_new(CMARK_NODE_HTML_BLOCK);
      cmark_node_set_literal(table, table_of(lines, begin, end).c_str());
      cmark_node_replace(node, table);
      cmark_node_free(node);
    }
    node = next;
  }
}

}  // namespace

bool is_delimiter_row(std::string_view line) {
  line = trimmed(line);
  return line.find("--") != line.npos && line.find('|') != line.npos &&
         line.find_first_not_of("|:- ") == line.npos;
}

std::string markdown_to_html(std::string_view text) {
  const std::unique_ptr<cmark_node, FreeNode> document(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  read_tables(document.get(), lines_of(text));
  const std::unique_ptr<char, FreeText> html(cmark_render_html(document.get(), CMARK_OPT_UNSAFE));
  return html.get();
}

}  // namespace weft
