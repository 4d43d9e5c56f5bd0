#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

/// A cell of a row: where its content stands in the row, without white space and quotation marks
/// around it.
struct Cell {
  Span span;
  bool doubled = false;  ///< Quotation marks in it are doubled.
};

/// Parts a row (RFC 4180) into `cells`, whose memory is used again. With `quotes`, a cell that
/// begins with a quotation mark ends at the next single one, line ends inside it included. False
/// if the last such cell is not closed: the next line belongs to it. Linear time.
[[nodiscard]] bool split_row(std::string_view row, char delimiter, bool quotes,
                             std::vector<Cell>& cells);

/// The content of a cell with its quotation marks no longer doubled.
[[nodiscard]] std::string_view content_of(std::string_view row, const Cell& cell,
                                          std::string& buffer);

/// The delimiter that parts `line` into most cells: tab, comma, semicolon or bar.
[[nodiscard]] char likely_delimiter(std::string_view line);

}  // namespace weft
