#pragma once

#include <string>
#include <string_view>

#include "importers/readers/reader.h"

namespace weft {

/// Reads the text of a PDF in reading order, column by column, as one article: lines are joined to
/// paragraphs, hyphens at line ends undone, running heads, feet and page numbers left out. Title,
/// author and date are those of the document's properties, or else what the first page says: the
/// largest words at its top, a byline and a date below them. Set aside are what is encrypted, what
/// holds pictures only, and what Poppler cannot open. Linear in the pages, of which at most 5000
/// are read.
void read_pdf(std::string_view bytes, const std::string& path, const ReadOptions& options,
              const ReadSink& sink);

[[nodiscard]] bool looks_like_pdf(std::string_view head);

}  // namespace weft
