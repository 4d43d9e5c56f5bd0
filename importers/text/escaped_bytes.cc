#include "importers/text/escaped_bytes.h"

#include "importers/text/utf8.h"

namespace weft {

std::string with_escaped_bytes(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8_at(text, at);
    if (character.valid) {
      out += text.substr(at, character.length);
    } else {
      const auto byte = static_cast<unsigned char>(text[at]);
      out.append("\\x").push_back(kDigits[byte >> 4U]);
      out.push_back(kDigits[byte & 15U]);
    }
    at += character.length;
  }
  return out;
}

}  // namespace weft
