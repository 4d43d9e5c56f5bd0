#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/result.h"

namespace weft {

/// Parses XML into `document`. Entities other than XML's own five are left as they stand: a bomb of
/// entities grows nothing. The encoding is a byte-order mark's, else the declared one, else the
/// likeliest. Time and memory linear, some thirty times the bytes where nothing but tags is in
/// them. Errors: kMalformed with a byte offset; `document` then holds what stands before it.
[[nodiscard]] Status parse_xml(std::string_view bytes, pugi::xml_document& document);

/// "creator" of "dc:creator".
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);
/// The first child of that local name, whatever its prefix; empty if there is none.
[[nodiscard]] pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view local);
/// The attribute of that local name, whatever its prefix; "" if there is none.
[[nodiscard]] std::string_view attribute_named(const pugi::xml_node& node, std::string_view local);
/// All text at any depth below `node`, without markup. Does not recurse.
[[nodiscard]] std::string text_below(const pugi::xml_node& node);

}  // namespace weft
