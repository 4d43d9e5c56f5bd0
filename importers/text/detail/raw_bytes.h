#pragma once

#include <string>
#include <string_view>

namespace weft {

[[nodiscard]] bool is_utf8(std::string_view bytes);
/// UTF-16 by its byte-order mark, or by every other byte being zero.
[[nodiscard]] bool is_utf16(std::string_view bytes);
/// Unpaired surrogates become U+FFFD; an odd last byte is dropped. Precondition: is_utf16(bytes).
[[nodiscard]] std::string utf8_from_utf16(std::string_view bytes);
/// UTF-8 for bytes that are not: where most of them are, the few others are read as windows-1252;
/// else all are read in the likeliest encoding.
[[nodiscard]] std::string utf8_from_bytes(std::string_view bytes);

}  // namespace weft
