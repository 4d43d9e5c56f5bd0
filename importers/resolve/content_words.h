#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace weft {

/// Hashes of the content words of `text`, sorted, each once: folded, without function words and
/// without the commonest endings, so "tightened" and "tighten" are alike. Linear time.
[[nodiscard]] std::vector<std::uint32_t> content_words(std::string_view text);

}  // namespace weft
