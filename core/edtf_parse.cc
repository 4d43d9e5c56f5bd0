#include <algorithm>
#include <array>
#include <string>

#include "core/date.h"

namespace weft {
namespace {

/// One date, without a slash.
struct Single {
  DayRange days;
  Precision precision = Precision::kDay;
  std::string text;  ///< Canonical.
};

constexpr std::array<std::string_view, 12> kMonthNames = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// The text as it may stand in a message: at most 40 bytes, no control characters.
std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::size_t length = std::min(text.size(), kLongest);
  while (length < text.size() && length > 0 && (text[length] & '\xC0') == '\x80') --length;
  std::string result{text.substr(0, length)};
  for (auto& c : result) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return '"' + result + (length < text.size() ? "…\"" : "\"");
}

Error not_a_date(std::string_view text, const std::string& reason) {
  return fail(ErrorCode::kMalformed, shown(text) + " is not a date: " + reason);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

unsigned number_of(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

DayRange from_to(int year, unsigned month, int last_year, unsigned last_month) {
  for (unsigned day = 31;; --day) {
    if (const auto last = day_of(last_year, last_month, day)) {
      return {*day_of(year, month, 1), *last};
    }
  }
}

DayRange months_from(int year, unsigned month, unsigned count) {
  const unsigned last = month + count - 1;
  if (last <= 12) return from_to(year, month, year, last);
  // The winter of 9999 ends with the calendar.
  return year == 9999 ? from_to(year, month, year, 12) : from_to(year, month, year + 1, last - 12);
}

/// What follows the year in "2024-21": a part of the year by its EDTF number.
struct YearPart {
  unsigned code;
  unsigned first_month;
  unsigned months;
  Precision precision;
};
/// ISO 8601-2, 4.8. Seasons are the three whole months that meteorologists count; 21 to 24 say no
/// hemisphere and are read as northern; 29 to 32 are southern.
constexpr YearPart kYearParts[] = {
    {21, 3, 3, Precision::kSeason},  {22, 6, 3, Precision::kSeason},
    {23, 9, 3, Precision::kSeason},  {24, 12, 3, Precision::kSeason},
    {25, 3, 3, Precision::kSeason},  {26, 6, 3, Precision::kSeason},
    {27, 9, 3, Precision::kSeason},  {28, 12, 3, Precision::kSeason},
    {29, 9, 3, Precision::kSeason},  {30, 12, 3, Precision::kSeason},
    {31, 3, 3, Precision::kSeason},  {32, 6, 3, Precision::kSeason},
    {33, 1, 3, Precision::kQuarter}, {34, 4, 3, Precision::kQuarter},
    {35, 7, 3, Precision::kQuarter}, {36, 10, 3, Precision::kQuarter},
    {40, 1, 6, Precision::kHalf},    {41, 7, 6, Precision::kHalf},
};

/// "196X" and "19XX": the last one or two digits of the year are not specified.
Result<Single> unspecified_year(std::string_view text, std::string_view digits, int sign) {
  const auto known = digits.substr(0, digits.find('X'));
  const auto unknown = digits.substr(known.size());
  if (unknown.size() > 2 || unknown != std::string_view{"XX"}.substr(2 - unknown.size())) {
    return not_a_date(text, "only the last one or two digits of a year may be X");
  }
  const int span = unknown.size() == 1 ? 10 : 100;
  const int least = static_cast<int>(number_of(known)) * span;
  // There is no year -0000, so "-000X" starts next to year 0.
  const int first = sign > 0 ? least : -(least + span - 1);
  const int last = sign > 0 ? least + span - 1 : -std::max(least, 1);
  return Single{from_to(first, 1, last, 12), span == 10 ? Precision::kDecade : Precision::kCentury,
                std::string{text}};
}

Result<Single> with_month(std::string_view text, int year, std::string_view month,
                          std::string_view day) {
  const unsigned number = number_of(month);
  const bool has_day = !day.empty();
  if (number > 12 && !has_day) {
    const auto* part = std::find_if(std::begin(kYearParts), std::end(kYearParts),
                                    [&](const YearPart& p) { return p.code == number; });
    if (part != std::end(kYearParts)) {
      return Single{months_from(year, part->first_month, part->months), part->precision,
                    std::string{text}};
    }
  }
  if (number < 1 || number > 12) {
    return not_a_date(text, '"' + std::string{month} +
                                "\" is no month, season (21 to 32), quarter (33 to 36) or half "
                                "year (40, 41)");
  }
  const auto whole_month = months_from(year, number, 1);
  if (!has_day || day == "XX") return Single{whole_month, Precision::kMonth, std::string{text}};
  if (day.size() != 2 || !all_digits(day)) return not_a_date(text, "a day has two digits");
  const auto exact = day_of(year, number, number_of(day));
  if (!exact) {
    return not_a_date(text, std::string{kMonthNames[number - 1]} + ' ' + std::to_string(year) +
                                " has " + std::to_string(width_of(whole_month)) + " days");
  }
  return Single{{*exact, *exact}, Precision::kDay, std::string{text}};
}

/// "-YYYY", "-YYYY-MM" or "-YYYY-MM-DD" with X where digits are unspecified; no qualifier.
Result<Single> calendar_date(std::string_view text) {
  const int sign = text.substr(0, 1) == "-" ? -1 : 1;
  const auto body = text.substr(sign < 0 ? 1 : 0);
  const auto year = body.substr(0, 4);
  const auto is_year_digit = [](char c) { return is_digit(c) || c == 'X'; };
  if (year.size() != 4 || !std::all_of(year.begin(), year.end(), is_year_digit) ||
      (body.size() > 4 && body[4] != '-')) {
    return not_a_date(text, "it must begin with a year of four digits, as in 2024-01-15");
  }
  if (sign < 0 && year == "0000") return not_a_date(text, "year 0 has no sign");
  const bool has_month = body.size() > 4;
  if (year.find('X') != std::string_view::npos) {
    if (has_month) return not_a_date(text, "a month needs a whole year");
    return unspecified_year(text, year, sign);
  }
  const int number = sign * static_cast<int>(number_of(year));
  if (!has_month)
    return Single{from_to(number, 1, number, 12), Precision::kYear, std::string{text}};

  const auto month = body.substr(5, 2);
  const auto rest = body.size() > 7 ? body.substr(7) : std::string_view{};
  if (month == "XX" && (rest.empty() || rest == "-XX")) {
    return Single{from_to(number, 1, number, 12), Precision::kYear, std::string{text}};
  }
  if (month.size() != 2 || !all_digits(month)) return not_a_date(text, "a month has two digits");
  if (!rest.empty() && (rest[0] != '-' || rest.size() == 1)) {
    return not_a_date(text, "after the month comes \"-\" and a day of two digits");
  }
  return with_month(text, number, month, rest.empty() ? rest : rest.substr(1));
}

/// "10:00", "10:00:00.5Z", "10:00:00+08:00", "1000" is none.
bool is_time_of_day(std::string_view time) {
  const auto two_digits = [&](std::size_t at, unsigned limit) {
    return at + 2 <= time.size() && all_digits(time.substr(at, 2)) &&
           number_of(time.substr(at, 2)) <= limit;
  };
  if (!two_digits(0, 24) || time.substr(2, 1) != ":" || !two_digits(3, 59)) return false;
  std::size_t at = 5;
  if (time.substr(at, 1) == ":") {
    if (!two_digits(at + 1, 60)) return false;
    at += 3;
    if (time.substr(at, 1) == "." || time.substr(at, 1) == ",") {
      const auto digits = ++at;
      while (at < time.size() && is_digit(time[at])) ++at;
      if (at == digits) return false;
    }
  }
  if (time.substr(at) == "Z" || at == time.size()) return true;
  if (time[at] != '+' && time[at] != '-') return false;
  if (!two_digits(at + 1, 23)) return false;
  at += 3;
  if (at == time.size()) return true;
  if (time[at] == ':') ++at;
  return two_digits(at, 59) && at + 2 == time.size();
}

/// A date with its qualifier or time of day.
Result<Single> single_date(std::string_view text) {
  if (text.substr(0, 1) == "Y") {
    return not_a_date(text, "years have four digits here, from -9999 to 9999");
  }
  if (text.find_first_of("[]{}") != std::string_view::npos) {
    return not_a_date(text, "sets of dates are not read");
  }
  if (const auto time = text.find_first_of("T "); time == 10 || time == 11) {
    WEFT_ASSIGN(day, calendar_date(text.substr(0, time)));
    if (day.precision != Precision::kDay || !is_time_of_day(text.substr(time + 1))) {
      return not_a_date(text, "a time of day is written as in 2024-01-15T10:00:00Z");
    }
    return day;
  }
  const auto qualifier = text.find_first_of("?~%");
  if (qualifier == std::string_view::npos) return calendar_date(text);
  if (qualifier + 1 != text.size()) {
    return not_a_date(text, "one of ? ~ % may stand at its end, for the whole date");
  }
  WEFT_ASSIGN(date, calendar_date(text.substr(0, qualifier)));
  date.text += text[qualifier];
  return date;
}

/// One side of a slash: a date, ".." (open) or nothing (unknown).
Result<std::optional<Single>> interval_end(std::string_view text) {
  if (text.empty() || text == "..") return std::optional<Single>{};
  WEFT_ASSIGN(date, single_date(text));
  return std::optional<Single>{date};
}

Result<Single> interval(std::string_view text, std::size_t slash) {
  const auto left = text.substr(0, slash);
  const auto right = text.substr(slash + 1);
  if (right.find('/') != std::string_view::npos) {
    return not_a_date(text, "an interval has one slash");
  }
  WEFT_ASSIGN(begin, interval_end(left));
  WEFT_ASSIGN(end, interval_end(right));
  if (!begin && !end) return not_a_date(text, "an interval needs a begin or an end");
  if (begin && end && end->days.last < begin->days.first) {
    return not_a_date(text, "it ends before it begins");
  }
  return Single{
      {begin ? begin->days.first : kFirstDay, end ? end->days.last : kLastDay},
      begin ? begin->precision : end->precision,
      (begin ? begin->text : std::string{left}) + '/' + (end ? end->text : std::string{right})};
}

}  // namespace

Result<EdtfDate> parse_edtf(std::string_view text) {
  const auto slash = text.find('/');
  WEFT_ASSIGN(date, slash == std::string_view::npos ? single_date(text) : interval(text, slash));
  return EdtfDate{date.days, date.precision, date.text};
}

}  // namespace weft
