#pragma once

#include <string_view>
#include <unordered_map>

#include "importers/readers/table_parting.h"

namespace weft {

/// How unlikely pieces of text are as words of a table's cells. Remembers what it was asked, since
/// the cells of a row that are tried have most words in common. One table, one thread.
class WordCosts {
 public:
  /// `page`, and the text that pieces are taken from, outlive this.
  explicit WordCosts(const PageWords& page) : page_(page) {}
  WordCosts(PageWords&&) = delete;

  /// Near 0 for words that the page uses, some 1 for English words and values, 2 to 3 for unknown
  /// names, more for what looks like two words glued together. `piece` has no white space.
  [[nodiscard]] double of(std::string_view piece);
  /// Whether `word` is one that the page, English or many names have. Costs less than of().
  [[nodiscard]] bool knows(std::string_view word) const;
  [[nodiscard]] const PageWords& page() const { return page_; }

 private:
  const PageWords& page_;
  std::unordered_map<std::string_view, double> costs_;
};

}  // namespace weft
