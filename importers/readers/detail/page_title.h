#pragma once

#include <string>
#include <vector>

#include "importers/readers/detail/html_statements.h"

namespace weft {

/// The article's title and where it stands. Of what the page shows as a heading, the one that
/// agrees best with what its metadata calls it; without such a heading, the metadata's, without the
/// site's name. Empty if the page has no title. Linear time.
[[nodiscard]] Statement page_title(const HtmlTree& tree, const std::vector<Statement>& statements);

}  // namespace weft
