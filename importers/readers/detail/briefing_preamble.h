#pragma once

#include <span>
#include <string_view>

#include "core/article.h"

namespace weft {

/// Reads what stands above the first heading of a briefing page: freshness mark, title (often
/// twice), buttons, "Read original on …", hook. Appends sections to `article` and sets its title,
/// source, url, authors and publication date where they are stated there.
void read_preamble(std::string_view text, std::span<const Span> lines, Article& article);

/// Sets source, url and date from a line that states them ("Original source: X ↗", "Published
/// March 3, 2026"). What is known already stays, unless the line has a longer form of the same
/// source. True if the line stated something.
bool read_statement(std::string_view line, Article& article);

}  // namespace weft
