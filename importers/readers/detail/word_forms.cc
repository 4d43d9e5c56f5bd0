#include "importers/readers/detail/word_forms.h"

#include <algorithm>
#include <string>

#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/word_list.h"

namespace weft {

bool all_of(std::string_view word, Letter kind) {
  return std::all_of(word.begin(), word.end(), [&](char c) { return letter_of(c) == kind; });
}

bool is_abbreviation_with_tail(std::string_view word) {
  std::size_t capitals = 0;
  while (capitals < word.size() && is_ascii_upper(word[capitals])) ++capitals;
  return capitals >= 2 && capitals <= 4 && capitals < word.size() &&
         all_of(word.substr(capitals), Letter::kLower) && is_english_word(word.substr(capitals)) &&
         !is_english_word(lower_ascii(word.substr(capitals - 1)));
}

bool is_numbered_name(std::string_view word) {
  return word.size() > 5 && is_ascii_digit(word[0]) && is_ascii_upper(word[1]) &&
         all_of(word.substr(2), Letter::kLower);
}

bool is_formula(std::string_view word) {
  constexpr std::string_view kElements =
      " H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
      "Br "
      "Kr Rb Sr Y Zr Nb Mo Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Nd Sm Gd Er Yb Hf Ta W Re "
      "Ir "
      "Pt Au Hg Pb Bi Ra Th U Pu ";
  int symbols = 0, numbers = 0, small = 0;
  for (std::size_t i = 0; i < word.size(); ++symbols) {
    const std::size_t length = i + 1 < word.size() && is_ascii_lower(word[i + 1]) ? 2 : 1;
    std::string symbol(1, ' ');
    symbol.append(word.substr(i, length)).push_back(' ');
    if (kElements.find(symbol) == std::string_view::npos) return false;
    i += length;
    if (length == 2) ++small;
    if (i < word.size() && is_ascii_digit(word[i])) ++i, ++numbers;
  }
  return symbols > 1 && numbers > 0 && small > 0 && word.size() <= 8;
}

bool is_ampersand_name(std::string_view word) {
  const auto mark = word.find('&');
  return mark != std::string_view::npos && mark > 0 && mark + 1 < word.size() && word.size() <= 5 &&
         all_of(word.substr(0, mark), Letter::kUpper) &&
         all_of(word.substr(mark + 1), Letter::kUpper);
}

}  // namespace weft
