#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "importers/language/annotation.h"

namespace weft {

/// Time expressions in text[range], in order, not overlapping, as TIMEX3. `anchor` is the article's
/// date; without it, relative expressions ("last month") keep an under-specified value and no date.
/// Linear time. Pure.
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text, Span range,
                                                     const std::optional<EdtfDate>& anchor);

}  // namespace weft
