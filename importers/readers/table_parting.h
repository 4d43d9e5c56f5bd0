#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/article.h"

namespace weft {

/// The words and names that a page uses outside its table. They tell where a cell of the table may
/// end: "CUDACANNDeepStack-OS" falls apart for a reader who has met CUDA and DeepStack-OS.
class PageWords {
 public:
  /// Adds the words of one line or paragraph of the page.
  void add(std::string_view text);
  void add(const PageWords& other);
  [[nodiscard]] bool is_empty() const { return words_.empty(); }
  [[nodiscard]] bool has(std::string_view word) const;        ///< As it is written.
  [[nodiscard]] bool has_lower(std::string_view word) const;  ///< `word` is in lower case.
  /// Two to five words in a row, each as it is written.
  [[nodiscard]] bool has_phrase(std::string_view phrase) const;

 private:
  // Asked with views, for many pieces of a row, without making a string of each.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;
  Set words_, lower_, phrases_;
};

/// Parts the lines of a table, the first being its header, into cells: at tabs, bars or wide gaps
/// where there are any; else the cells are glued, and the likeliest boundaries are found for all
/// rows together (docs/briefing-pages.md says how). All rows get as many cells as the header; a
/// cell may be empty. Empty if the lines are no table. `lines` are trimmed and not empty. Time:
/// linear in the text; cubic in the number of likely boundaries of a row, which is capped.
[[nodiscard]] std::optional<Table> part_table(std::string_view text, std::span<const Span> lines,
                                              const PageWords& words);

}  // namespace weft
