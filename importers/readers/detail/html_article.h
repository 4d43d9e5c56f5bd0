#pragma once

#include <vector>

#include "core/article.h"
#include "importers/readers/detail/html_blocks.h"

namespace weft {

/// Makes the article's title the first line of its text, as the headline.
void add_headline(Article& article);
/// Appends the lines of a body: paragraphs are set apart by an empty line, items and rows by a line
/// end. A heading is in no section, but the sections below it carry it.
void add_body(Article& article, const std::vector<HtmlBlock>& blocks);

}  // namespace weft
