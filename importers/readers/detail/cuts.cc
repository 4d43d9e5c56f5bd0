#include "importers/readers/detail/cuts.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "importers/readers/detail/cell_words.h"
#include "importers/readers/detail/lines.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

constexpr double kNever = 100;
constexpr double kTooUnlikely = 5;

enum class Class {
  kLower,
  kUpper,
  kCaseless,
  kDigit,
  kSpace,
  kOpen,      // ( [
  kClose,     // ) ]
  kPercent,   // % °
  kCurrency,  // $ €
  kSign,      // ~ < > ≈ ±: begins a value
  kTick,      // ✓ ✗ and emoji: a cell by itself
  kStop,      // . ! ?
  kJoin,      // / & ' , ; : never at the edge of a cell
  kDash,
  kPlus,
  kQuote,
  kOther,
};

Class class_of(char32_t code) {
  const auto one_of = [code](std::u32string_view set) {
    return set.find(code) != std::u32string_view::npos;
  };
  const auto c = static_cast<UChar32>(code);
  if (u_isUWhiteSpace(c)) return Class::kSpace;
  if (u_isdigit(c)) return Class::kDigit;
  if (u_isupper(c)) return Class::kUpper;
  if (u_islower(c)) return Class::kLower;
  if (u_isalpha(c)) return Class::kCaseless;
  if (one_of(U"([{")) return Class::kOpen;
  if (one_of(U")]}")) return Class::kClose;
  if (one_of(U"%°™®²³")) return Class::kPercent;
  if (u_charType(c) == U_CURRENCY_SYMBOL) return Class::kCurrency;
  if (one_of(U"~<>≈±≥≤#@")) return Class::kSign;
  if (one_of(U".!?")) return Class::kStop;
  if (one_of(U"/&',;:’_=\u200D\uFE0F")) return Class::kJoin;
  if (one_of(U"-–—−")) return Class::kDash;
  if (one_of(U"+*")) return Class::kPlus;
  if (one_of(U"\"“”‘«»")) return Class::kQuote;
  return code < 0x2000 || (c >= 0x2010 && c < 0x2030) ? Class::kOther : Class::kTick;
}

struct Letter {
  char32_t code;
  Class kind;
  std::uint32_t at;
};

// From a letter of class `before` to `here`; `then` is the class behind.
double cost_before_upper(Class before, Class then) {
  switch (before) {
    case Class::kLower:
      return 0.2;
    case Class::kUpper:
      return then == Class::kLower ? 1.0 : 2.2;
    case Class::kDigit:
      return 0.8;
    case Class::kClose:
    case Class::kPercent:
    case Class::kTick:
      return 0.1;
    case Class::kPlus:
    case Class::kQuote:
      return 0.5;
    case Class::kStop:
      return 1.0;
    case Class::kDash:
      return 3;
    case Class::kCaseless:
      return 1.5;
    default:
      return kNever;
  }
}

double cost_before_digit(Class before) {
  switch (before) {
    case Class::kLower:
      return 1.4;
    case Class::kUpper:
      return 2.6;
    case Class::kDigit:
      return 2.2;
    case Class::kClose:
    case Class::kPercent:
    case Class::kTick:
      return 0.2;
    case Class::kPlus:
      return 0.8;
    case Class::kCaseless:
      return 2;
    default:
      return kNever;
  }
}

double cost_before_lower(Class before) {
  switch (before) {
    case Class::kLower:
      return 4.2;
    case Class::kUpper:
      return 6;
    case Class::kDigit:
      return 4;
    case Class::kClose:
      return 0.9;
    case Class::kPercent:
    case Class::kTick:
      return 0.6;
    case Class::kPlus:
      return 1.2;
    case Class::kStop:
      return 5;
    default:
      return kNever;
  }
}

// Before a mark that a cell may begin with.
double cost_before_mark(Class before, Class here) {
  const bool ends_a_cell = before == Class::kLower || before == Class::kUpper ||
                           before == Class::kDigit || before == Class::kClose ||
                           before == Class::kPercent || before == Class::kTick ||
                           before == Class::kPlus || before == Class::kCaseless;
  if (!ends_a_cell) return kNever;
  switch (here) {
    case Class::kCurrency:
      return before == Class::kUpper ? 1.5 : 0.3;  // "US$"
    case Class::kSign:
    case Class::kTick:
      return 0.3;
    case Class::kPlus:
      return before == Class::kDigit ? 5 : before == Class::kPercent ? 0.8 : 2;
    case Class::kDash:
      return 2.8;
    case Class::kQuote:
      return 1.5;
    case Class::kOpen:
      return before == Class::kClose ? 2.5 : 4.5;
    default:
      return kNever;
  }
}

double local_cost(Class before, Class here, Class then) {
  switch (here) {
    case Class::kUpper:
      return cost_before_upper(before, then);
    case Class::kDigit:
      return cost_before_digit(before);
    case Class::kLower:
      return cost_before_lower(before);
    case Class::kCaseless:
      return before == Class::kCaseless ? 4 : cost_before_digit(before);
    default:
      return cost_before_mark(before, here);
  }
}

std::vector<Letter> letters_of(std::string_view row) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < row.size();) {
    const auto character = utf8_at(row, at);
    letters.push_back({character.code, class_of(character.code), static_cast<std::uint32_t>(at)});
    at += character.length;
  }
  return letters;
}

// How many brackets are open before each letter; all 0 where they do not pair.
std::vector<int> bracket_depths(const std::vector<Letter>& letters) {
  std::vector<int> depths;
  int depth = 0;
  for (const auto& letter : letters) {
    depths.push_back(depth);
    if (letter.kind == Class::kOpen) ++depth;
    if (letter.kind == Class::kClose) --depth;
    if (depth < 0) break;
  }
  if (depth != 0) depths.assign(letters.size(), 0);
  return depths;
}

bool is_answer_word(std::string_view word) {
  return word == "no" || word == "yes" || word == "none";
}

// How many of the two sides of `at` are words that are known: 0 to 2.
int known_sides(std::string_view row, std::uint32_t at, const PageWords& page) {
  constexpr std::size_t kLongestWord = 24;
  const auto in_word = [&](std::size_t i) {
    return is_ascii_letter(row[i]) || is_ascii_digit(row[i]);
  };
  const auto known = [&](std::string_view word) {
    return is_answer_word(word) || (word.size() > 2 && word_cost(word, page) < 1.5);
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
      const auto quantity = quantity_in(row.substr(begin, at - begin));
      return quantity && !quantity->unit.empty();
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

double cost_at(std::string_view row, const std::vector<Letter>& letters, std::size_t i,
               const PageWords& page) {
  const auto& [code, here, at] = letters[i];
  const Class before = letters[i - 1].kind;
  const Class then = i + 1 < letters.size() ? letters[i + 1].kind : Class::kSpace;
  double cost = local_cost(before, here, then);
  if (cost >= kNever) return cost;
  const bool begins_cell = (here == Class::kUpper && then == Class::kLower) ||
                           here == Class::kDigit || here == Class::kCurrency;
  if (begins_cell && before != Class::kDigit && ends_quantity(row, at)) return std::min(cost, 0.5);
  if (splits_plural(row, at)) return cost + 2;
  if (cost > 0.8 && here != Class::kLower && begins_again(row, at)) return 0.8;
  if (before == Class::kUpper && here == Class::kLower && known_sides(row, at, page) == 2) return 3;
  // "approval|xStocks", "Euro|e-CNY": a name may begin with one small letter.
  const bool begins_name =
      here == Class::kLower && before == Class::kLower &&
      (then == Class::kUpper ||
       (then == Class::kDash && i + 2 < letters.size() && letters[i + 2].kind == Class::kUpper));
  if (begins_name) return known_sides(row, at, page) > 0 ? 2.4 : cost + 1.5;
  const bool between_letters =
      cost > 2 && here == before && (here == Class::kUpper || here == Class::kLower);
  if (!between_letters) return cost;
  // Where nothing but the words tells, both must be known.
  const int known = known_sides(row, at, page);
  return known == 2 ? std::min(cost, 1.8) : known == 1 ? cost : cost + 1.5;
}

}  // namespace

std::vector<Cut> find_cuts(std::string_view row, const PageWords& page, std::size_t most) {
  const auto letters = letters_of(row);
  const auto depths = bracket_depths(letters);
  std::vector<Cut> cuts;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    const double cost = cost_at(row, letters, i, page) + (depths[i] > 0 ? 6 : 0);
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
