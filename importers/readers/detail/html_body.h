#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/readers/detail/html_blocks.h"

namespace weft {

/// The lines of the page that are its article's body, in order; none if it has no article. `title`
/// is what the page says the article is called: the line that repeats it is not body.
[[nodiscard]] std::vector<HtmlBlock> article_body(const HtmlTree& tree, std::string_view title);

}  // namespace weft
