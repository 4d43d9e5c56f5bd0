#pragma once

#include <ostream>

#include "core/article.h"
#include "importers/language/annotation.h"

namespace weft {

/// One line of JSON: what language finds in `article`, as `weft annotate` prints it. Offsets are
/// bytes of the article's text; participants are those with a part in the event, not merely named
/// beside it.
void write_annotation_line(const Article& article, const Annotations& annotations,
                           std::ostream& out);

}  // namespace weft
