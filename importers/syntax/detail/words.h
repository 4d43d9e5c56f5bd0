#pragma once

#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft::syntax {

/// The syntactic words of a sentence as UD English writes them: "don't" is "do" and "n't",
/// "long-term" three, "$5" two, while "9/11", "10:30", an address of the web and ":-)" are one.
/// In order; all that is not white space is in exactly one. Linear time.
[[nodiscard]] std::vector<Span> split_words(std::string_view text, Span sentence);

}  // namespace weft::syntax
