#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace weft {

/// The column at which most of `lines` were wrapped, 0 if they were not: the longest line, if many
/// lines could not have taken the next line's first word. Linear time.
[[nodiscard]] std::size_t wrap_column(const std::vector<std::string_view>& lines);

/// Whether `next` goes on with the line before it rather than beginning anew: at `column` its first
/// word had no room any more, and it begins like no item of a list.
[[nodiscard]] bool goes_on(std::string_view line, std::string_view next, std::size_t column);

}  // namespace weft
