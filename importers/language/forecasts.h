#pragma once

#include <optional>
#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/sentences.h"

namespace weft {

/// Finds the forecasts: each entry of a forecast section (its label foretells, the rest gives the
/// reason), and sentences of other sections in which somebody expects, predicts or calls likely.
/// Reads `out.names` and `out.times`; fills `out.predictions`, in text order. Pure; time linear in
/// the text.
void find_predictions(const Article& article, const std::vector<Sentence>& sentences,
                      Annotations& out);

/// When something foretold in `sentence` is due: "by Q4 2026" is the quarter, "within two years"
/// counts from the article's date (absent without one). A date that only tells since when does not
/// count.
[[nodiscard]] std::optional<EdtfDate> due_date_in(const Article& article, Span sentence,
                                                  const std::vector<TimeExpression>& times);

}  // namespace weft
