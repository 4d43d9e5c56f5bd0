#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "exporters/text.h"

namespace weft::detail {

/// How a run of text stands out on a terminal that has colours.
enum class Ink { kPlain, kStrong, kFaint, kAccent, kWarning };

struct TableCell {
  std::vector<std::string> lines;  ///< Each wrapped by itself; at least one.
  Ink ink = Ink::kPlain;
};
struct TextTable {
  std::vector<std::string> header;
  std::vector<bool> right_aligned;  ///< One for each column.
  std::vector<std::vector<TableCell>> rows;
};

/// Writes wrapped paragraphs and tables. Texts need not be on one line; they are cleaned here.
/// The stream must outlive the page.
class Page {
 public:
  Page(std::ostream& out, const TextStyle& style);

  void blank();
  /// Wrapped, every line `indent` columns in.
  void paragraph(std::string_view text, std::size_t indent = 0, Ink ink = Ink::kPlain);
  /// `label` wrapped in the margin, `[mark] text` wrapped to the right of it, `text_column` columns
  /// in; the mark stands out. Precondition: 1 < text_column < columns().
  void item(std::string_view label, std::size_t text_column, std::string_view text,
            std::string_view mark = {});
  /// Columns as wide as they need to be, the widest ones wrapped until all fit the page.
  void table(const TextTable& table);

  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// kIo if anything could not be written.
  [[nodiscard]] Status finish();

 private:
  void line(std::string_view text);
  void table_row(const std::vector<TableCell>& cells, const std::vector<std::size_t>& widths,
                 const std::vector<bool>& right_aligned);
  [[nodiscard]] std::string inked(std::string_view text, Ink ink) const;

  std::ostream& out_;
  std::size_t columns_;
  bool colour_;
};

}  // namespace weft::detail
