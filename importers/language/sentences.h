#pragma once

#include <cstdint>
#include <vector>

#include "core/article.h"

namespace weft {

/// How capitals are used in a line: in running text they mark names, in the other two they do not.
enum class LineCase : std::uint8_t { kNormal, kTitle, kUpper };

/// One sentence, headline, list item or table cell.
struct Sentence {
  Span span;
  std::uint32_t section = 0;  ///< Index into Article::sections.
  bool cell = false;          ///< A cell of a table (or its header): not prose, tells no events.
  LineCase line_case = LineCase::kNormal;
};

/// The sentences of all sections but bylines and boilerplate, in text order, not overlapping. A
/// table gives one for each cell that is not empty; a forecast's or timeline's label is a sentence
/// of its own. Time linear in the text.
[[nodiscard]] std::vector<Sentence> sentences_of(const Article& article);

/// kTitle and kUpper need at least two words to tell.
[[nodiscard]] LineCase line_case_of(std::string_view line);

}  // namespace weft
