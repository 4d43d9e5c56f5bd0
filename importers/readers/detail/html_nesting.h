#pragma once

#include <string>
#include <string_view>

namespace weft {

/// `html` without the tags that would nest deeper than any browser shows (512 levels), and without
/// tags of thousands of attributes: HTML5's rules take time quadratic in both. The text in them
/// stays. Pages made by people come back as they are. Linear time.
[[nodiscard]] std::string bound_nesting(std::string_view html);

}  // namespace weft
