#pragma once

#include <string_view>

#include "core/article.h"

namespace weft::detail {

/// The sentence or line of `text` that `inside` lies in, for a reader to judge a mention by: from
/// the end of the sentence before to its own, but no more than some 300 bytes to either side, cut
/// between words. A guess by punctuation: an abbreviation may end it early. Never less than
/// `inside`, and within UTF-8 characters never cut.
[[nodiscard]] Span sentence_around(std::string_view text, Span inside);

}  // namespace weft::detail
