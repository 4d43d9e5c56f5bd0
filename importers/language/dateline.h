#pragma once

#include <optional>
#include <vector>

#include "importers/language/annotation.h"
#include "importers/language/sentences.h"

namespace weft {

/// The day on which `article` says it was written, for articles that come without a date: the day
/// of its byline ("March 06, 2008"), of its dateline ("SEOUL, March 3, 2024 (Reuters) -"), or of
/// its first sentence, unless the text tells of dates long after that. `times` are those found
/// without an anchor: only days with a year count. Cost: linear in the times.
[[nodiscard]] std::optional<EdtfDate> date_of_writing(const Article& article,
                                                      const std::vector<Sentence>& sentences,
                                                      const std::vector<TimeExpression>& times);

}  // namespace weft
