#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/date.h"

namespace weft::timex {

enum class Grain : std::uint8_t {
  kDay,
  kWeek,
  kWeekend,
  kMonth,
  kSeason,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury
};

/// Which part of a Moment is meant.
enum class Part : std::uint8_t {
  kWhole,
  kEarly,   ///< "early 2025", "the beginning of"
  kMiddle,  ///< "mid-2025"
  kLate,    ///< "late 2025"
  kEnd,     ///< "the end of 2025"
  kBefore,  ///< "earlier this year": from its begin to the article's date
  kAfter,   ///< "later this year"
};

/// A stretch of the calendar that words such as "March 2024" or "last week" point at.
struct Moment {
  Grain grain = Grain::kYear;
  std::optional<int> year =
      std::nullopt;      ///< Absent where nothing tells which year. Of a week: its ISO year.
  unsigned number = 0;   ///< Of the month, ISO week, season, quarter or half; 0 if not known.
  unsigned day = 0;      ///< Of the month; 0 if not known.
  unsigned weekday = 0;  ///< Monday 1 to Sunday 7, where nothing but it is known.
  Part part = Part::kWhole;
  bool fiscal = false;  ///< Of a business year: its calendar days are near, not exact.
  bool approximate = false;
  std::string time_of_day = {};  ///< TIMEX3: "T10:30", "TMO", "TNI"; empty if none.
  friend bool operator==(const Moment&, const Moment&) = default;
};

/// The Moment of this grain in which `day` lies.
[[nodiscard]] Moment moment_at(Day day, Grain grain);
/// All days of it; empty if its place in the calendar is not known.
[[nodiscard]] std::optional<DayRange> days_of(const Moment& moment);
/// `count` grains later. What is not known, or leaves the calendar, has no year.
[[nodiscard]] Moment shifted(const Moment& moment, std::int64_t count);
[[nodiscard]] unsigned weekday_of(Day day);  ///< Monday 1 to Sunday 7.

/// TIMEX3: "1998-W08", "1989-Q3", "199", "XXXX-WXX-5". Parts are not told apart by it.
[[nodiscard]] std::string timex_value(const Moment& moment);
/// EDTF; `today` bounds "earlier this year". "Early" and "late" are the outer thirds (of a year,
/// four months), "the end" the last month of a year, the last ten days of a month; all with "~".
/// `fiscal_begins` is the month in which business years begin, each named after the year in which
/// it ends; 0 where that is not known, and they are near the calendar's.
[[nodiscard]] std::optional<EdtfDate> edtf_date(const Moment& moment, std::optional<Day> today,
                                                unsigned fiscal_begins = 0);

}  // namespace weft::timex
