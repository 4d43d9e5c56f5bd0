#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"

namespace weft {

/// Hashes of the content words of `text`, sorted, each once: folded, without function words and
/// without the commonest endings, so "tightened" and "tighten" are alike. Of more than 64 words,
/// those with the smallest hashes: two long quotes are then compared by samples that agree. Linear
/// time.
[[nodiscard]] std::vector<std::uint32_t> content_words(std::string_view text);

/// `text[quote]` with spaces for its names and times. Who and when two quotes have in common is
/// compared by participants and dates; it must not count again as words.
[[nodiscard]] std::string without_names_and_times(std::string_view text, Span quote,
                                                  const Annotations& annotations);

}  // namespace weft
