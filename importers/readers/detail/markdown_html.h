#pragma once

#include <string>
#include <string_view>

namespace weft {

/// Markdown as HTML: CommonMark by cmark, and the pipe tables of GitHub's, which it does not know,
/// where they stand by themselves. Linear time. Precondition: UTF-8.
[[nodiscard]] std::string markdown_to_html(std::string_view text);

/// Whether `line` is the second line of a pipe table: "|---|:-:|".
[[nodiscard]] bool is_delimiter_row(std::string_view line);

}  // namespace weft
