#pragma once

#include <ostream>

#include "core/result.h"
#include "queries/timeline.h"

namespace weft {

/// CommonMark: a title, a heading for each year, an item for each event with its quotations, each
/// with a link to its source. What articles say is escaped, so it never becomes markup; only http
/// and https addresses become links. Errors: kIo. Cost: linear.
[[nodiscard]] Status write_markdown(const Timeline& timeline, std::ostream& out);

}  // namespace weft
