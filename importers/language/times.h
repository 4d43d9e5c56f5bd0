#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "importers/language/annotation.h"
#include "importers/language/time_grammar.h"

namespace weft {

/// Time expressions in the ranges of `text` (sentences, usually), in order, not overlapping, as
/// TIMEX3; none reaches from one range or line into the next. `ranges` are in text order. `anchor`
/// is the article's date; where it is absent, open, or coarser than an expression needs ("last
/// month" in an article of 2024), the expression keeps an under-specified value and no date. "A
/// year earlier" and the like count from the date before them, also from one in an earlier range.
/// docs/times.md has the forms that are read and the rules. Linear time. Pure.
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text,
                                                     std::span<const Span> ranges,
                                                     const std::optional<EdtfDate>& anchor,
                                                     const TimeGrammar& grammar = {});
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text, Span range,
                                                     const std::optional<EdtfDate>& anchor,
                                                     const TimeGrammar& grammar = {});

}  // namespace weft
