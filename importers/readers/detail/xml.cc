#include "importers/readers/detail/xml.h"

#include "importers/text/repair.h"

namespace weft {
namespace {

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

// What <?xml … encoding="…"?> says; empty if it says nothing.
std::string_view declared_encoding(std::string_view bytes) {
  const auto head = bytes.substr(0, bytes.substr(0, 400).find("?>"));
  auto at = head.find("encoding");
  if (!head.starts_with("<?xml") || at == head.npos) return {};
  at = head.find_first_of("\"'", at);
  if (at == head.npos) return {};
  const auto end = head.find(head[at], at + 1);
  return end == head.npos ? std::string_view{} : head.substr(at + 1, end - at - 1);
}

}  // namespace

Status parse_xml(std::string_view bytes, pugi::xml_document& document) {
  const auto declared = declared_encoding(bytes);
  const std::string text =
      declared.empty() ? repair_encoding(bytes).text : utf8_from(bytes, declared);
  const auto parsed =
      document.load_buffer(text.data(), text.size(),
                           pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  if (!parsed)
    return fail(ErrorCode::kMalformed, std::string("is not well-formed XML: ") +
                                           parsed.description() + " at byte " +
                                           std::to_string(parsed.offset));
  return ok();
}

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }

pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view local) {
  for (const auto& child : parent.children()) {
    if (local_name(child) == local) return child;
  }
  return {};
}

std::string_view attribute_named(const pugi::xml_node& node, std::string_view local) {
  for (const auto& attribute : node.attributes()) {
    if (without_prefix(attribute.name()) == local) return attribute.value();
  }
  return {};
}

std::string text_below(const pugi::xml_node& node) {
  std::string text;
  auto at = node.first_child();
  while (at) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != node && !at.next_sibling()) at = at.parent();
    if (at == node) break;
    at = at.next_sibling();
  }
  return text;
}

}  // namespace weft
