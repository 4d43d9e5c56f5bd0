#pragma once

#include <string_view>
#include <vector>

#include "importers/readers/detail/html_blocks.h"

namespace weft {

/// Takes away the lines of an article's element that are not its body: its title, date and author
/// above it, links to other stories within and below it, calls to subscribe, and headings that
/// have nothing left below them. Linear time.
void prune_blocks(const HtmlTree& tree, std::string_view title, std::vector<HtmlBlock>& blocks);

/// How much of a block is prose, in bytes: text that is not linked and has the marks of sentences.
[[nodiscard]] double prose_of(const HtmlBlock& block);

}  // namespace weft
