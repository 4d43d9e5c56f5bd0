#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft::detail {

/// How an atom is written.
enum class Shape : std::uint8_t {
  kLower,    ///< "chips"; also scripts without capitals.
  kCapital,  ///< "Huawei"; also a single capital letter.
  kUpper,    ///< "CUDA", "U.S.".
  kMixed,    ///< "DeepSeek", "iPhone": a capital after a small letter.
  kModel,    ///< "H200", "910B", "V4": letters, one of them a capital, and digits.
  kNumber,   ///< "2026", "9", "3nm", "15th".
};

/// What stands between an atom and the one before it.
enum class Gap : std::uint8_t {
  kSpace,
  kHyphen,
  kSlash,
  kAmpersand,
  kComma,
  kOpen,   ///< An opening bracket or quotation mark.
  kBreak,  ///< Any other mark, and the start of the sentence.
};

/// The smallest piece that can be a name or a part of one: "DeepSeek-Huawei" and "H100/B200" are
/// two each.
struct Atom {
  Span span;
  std::string folded;  ///< As fold_name() gives it.
  Shape shape = Shape::kLower;
  Gap before = Gap::kBreak;
  bool initial = false;     ///< Opens a sentence, a quotation or what follows a colon.
  bool possessive = false;  ///< Followed by "'s".
  bool quoted = false;      ///< Between quotation marks that open and close in the sentence.
};

[[nodiscard]] inline bool is_capitalised(Shape shape) {
  return shape != Shape::kLower && shape != Shape::kNumber;
}

/// "ii", "iv", "xii": numerals that follow names. Not "i", "v" and "x", which are letters first.
[[nodiscard]] bool is_roman_numeral(std::string_view folded);

/// The "al" of "al-Sadr" and the "bin" of "bin Laden": small words that can open a name. `next`
/// is the atom behind it.
[[nodiscard]] bool opens_as_particle(const Atom& atom, const Atom& next);

/// The postal code of a state or province of North America: "OH".
[[nodiscard]] bool is_state_code(const Atom& atom);

/// The atoms of text[range], in order. Linear time.
[[nodiscard]] std::vector<Atom> atoms_of(std::string_view text, Span range);

}  // namespace weft::detail
