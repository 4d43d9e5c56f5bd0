#pragma once

#include <string>

#include "core/article.h"
#include "importers/readers/detail/html_tree.h"

namespace weft {

/// What a page says about its article: everything of Article but text, sections, tables and
/// identity.
[[nodiscard]] Article page_metadata(const HtmlTree& tree, const std::string& url);

}  // namespace weft
