#pragma once

#include <optional>
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
/// Encodings whose text is ASCII to look at: ISO-2022, HZ, UTF-7.
[[nodiscard]] bool is_written_in_ascii(std::string_view encoding);
/// UTF-8 for bytes in a named encoding, windows-1252 standing for Latin-1 and ASCII as on the web.
/// Empty if the name is unknown or UTF-8, or if more than one character in 50 cannot be decoded.
[[nodiscard]] std::optional<std::string> utf8_from_encoding(std::string_view bytes,
                                                            std::string_view encoding);

}  // namespace weft
