#pragma once

#include <string>
#include <string_view>

#include "importers/readers/reader.h"

namespace weft {

/// Reads a Word document (.docx) as one article: headings, paragraphs, list items and tables of its
/// body; what was deleted in tracked changes, notes, heads, feet and text boxes are left out.
/// Title, author, language and dates come from what is styled Title, Author and Date, or else from
/// the document's properties. Set aside are damaged files, those of other kinds that look alike
/// (spreadsheets, presentations, OpenDocument), and those that unpack to more than 128 MiB. Linear.
void read_docx(std::string_view bytes, const std::string& path, const ReadOptions& options,
               const ReadSink& sink);

/// True if `head` begins as an office document does: a zip file whose first member is a part of
/// one.
[[nodiscard]] bool looks_like_docx(std::string_view head);

}  // namespace weft
