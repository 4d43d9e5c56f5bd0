#pragma once

#include <string_view>

#include "core/article.h"

namespace weft {

/// Reads Markdown (CommonMark, with the tables of GitHub's) as one article. The text is what a
/// reader of the page would see, without marks. Front matter in YAML or TOML gives title, date,
/// authors, source, language and address; else a heading at the top is the title, and lines below
/// it may be bylines. Key, path and id are not set. Linear time. Precondition: `text` is UTF-8.
[[nodiscard]] Article read_markdown(std::string_view text);

/// True if `text` has front matter, begins with a heading such as "# Ferry Runs Again", or has two
/// kinds of marks that ordinary text hardly has.
[[nodiscard]] bool looks_like_markdown(std::string_view text);

}  // namespace weft
