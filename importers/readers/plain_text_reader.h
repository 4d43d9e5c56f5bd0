#pragma once

#include <string>
#include <string_view>

#include "core/article.h"

namespace weft {

/// Reads text without markup. A short first line without a full stop, followed by a blank line or
/// by bylines and one, is the title; lines that are only a byline or a date, below it, are taken as
/// such; every paragraph is a body section. A dateline at the begin of the first stays in the text
/// and gives source and date where it has them. Who wrote it is not known. Key, path and id are not
/// set. Linear time. Precondition: `text` is UTF-8 and shorter than 4 GiB.
[[nodiscard]] Article read_plain_text(std::string text);

/// The same with a title that is known: the first line is the headline only if it is that title.
[[nodiscard]] Article read_titled_text(std::string text, std::string title);

}  // namespace weft
