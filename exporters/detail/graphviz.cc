#include "exporters/detail/graphviz.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "exporters/detail/display.h"

namespace weft::detail {
namespace {

std::string& messages() {
  static std::string kept;
  return kept;
}

int keep_message(char* message) {
  messages() += message;
  return 0;
}

/// cgraph takes names and values as char*, and copies them.
char* mutable_text(const char* text) { return const_cast<char*>(text); }
char* mutable_text(const std::string& text) { return mutable_text(text.c_str()); }

/// Whether `text` begins with something like "&amp;" or "&#8364;".
bool starts_reference(std::string_view text) {
  const std::size_t end = text.find(';');
  if (text.empty() || text[0] != '&' || end == std::string_view::npos || end < 2) return false;
  const auto name = text.substr(1, end - 1);
  return std::all_of(name.begin(), name.end(), [](char c) {
    return c == '#' || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
}

}  // namespace

GraphHandle new_graph() { return GraphHandle{agopen(mutable_text("weft"), Agdirected, nullptr)}; }

void set(void* object, const char* name, const std::string& value) {
  agsafeset(object, mutable_text(name), mutable_text(value), mutable_text(""));
}

void set_html(Agraph_t* graph, void* object, const char* name, const std::string& html) {
  char* const text = agstrdup_html(graph, mutable_text(html));
  agsafeset(object, mutable_text(name), text, mutable_text(""));
  agstrfree(graph, text);
}

void set_default(Agraph_t* graph, int kind, const char* name, const std::string& value) {
  agattr(graph, kind, mutable_text(name), mutable_text(value));
}

std::string decimal(double value) {
  std::array<char, 400> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, 2);
  return {digits.data(), end.ptr};
}

std::string label_text(std::string_view text) {
  std::string label;
  for (std::size_t i = 0; i < text.size(); ++i) {
    label += text[i];
    if (text[i] == '\\') label += '\\';
    if (starts_reference(text.substr(i))) label += "amp;";
  }
  return label;
}

std::string html_text(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

GraphvizErrors::GraphvizErrors() : previous_(agseterrf(keep_message)) { messages().clear(); }
GraphvizErrors::~GraphvizErrors() { agseterrf(previous_); }
std::string GraphvizErrors::text() const { return one_line(messages()); }

}  // namespace weft::detail
