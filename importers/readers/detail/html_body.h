#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "importers/readers/detail/html_blocks.h"

namespace weft {

/// The lines of the page that are its article's body, in order. `title` is what the page says the
/// article is called: the line that repeats it is not body. Linear time. Errors: kMalformed if the
/// page holds nothing to read, or links to articles instead of one.
[[nodiscard]] Result<std::vector<HtmlBlock>> article_body(const HtmlTree& tree,
                                                          std::string_view title);

}  // namespace weft
