#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace weft {

/// A PDF as Poppler gives it, in UTF-8.
struct PdfPages {
  std::vector<std::vector<std::string>> pages;  ///< Blocks of text in reading order, a line each.
  std::string title;
  std::string author;
  std::optional<EdtfDate> created, modified;
  std::string largest_words;  ///< The first run of the largest letters on the first page that has
                              ///< text, if they are larger than most; else empty.
};

/// Errors: kMalformed if it is damaged or encrypted.
[[nodiscard]] Result<PdfPages> read_pdf_pages(std::string_view bytes);

}  // namespace weft
