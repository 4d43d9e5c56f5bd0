#pragma once

#include <string>

#include "core/article.h"
#include "importers/readers/detail/html_tree.h"

namespace weft {

/// What a page says about its article: everything of Article but text, sections, tables and
/// identity, with the place of each in `stated_in`. `address` is where the page was found; may be
/// empty. docs/readers.md gives the order of trust.
[[nodiscard]] Article page_metadata(const HtmlTree& tree, const std::string& address);

}  // namespace weft
