#include "importers/readers/detail/char_class.h"

#include <unicode/uchar.h>

#include <string_view>

namespace weft {
namespace {

// From a letter of class `before` to `here`; `then` is the class behind.
double cost_before_upper(CharClass before, CharClass then) {
  switch (before) {
    case CharClass::kLower:
      return 0.2;
    case CharClass::kUpper:
      return then == CharClass::kLower ? 1.0 : 2.2;
    case CharClass::kDigit:
      return 0.8;
    case CharClass::kClose:
    case CharClass::kPercent:
    case CharClass::kTick:
      return 0.1;
    case CharClass::kPlus:
    case CharClass::kQuote:
      return 0.5;
    case CharClass::kStop:
      return 1.0;
    case CharClass::kDash:
      return 3;
    case CharClass::kCaseless:
      return 1.5;
    default:
      return kNever;
  }
}

double cost_before_digit(CharClass before) {
  switch (before) {
    case CharClass::kLower:
      return 1.4;
    case CharClass::kUpper:
      return 2.6;
    case CharClass::kDigit:
      return 2.2;
    case CharClass::kClose:
    case CharClass::kPercent:
    case CharClass::kTick:
      return 0.2;
    case CharClass::kPlus:
      return 0.8;
    case CharClass::kCaseless:
      return 2;
    default:
      return kNever;
  }
}

double cost_before_lower(CharClass before) {
  switch (before) {
    case CharClass::kLower:
      return 4.2;
    case CharClass::kUpper:
      return 6;
    case CharClass::kDigit:
      return 4;
    case CharClass::kClose:
      return 0.9;
    case CharClass::kPercent:
    case CharClass::kTick:
      return 0.6;
    case CharClass::kPlus:
      return 1.2;
    case CharClass::kStop:
      return 5;
    default:
      return kNever;
  }
}

// Before a mark that a cell may begin with.
double cost_before_mark(CharClass before, CharClass here) {
  const bool ends_a_cell = before == CharClass::kLower || before == CharClass::kUpper ||
                           before == CharClass::kDigit || before == CharClass::kClose ||
                           before == CharClass::kPercent || before == CharClass::kTick ||
                           before == CharClass::kPlus || before == CharClass::kCaseless;
  if (!ends_a_cell) return kNever;
  switch (here) {
    case CharClass::kCurrency:
      return before == CharClass::kUpper ? 1.5 : 0.3;  // "US$"
    case CharClass::kSign:
    case CharClass::kTick:
      return 0.3;
    case CharClass::kPlus:
      return before == CharClass::kDigit ? 5 : before == CharClass::kPercent ? 0.8 : 2;
    case CharClass::kDash:
      return 2.8;
    case CharClass::kQuote:
      return 1.5;
    case CharClass::kOpen:
      return before == CharClass::kClose ? 2.5 : 4.5;
    default:
      return kNever;
  }
}

}  // namespace

CharClass class_of(char32_t code) {
  const auto one_of = [code](std::u32string_view set) {
    return set.find(code) != std::u32string_view::npos;
  };
  const auto c = static_cast<UChar32>(code);
  if (u_isUWhiteSpace(c)) return CharClass::kSpace;
  if (u_isdigit(c)) return CharClass::kDigit;
  if (u_isupper(c)) return CharClass::kUpper;
  if (u_islower(c)) return CharClass::kLower;
  if (u_isalpha(c)) return CharClass::kCaseless;
  if (one_of(U"([{")) return CharClass::kOpen;
  if (one_of(U")]}")) return CharClass::kClose;
  if (one_of(U"%°™®²³")) return CharClass::kPercent;
  if (u_charType(c) == U_CURRENCY_SYMBOL) return CharClass::kCurrency;
  if (one_of(U"~<>≈±≥≤#@")) return CharClass::kSign;
  if (one_of(U".!?")) return CharClass::kStop;
  if (one_of(U"/&',;:’_=\u200D\uFE0F")) return CharClass::kJoin;
  if (one_of(U"-–—−")) return CharClass::kDash;
  if (one_of(U"+*")) return CharClass::kPlus;
  if (one_of(U"\"“”‘«»")) return CharClass::kQuote;
  return code < 0x2000 || (c >= 0x2010 && c < 0x2030) ? CharClass::kOther : CharClass::kTick;
}

double local_cost(CharClass before, CharClass here, CharClass then) {
  switch (here) {
    case CharClass::kUpper:
      return cost_before_upper(before, then);
    case CharClass::kDigit:
      return cost_before_digit(before);
    case CharClass::kLower:
      return cost_before_lower(before);
    case CharClass::kCaseless:
      return before == CharClass::kCaseless ? 4 : cost_before_digit(before);
    default:
      return cost_before_mark(before, here);
  }
}

}  // namespace weft
