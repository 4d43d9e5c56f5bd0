#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

/// Briefing pages are what a news aggregator makes of one report: title, hook, "30-Second TL;DR",
/// takeaways, a comparison table, technical notes, forecasts and a timeline, copied from a web page
/// as text. docs/briefing-pages.md says what becomes of each part.

/// True if `text` has enough of the headings and marks of such a page, whatever its subject. Linear
/// time.
[[nodiscard]] bool looks_like_briefing(std::string_view text);

/// The pages in `text`, in order: one, or several glued one behind another. Each article's text is
/// its part of `text`, to the byte; its sections, their spans in text order, leave out headings and
/// furniture. Parts of the page may be missing or in another order. Title, source and publication
/// date are set where the page states them; key, path and id are not. Never empty. Linear time.
/// Precondition: `text` is UTF-8 and shorter than 4 GiB.
[[nodiscard]] std::vector<Article> read_briefings(std::string_view text);

/// `text` as one page, whatever is glued behind it.
[[nodiscard]] Article read_briefing(std::string_view text);

}  // namespace weft
