#include "importers/readers/detail/cuts.h"

#include <algorithm>
#include <string>

#include "importers/readers/detail/char_class.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/quantity.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

constexpr double kTooUnlikely = 5;

struct Character {
  char32_t code;
  CharClass kind;
  std::uint32_t at;
};

std::vector<Character> letters_of(std::string_view row) {
  std::vector<Character> letters;
  for (std::size_t at = 0; at < row.size();) {
    const auto character = utf8_at(row, at);
    letters.push_back({character.code, class_of(character.code), static_cast<std::uint32_t>(at)});
    at += character.length;
  }
  return letters;
}

// How many brackets are open before each letter; all 0 where they do not pair.
std::vector<int> bracket_depths(const std::vector<Character>& letters) {
  std::vector<int> depths;
  int depth = 0;
  for (const auto& letter : letters) {
    depths.push_back(depth);
    if (letter.kind == CharClass::kOpen) ++depth;
    if (letter.kind == CharClass::kClose) --depth;
    if (depth < 0) break;
  }
  if (depth != 0) depths.assign(letters.size(), 0);
  return depths;
}

bool is_answer_word(std::string_view word) {
  return word == "no" || word == "yes" || word == "none";
}

// How many of the two sides of `at` are words that are known: 0 to 2.
int known_sides(std::string_view row, std::uint32_t at, WordCosts& words) {
  constexpr std::size_t kLongestWord = 24;
  const auto in_word = [&](std::size_t i) {
    return is_ascii_letter(row[i]) || is_ascii_digit(row[i]);
  };
  const auto known = [&](std::string_view word) {
    return is_answer_word(word) || (word.size() > 2 && words.knows(word));
  };
  bool left = false, right = false;
  for (std::size_t i = at; i > 0 && in_word(i - 1) && at - i < kLongestWord && !left;) {
    --i;
    left = known(row.substr(i, at - i));
  }
  for (std::size_t i = at; i < row.size() && in_word(i) && i - at < kLongestWord && !right;) {
    ++i;
    right = known(row.substr(at, i - at));
  }
  return (left ? 1 : 0) + (right ? 1 : 0);
}

// Whether a value with its unit ends at `at`: "301M", "16GB", "150 t", "8 TB/s".
bool ends_quantity(std::string_view row, std::uint32_t at) {
  constexpr std::size_t kLongestValue = 24;
  const std::size_t from = at > kLongestValue ? at - kLongestValue : 0;
  for (std::size_t begin = at; begin > from;) {
    --begin;
    if (is_ascii_digit(row[begin])) {
      // "A330-900A321" holds no 900 ampere: nor does any name with a number in it.
      if (begin > 0 && is_ascii_digit(row[begin - 1])) continue;
      const auto quantity = quantity_in(row.substr(begin, at - begin));
      const bool in_name = begin > 0 && (is_ascii_upper(row[begin - 1]) || row[begin - 1] == '-');
      return quantity && !quantity->unit.empty() && !(in_name && quantity->unit.size() == 1);
    }
    if (row[begin] == ' ') {
      return begin > 0 && is_ascii_digit(row[begin - 1]) &&
             is_unit(row.substr(begin + 1, at - begin - 1));
    }
  }
  return false;
}

// "GPUs|On", not "GP|Us".
bool splits_plural(std::string_view row, std::uint32_t at) {
  return row.size() > at + 2 && row[at + 1] == 's' && !is_ascii_lower(row[at + 2]) && at > 0 &&
         is_ascii_upper(row[at - 1]) && is_ascii_upper(row[at]);
}

// Whether what begins at `at` begins once more in the row, behind another letter: of
// "1100GCFM LEAP-1BCFM LEAP-1C", "CFM LEAP" does, "FM LEAP" and "GCFM LEAP" do not.
bool begins_again(std::string_view row, std::uint32_t at) {
  constexpr std::size_t kLength = 7;
  if (row.size() - at < kLength) return false;
  const auto words = row.substr(at, kLength);
  for (std::size_t i = row.find(words); i != std::string_view::npos; i = row.find(words, i + 1)) {
    if (i != at && i > 0 && row[i - 1] != row[at - 1]) return true;
  }
  return false;
}

// "RRAM|eFlash": behind an abbreviation, a small letter before a capitalised word.
bool begins_joined_name(const std::vector<Character>& letters, std::size_t i) {
  const auto is = [&](std::size_t at, CharClass kind) {
    return at < letters.size() && letters[at].kind == kind;
  };
  return i > 1 && is(i - 2, CharClass::kUpper) && is(i, CharClass::kLower) &&
         is(i + 1, CharClass::kUpper) && is(i + 2, CharClass::kLower);
}

// "REBCO|REBCO": the same word twice.
bool is_between_twins(std::string_view row, std::uint32_t at) {
  constexpr std::size_t kShortest = 3, kLongest = 16;
  for (std::size_t n = kShortest; n <= kLongest && n <= at && at + n <= row.size(); ++n) {
    const auto left = row.substr(at - n, n);
    if (left == row.substr(at, n) && is_ascii_upper(left.front()) &&
        (at == n || !is_ascii_upper(row[at - n - 1])))
      return true;
  }
  return false;
}

double cost_at(std::string_view row, const std::vector<Character>& letters, std::size_t i,
               WordCosts& words) {
  const auto& [code, here, at] = letters[i];
  const CharClass before = letters[i - 1].kind;
  const CharClass then = i + 1 < letters.size() ? letters[i + 1].kind : CharClass::kSpace;
  double cost = local_cost(before, here, then);
  if (letters[i - 1].code == U'#' && here == CharClass::kUpper) return 0.5;  // "C#|C++"
  if (cost >= kNever) return cost;
  if (code == U'#' && before == CharClass::kUpper) return 4;  // "C#"
  const bool begins_cell = (here == CharClass::kUpper && then == CharClass::kLower) ||
                           here == CharClass::kDigit || here == CharClass::kCurrency;
  if (begins_cell && before != CharClass::kDigit && ends_quantity(row, at))
    return std::min(cost, 0.5);
  if (splits_plural(row, at)) return cost + 2;
  if (cost > 0.8 && here == CharClass::kUpper && is_between_twins(row, at)) return 0.6;
  if (cost > 0.8 && here != CharClass::kLower && begins_again(row, at)) return 0.8;
  if (before == CharClass::kUpper && here == CharClass::kLower && known_sides(row, at, words) == 2)
    return 3;
  if (before == CharClass::kUpper && begins_joined_name(letters, i)) return 3;
  const bool behind_answer = at >= 3 && row.substr(at - 3, 3) == "Yes";
  if (here == CharClass::kLower && behind_answer) return 2;
  // "approval|xStocks", "Euro|e-CNY": a name may begin with one small letter.
  const bool begins_name =
      here == CharClass::kLower && before == CharClass::kLower &&
      (then == CharClass::kUpper || (then == CharClass::kDash && i + 2 < letters.size() &&
                                     letters[i + 2].kind == CharClass::kUpper));
  if (begins_name) return known_sides(row, at, words) > 0 ? 2.4 : cost + 1.5;
  const bool between_letters =
      cost > 2 && here == before && (here == CharClass::kUpper || here == CharClass::kLower);
  if (!between_letters) return cost;
  // Where nothing but the words tells, both must be known.
  const int known = known_sides(row, at, words);
  if (known == 1 && then == CharClass::kDigit) return 1.6;  // "A321XLR|A330"
  return known == 2 ? std::min(cost, 1.8) : known == 1 ? cost : cost + 1.5;
}

}  // namespace

std::vector<Cut> find_cuts(std::string_view row, WordCosts& words, std::size_t most) {
  const auto letters = letters_of(row);
  const auto depths = bracket_depths(letters);
  std::vector<Cut> cuts;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    const double cost = cost_at(row, letters, i, words) + (depths[i] > 0 ? 6 : 0);
    if (cost <= kTooUnlikely) cuts.push_back({letters[i].at, cost});
  }
  if (cuts.size() > most) {
    std::stable_sort(cuts.begin(), cuts.end(),
                     [](const Cut& a, const Cut& b) { return a.cost < b.cost; });
    cuts.resize(most);
    std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.at < b.at; });
  }
  return cuts;
}

}  // namespace weft
