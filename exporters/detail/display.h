#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weft::detail {

// Text as a terminal or a label shows it. All pure; any thread. Input may be any bytes; what is not
// UTF-8 becomes U+FFFD.

/// On one line: white space becomes single spaces, without any at the ends; control characters and
/// those that turn the direction of text around are dropped, so no source can steer a terminal.
[[nodiscard]] std::string one_line(std::string_view text);

/// Columns a terminal needs: two for wide East Asian characters and emoji, none for combining
/// marks. Precondition: a result of one_line().
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Lines of at most `width` columns, broken where Unicode allows (UAX 14; also inside Thai and
/// Chinese), within a word only if it is wider than a line. One empty line for an empty text.
/// Precondition: a result of one_line(), width > 0.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Cut to `width` columns, the last of them "…" if anything was cut. Precondition: width > 0.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

/// With spaces up to `width` columns; unchanged if it is wider.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

}  // namespace weft::detail
