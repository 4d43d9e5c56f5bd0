#pragma once

#include <string>
#include <string_view>

#include "core/article.h"

namespace weft {

/// Reads text without markup. A short first line without a full stop, followed by a blank line, is
/// the title; a line that is only a byline or a date, right below it, is taken as such; every
/// paragraph is a body section. Who wrote it is not known. Datelines stay in the text. Key, path
/// and id are not set. Linear time. Precondition: `text` is UTF-8 and shorter than 4 GiB.
[[nodiscard]] Article read_plain_text(std::string text);

/// The same with a title that is known: the first line is the headline only if it is that title.
[[nodiscard]] Article read_titled_text(std::string text, std::string title);

}  // namespace weft
