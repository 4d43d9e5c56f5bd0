#include "importers/readers/detail/page_dates.h"

#include <unicode/udat.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/facts.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestText = 300;

struct Token {
  std::string_view text;  // Digits, or a word.
  bool is_number = false;
  unsigned value = 0;
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  const auto is_word = [](char c) { return is_ascii_letter(c) || is_beyond_ascii(c); };
  for (std::size_t i = 0; i < text.size();) {
    auto end = i;
    if (is_ascii_digit(text[i])) {
      while (end < text.size() && is_ascii_digit(text[end])) ++end;
      Token token{text.substr(i, end - i), true, 0};
      for (const char c : token.text.substr(0, 8))
        token.value = token.value * 10 + static_cast<unsigned>(c - '0');
      tokens.push_back(token);
    } else if (is_word(text[i])) {
      while (end < text.size() && is_word(text[end])) ++end;
      tokens.push_back({text.substr(i, end - i), false, 0});
    } else {
      ++end;
    }
    i = end;
  }
  return tokens;
}

bool is_year(const Token& token) {
  return token.is_number && token.text.size() == 4 && token.value >= 1900 && token.value < 2100;
}
bool is_short_number(const Token& token) { return token.is_number && token.text.size() <= 2; }

// What may stand between the parts of a date: "18th of", "18 de", "2019年11月".
bool is_filler(const Token& token) {
  constexpr std::string_view kFillers[] = {
      "st",           "nd",           "rd",           "th",           "of",
      "de",           "del",          "do",           "\xE5\xB9\xB4", "\xE6\x9C\x88",
      "\xE6\x97\xA5", "\xEB\x85\x84", "\xEC\x9B\x94", "\xEC\x9D\xBC"};
  return !token.is_number && std::find(std::begin(kFillers), std::end(kFillers),
                                       lower_ascii(token.text)) != std::end(kFillers);
}

std::optional<EdtfDate> on_day(unsigned year, unsigned month, unsigned day) {
  const auto found = day_of(static_cast<int>(year), month, day);
  return found ? std::optional(EdtfDate::on_day(*found)) : std::nullopt;
}

std::optional<EdtfDate> from_epoch(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
  const std::int64_t seconds = std::stoll(std::string(text.substr(0, 10)));
  return EdtfDate::on_day(static_cast<Day>(seconds / 86400));
}

std::optional<EdtfDate> from_eight_digits(const Token& token) {
  if (!token.is_number || token.text.size() != 8 || token.value < 19000101) return std::nullopt;
  return on_day(token.value / 10000, token.value / 100 % 100, token.value % 100);
}

struct CloseFormat {
  void operator()(UDateFormat* format) const { udat_close(format); }
};

std::string utf8_of(const UChar* text, int32_t length) {
  std::string utf8(static_cast<std::size_t>(length) * 3 + 1, '\0');
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8(utf8.data(), static_cast<int32_t>(utf8.size()), &written, text, length, &status);
  utf8.resize(U_SUCCESS(status) ? static_cast<std::size_t>(written) : 0);
  return utf8;
}

}  // namespace

const std::vector<PageDates::MonthName>& PageDates::month_names() {
  if (!names_.empty()) return names_;
  for (const std::string& locale : {language_, std::string("en")}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UDateFormat, CloseFormat> format(
        udat_open(UDAT_LONG, UDAT_LONG, locale.c_str(), nullptr, 0, nullptr, 0, &status));
    if (U_FAILURE(status)) continue;
    for (const auto symbols :
         {UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS}) {
      for (unsigned month = 0; month < 12; ++month) {
        std::array<UChar, 64> name{};
        status = U_ZERO_ERROR;
        const auto length = udat_getSymbols(format.get(), symbols, static_cast<int32_t>(month),
                                            name.data(), name.size(), &status);
        if (U_FAILURE(status)) continue;
        auto folded = fold_name(utf8_of(name.data(), length));
        while (folded.ends_with('.')) folded.pop_back();
        if (!folded.empty() && !is_ascii_digit(folded.front()))
          names_.push_back({std::move(folded), month + 1});
      }
    }
  }
  names_.push_back({"sept", 9});
  return names_;
}

std::optional<unsigned> PageDates::month_named(std::string_view word) {
  const auto folded = fold_name(word);
  for (const auto& [name, month] : month_names()) {
    if (name == folded) return month;
  }
  return std::nullopt;
}

std::optional<EdtfDate> PageDates::find(std::string_view text) {
  text = trimmed(text).substr(0, kLongestText);
  if (auto date = from_epoch(text)) return date;
  auto tokens = tokens_of(text);
  std::erase_if(tokens, is_filler);
  const bool month_first =
      language_.empty() ? false : language_ == "en" || language_ == "en-US" || language_ == "en_US";
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto date = from_eight_digits(tokens[i])) return date;
    if (i + 2 >= tokens.size()) continue;
    const auto &a = tokens[i], &b = tokens[i + 1], &c = tokens[i + 2];
    std::optional<EdtfDate> date;
    if (is_year(a) && is_short_number(b) && is_short_number(c)) {
      date = on_day(a.value, b.value, c.value);
    } else if (is_short_number(a) && is_short_number(b) && is_year(c)) {
      const bool swap = b.value > 12 || (month_first && a.value <= 12);
      date = swap ? on_day(c.value, a.value, b.value) : on_day(c.value, b.value, a.value);
    } else if (is_short_number(a) && !b.is_number && is_year(c)) {
      if (const auto month = month_named(b.text)) date = on_day(c.value, *month, a.value);
    } else if (!a.is_number && is_short_number(b) && is_year(c)) {
      if (const auto month = month_named(a.text)) date = on_day(c.value, *month, b.value);
    }
    if (date) return date;
  }
  return std::nullopt;
}

std::optional<EdtfDate> date_in_address(std::string_view address) {
  // Other numbers of eight digits are taken for no date of the web's time.
  const auto is_of_the_web = [](const EdtfDate& date) {
    const int year = calendar_of(date.earliest()).year;
    return year >= 1990 && year < 2050;
  };
  const auto path = address.substr(std::min(address.find("://"), address.size()));
  const auto tokens = tokens_of(path);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto date = from_eight_digits(tokens[i]); date && is_of_the_web(*date)) return date;
    if (i + 2 < tokens.size() && is_year(tokens[i]) && tokens[i + 1].text.size() == 2 &&
        tokens[i + 2].text.size() == 2 && is_short_number(tokens[i + 1]) &&
        is_short_number(tokens[i + 2])) {
      const auto date = on_day(tokens[i].value, tokens[i + 1].value, tokens[i + 2].value);
      if (date && is_of_the_web(*date)) return date;
    }
  }
  return std::nullopt;
}

}  // namespace weft
