#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace weft {

/// Days since 1970-01-01 in the proleptic Gregorian calendar. Years -9999 to 9999.
using Day = std::int32_t;
inline constexpr Day kFirstDay = std::numeric_limits<Day>::min();  ///< "Any earlier day".
inline constexpr Day kLastDay = std::numeric_limits<Day>::max();   ///< "Any later day".

/// Calendar days, both ends included. An end without a bound is kFirstDay or kLastDay.
struct DayRange {
  Day first = kFirstDay;
  Day last = kLastDay;
  friend auto operator<=>(const DayRange&, const DayRange&) = default;
};
[[nodiscard]] constexpr bool overlap(DayRange a, DayRange b) {
  return a.first <= b.last && b.first <= a.last;
}

[[nodiscard]] std::optional<Day> day_of(int year, unsigned month,
                                        unsigned day);  ///< Empty if there is no such day.
struct YearMonthDay {
  int year;
  unsigned month;
  unsigned day;
};
/// Days outside years -9999 to 9999 are brought to the nearest day inside.
[[nodiscard]] YearMonthDay calendar_of(Day day);
[[nodiscard]] std::string to_iso(
    Day day);  ///< "2024-01-15"; "-0043-03-15"; an unbounded end is "".

/// How much of a calendar date is known; finer first.
enum class Precision : std::uint8_t {
  kDay,
  kMonth,
  kSeason,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury
};

/// A calendar interval as EDTF writes it (ISO 8601-2, level 1, and of level 2 quarters, half years
/// and the four seasons of each hemisphere): "2024", "2024-01-15", "2024-21", "2024-33", "196X",
/// "2024-01~", "2025-05/2025-08", "2026-02/..", "../2020", "/2020" (unknown start). Years -9999 to
/// 9999, no time zones. Seasons are three whole months: spring is March to May, and the winter of
/// 2024 runs from December 2024 to February 2025 (docs/dates.md).
///
/// An immutable value; cheap to copy; any thread. Ordered by first day, then by width, then by
/// text.
class EdtfDate {
 public:
  [[nodiscard]] static EdtfDate on_day(Day day);
  [[nodiscard]] static EdtfDate in_month(int year,
                                         unsigned month);  ///< Precondition: month 1 to 12.
  [[nodiscard]] static EdtfDate in_quarter(int year,
                                           unsigned quarter);  ///< Precondition: quarter 1 to 4.
  [[nodiscard]] static EdtfDate in_season(
      int year, unsigned season);  ///< 1 spring, 2 summer, 3 autumn, 4 winter.
  [[nodiscard]] static EdtfDate in_half(int year, unsigned half);
  [[nodiscard]] static EdtfDate in_year(int year);
  [[nodiscard]] static EdtfDate in_decade(int first_year);  ///< 1990 gives "199X".
  /// "begin/end". Both must be single dates; kMalformed if `end` is wholly before `begin`.
  [[nodiscard]] static Result<EdtfDate> between(const EdtfDate& begin, const EdtfDate& end);
  /// "begin/..", from the begin of an interval; a date without a begin stays as it is.
  [[nodiscard]] static EdtfDate not_before(const EdtfDate& begin);
  /// "../end", to the end of an interval; a date without an end stays as it is.
  [[nodiscard]] static EdtfDate not_after(const EdtfDate& end);
  [[nodiscard]] EdtfDate approximately() const;  ///< The same with "~" at each end.
  [[nodiscard]] EdtfDate uncertain() const;      ///< The same with "?"; "~" and "?" give "%".

  [[nodiscard]] DayRange days() const { return days_; }  ///< All days it may denote.
  [[nodiscard]] Day earliest() const { return days_.first; }
  [[nodiscard]] Day latest() const { return days_.last; }
  [[nodiscard]] Precision precision() const {
    return precision_;
  }                                        ///< Of the begin, or of the end where there is no begin.
  [[nodiscard]] bool is_interval() const;  ///< Written with a slash.
  [[nodiscard]] bool is_open() const;      ///< One end without a bound.
  [[nodiscard]] bool is_qualified() const;                         ///< Carries "?", "~" or "%".
  [[nodiscard]] const std::string& text() const { return text_; }  ///< Canonical EDTF.

  friend bool operator==(const EdtfDate& a, const EdtfDate& b) { return a.text_ == b.text_; }
  friend std::strong_ordering operator<=>(const EdtfDate& a, const EdtfDate& b);

 private:
  friend Result<EdtfDate> parse_edtf(std::string_view text);
  EdtfDate(DayRange days, Precision precision, std::string text);
  DayRange days_;
  Precision precision_;
  std::string text_;
};

/// Errors: kMalformed, naming the text and what is wrong with it ("31 June" is not a day).
/// A date with a time of day ("2024-01-15T10:00:00Z") is read as its day.
[[nodiscard]] Result<EdtfDate> parse_edtf(std::string_view text);

/// How many days `range` has, both ends counted; the largest value if an end has no bound.
[[nodiscard]] std::int64_t width_of(DayRange range);

}  // namespace weft
