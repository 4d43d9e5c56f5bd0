#pragma once

#include "queries/detail/citer.h"
#include "queries/predictions.h"

namespace weft::detail {

/// Due once the last day of its due date is past; a prediction without a due date stays open.
[[nodiscard]] PredictionStatus status_of(const Prediction& prediction, Day today);
[[nodiscard]] Result<PredictionAnswer> answer_for(Citer& citer, const Prediction& prediction,
                                                  Day today);

}  // namespace weft::detail
