#include "importers/text/detail/character_evidence.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string_view>

namespace weft {
namespace {

enum class Kind {
  kEdge,  // Also white space and ASCII punctuation: says nothing.
  kLower,
  kUpper,
  kCaseless,
  kMark,
  kDigit,
  kOtherDigit,
  kNoBreakSpace,
  kOpening,
  kClosing,
  kApostrophe,
  kDash,
  kCurrency,
  kTrade,  // "®", "™": natural behind a word
  kPower,  // "²", "³": natural behind a unit
  kBox,    // Box drawing and blocks come in rows.
  kSymbol,
  kControl,
};

bool one_of(char32_t code, std::u32string_view set) {
  return set.find(code) != std::u32string_view::npos;
}

Kind kind_of_symbol(char32_t code) {
  if (code == 0xA0 || code == 0x202F) return Kind::kNoBreakSpace;
  if (code == U'\u2019') return Kind::kApostrophe;
  if (one_of(code, U"«“‘„‚‹¿¡")) return Kind::kOpening;
  if (one_of(code, U"»”›…")) return Kind::kClosing;
  if (one_of(code, U"–—·•‑―")) return Kind::kDash;
  if (one_of(code, U"®™")) return Kind::kTrade;
  if (one_of(code, U"²³")) return Kind::kPower;
  if (code >= 0x2500 && code < 0x25A0) return Kind::kBox;
  if (u_charType(static_cast<UChar32>(code)) == U_CURRENCY_SYMBOL) return Kind::kCurrency;
  return Kind::kSymbol;
}

Kind kind_of(char32_t code) {
  if (code < 0x80) {
    if (code >= 'a' && code <= 'z') return Kind::kLower;
    if (code >= 'A' && code <= 'Z') return Kind::kUpper;
    return code >= '0' && code <= '9' ? Kind::kDigit : Kind::kEdge;
  }
  switch (u_charType(static_cast<UChar32>(code))) {
    case U_LOWERCASE_LETTER:
      return Kind::kLower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Kind::kUpper;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
      return one_of(code, U"ªº") ? Kind::kSymbol : Kind::kCaseless;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return Kind::kMark;
    case U_DECIMAL_DIGIT_NUMBER:
      return Kind::kOtherDigit;
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
      return Kind::kControl;
    default:
      return kind_of_symbol(code);
  }
}

bool is_letter(Kind kind) {
  return kind == Kind::kLower || kind == Kind::kUpper || kind == Kind::kCaseless;
}

UScriptCode script_of(char32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code), &status);
}

bool same_script(char32_t a, char32_t b) {
  const auto first = script_of(a), second = script_of(b);
  const auto shared = [](UScriptCode script) {
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
  };
  return first == second || shared(first) || shared(second);
}

int oddness_between_letters(char32_t previous, Kind before, char32_t next, Kind after) {
  if (!same_script(previous, next)) {
    // "iPhone" stands right before Thai or Japanese words; "é" never does.
    const bool caseless = before == Kind::kCaseless || after == Kind::kCaseless;
    if (previous < 0x80 || next < 0x80) return caseless ? 0 : 2;
    return 3;
  }
  return before == Kind::kLower && after == Kind::kUpper ? 2 : 0;
}

int oddness_behind_letter(Kind after) {
  switch (after) {
    case Kind::kOpening:
    case Kind::kTrade:
    case Kind::kOtherDigit:
      return 1;  // German closes with “, Danish with «.
    case Kind::kCurrency:
    case Kind::kSymbol:
    case Kind::kBox:
      return 2;
    default:
      return 0;
  }
}

int oddness_before_letter(char32_t previous, Kind before, char32_t next) {
  switch (before) {
    case Kind::kClosing:
      return previous == U'…' ? 0 : 2;
    case Kind::kOtherDigit:
      return same_script(previous, next) ? 0 : 2;
    case Kind::kCurrency:
    case Kind::kTrade:
    case Kind::kPower:
    case Kind::kSymbol:
    case Kind::kBox:
      return previous == U'°' ? 0 : 1;
    default:
      return 0;
  }
}

bool is_sign(Kind kind) {
  return kind == Kind::kCurrency || kind == Kind::kSymbol || kind == Kind::kTrade ||
         kind == Kind::kPower || kind == Kind::kBox;
}

bool is_common_letter_block(char32_t code) {
  return code < 0x250 || (code >= 0x370 && code < 0x700) || (code >= 0x900 && code < 0xE80) ||
         (code >= 0x10A0 && code < 0x1100) || (code >= 0x1E00 && code < 0x2000) ||
         (code >= 0x3040 && code < 0x3100) || (code >= 0x4E00 && code < 0xA000) ||
         (code >= 0xAC00 && code < 0xD7B0);
}

}  // namespace

int oddness(char32_t previous, char32_t next) {
  const Kind before = kind_of(previous), after = kind_of(next);
  if (before == Kind::kControl || after == Kind::kControl) return 3;
  if (is_letter(before) && is_letter(after))
    return oddness_between_letters(previous, before, next, after);
  if (after == Kind::kMark) {
    const bool carried =
        (is_letter(before) || before == Kind::kMark) && same_script(previous, next);
    return carried ? 0 : 2;
  }
  if (before == Kind::kMark) return is_letter(after) && !same_script(previous, next) ? 3 : 0;
  if (is_letter(before)) return oddness_behind_letter(after);
  if (is_letter(after)) return oddness_before_letter(previous, before, next);
  if (is_sign(before) && is_sign(after))
    return previous == next || (before == Kind::kBox && after == Kind::kBox) ? 0 : 1;
  return 0;
}

int plausibility(char32_t code) {
  if (is_emoji(code)) return 4;
  if (code == 0xFE0F || code == 0x200D || code == 0xFEFF) return 2;
  if (one_of(code, U"–—‘’‚“”„•…™")) return 3;
  if (code >= 0x2010 && code <= 0x2027) return 2;
  // Currencies, arrows, mathematics, shapes, signs, dingbats.
  const bool sign = (code >= 0x20A0 && code < 0x20D0) || (code >= 0x2190 && code < 0x2300) ||
                    (code >= 0x25A0 && code < 0x27C0) || one_of(code, U"№†‡‰‹›");
  if (sign) return 2;
  if (code >= 0x1F000 && code < 0x1FC00) return 3;
  const Kind kind = kind_of(code);
  if (kind == Kind::kControl) return code < 0xA0 ? -1 : -3;
  if (is_letter(kind) || kind == Kind::kMark)
    return code < 0x180 ? 1 : is_common_letter_block(code) ? 0 : -1;
  return code < 0x100 ? 1 : 0;
}

bool is_familiar(char32_t code) { return one_of(code, U"éèêëàáâäåãçñöóòôõüúùûïíîøæßÉÀÄÅÇÖÜØ»«"); }

bool belong_together(char32_t a, char32_t b) {
  const auto is_word_part = [](char32_t code) {
    const Kind kind = kind_of(code);
    return code >= 0x250 && (is_letter(kind) || kind == Kind::kMark) &&
           is_common_letter_block(code);
  };
  return is_word_part(a) && is_word_part(b) && same_script(a, b);
}

bool is_impossible(char32_t code) {
  if (code >= 0x1F000 && code < 0x1FC00) return false;  // Emoji are added faster than ICU is.
  const auto type = u_charType(static_cast<UChar32>(code));
  return type == U_UNASSIGNED || type == U_SURROGATE;
}

bool is_emoji(char32_t code) {
  if (code >= 0x1F300 && code < 0x1FB00) return true;
  return u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_EMOJI_PRESENTATION) != 0;
}

bool is_currency(char32_t code) { return kind_of(code) == Kind::kCurrency; }

bool is_quote_mark(char32_t code) { return one_of(code, U"'\"`“”‘’«»„‚"); }

}  // namespace weft
