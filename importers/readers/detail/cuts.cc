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
constexpr double kTooUnlikely = 8;

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
      return then == Class::kLower ? 1.0 : 2.4;
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
      return 3.2;
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
      return before == Class::kDigit ? 5 : 2;
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

// Between two letters only words that are known on both sides make a boundary.
bool words_meet(std::string_view row, std::uint32_t at, const PageWords& page) {
  std::size_t begin = at, end = at;
  while (begin > 0 && (is_ascii_letter(row[begin - 1]) || is_ascii_digit(row[begin - 1]))) --begin;
  while (end < row.size() && (is_ascii_letter(row[end]) || is_ascii_digit(row[end]))) ++end;
  const auto known = [&](std::string_view word) {
    return word.size() > 1 && word_cost(word, page) < 1.5;
  };
  bool left = false, right = false;
  for (std::size_t i = begin; i < at && at - i <= 24 && !left; ++i)
    left = (i == begin || is_ascii_upper(row[i]) || at - i > 2) && known(row.substr(i, at - i));
  for (std::size_t i = at + 2; i <= end && i - at <= 24 && !right; ++i)
    right = known(row.substr(at, i - at));
  return left && right;
}

}  // namespace

std::vector<Cut> find_cuts(std::string_view row, const PageWords& page, std::size_t most) {
  const auto letters = letters_of(row);
  const auto depths = bracket_depths(letters);
  std::vector<Cut> cuts;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    const Class then = i + 1 < letters.size() ? letters[i + 1].kind : Class::kSpace;
    double cost = local_cost(letters[i - 1].kind, letters[i].kind, then);
    if (depths[i] > 0) cost += 6;
    if (cost > kTooUnlikely) continue;
    const bool needs_words = cost > 2.3 && letters[i].kind != Class::kDash &&
                             letters[i - 1].kind != Class::kDash &&
                             letters[i].kind != Class::kDigit && letters[i].kind != Class::kOpen;
    if (needs_words && !words_meet(row, letters[i].at, page)) cost += 2.5;
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
