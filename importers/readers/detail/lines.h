#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

/// The lines of text[range] without surrounding white space, in order; a blank line is an empty
/// span. A line ends with LF, CR LF or CR. Linear time.
[[nodiscard]] std::vector<Span> split_lines(std::string_view text, Span range);

/// `span` without the white space at its ends; byte-order marks and characters without width count
/// as white space, since copied pages are full of them.
[[nodiscard]] Span trim(std::string_view text, Span span);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Letters of ASCII in lower case, all else as it is.
[[nodiscard]] std::string lower_ascii(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return is_ascii_lower(c) || is_ascii_upper(c);
}
[[nodiscard]] constexpr bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// Whether any letter or digit, of any script, is in `text`; pictures and marks are none.
[[nodiscard]] bool has_word(std::string_view text);
/// Where the first letter, digit, or mark that may begin a title ('"', "$", "“") stands; the size
/// of `text` if nowhere. What comes before are pictures and list marks.
[[nodiscard]] std::size_t skip_ornaments(std::string_view text);
/// Number of runs of characters other than white space.
[[nodiscard]] std::size_t count_words(std::string_view text);

}  // namespace weft
