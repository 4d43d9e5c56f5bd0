#include "queries/detail/value_fold.h"

#include "core/facts.h"

namespace weft::detail {
namespace {

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool starts_thousands(std::string_view text, std::size_t comma) {
  return is_digit(text, comma + 1) && is_digit(text, comma + 2) && is_digit(text, comma + 3) &&
         !is_digit(text, comma + 4);
}

/// fold_name drops points and takes dashes for spaces; where they belong to a number, letters that
/// it keeps stand for them.
std::string with_lasting_signs(std::string_view value) {
  constexpr std::string_view kPoint = "\uA78F", kMinus = "\uA7F7";  // A dot and a bar.
  std::string marked;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool after_digit = i > 0 && is_digit(value, i - 1);
    const bool in_word = i > 0 && value[i - 1] != ' ' && value[i - 1] != '(';
    if (value[i] == '.' && is_digit(value, i + 1)) {
      marked += kPoint;
    } else if (value[i] == ',' && after_digit && is_digit(value, i + 1)) {
      if (!starts_thousands(value, i)) marked += kPoint;
    } else if (value[i] == '-' && !in_word && is_digit(value, i + 1)) {
      marked += kMinus;
    } else {
      marked.push_back(value[i]);
    }
  }
  return marked;
}

}  // namespace

std::string fold_value(std::string_view value) {
  const auto folded = fold_name(with_lasting_signs(value));
  std::string result;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const bool between_digits = i > 0 && is_digit(folded, i - 1) && is_digit(folded, i + 1);
    if (folded[i] != ' ' || between_digits) result.push_back(folded[i]);
  }
  return result;
}

}  // namespace weft::detail
