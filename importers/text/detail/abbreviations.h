#pragma once

#include <string_view>

namespace weft {

/// What a word and its dot are to a sentence.
enum class Abbreviation {
  kNone,
  kTitle,   ///< Stands before what it belongs to ("Mr.", "vs."): its dot ends no sentence.
  kNumber,  ///< An abbreviation only before a number: "No. 5", "p. 12".
  kOther    ///< May stand at the end of a sentence: "Inc.", "Jan.", "U.S.", "a.m.".
};

/// `word` is without its last dot. Initials ("J") and dotted letters ("U.S", "a.m", "Ph.D") are
/// recognised by their shape, all others by a list.
[[nodiscard]] Abbreviation abbreviation_of(std::string_view word);

/// True for words that, with a capital, usually begin a sentence: "The", "However", "In".
[[nodiscard]] bool starts_sentences(std::string_view word);

}  // namespace weft
