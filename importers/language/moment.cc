#include "importers/language/detail/moment.h"

#include <algorithm>
#include <cstdio>

namespace weft::timex {
namespace {

constexpr int kFirstYear = -9999;
constexpr int kLastYear = 9999;

int floor_div(int a, int b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

std::string numbered(const char* format, unsigned number) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, format, number);
  return buffer;
}

std::string two_digits(unsigned number) { return number == 0 ? "XX" : numbered("%02u", number); }

std::string year_text(const std::optional<int>& year) {
  if (!year) return "XXXX";
  const auto digits = static_cast<unsigned>(std::abs(*year));
  return numbered(*year < 0 ? "-%04u" : "%04u", digits);
}

Day monday_of_week(int iso_year, unsigned week) {
  const Day fourth = *day_of(iso_year, 1, 4);  // Always in week 1 (ISO 8601).
  return fourth - static_cast<Day>(weekday_of(fourth) - 1) + 7 * (static_cast<Day>(week) - 1);
}

Moment week_at(Day day, Grain grain) {
  const Day thursday = day - static_cast<Day>(weekday_of(day)) + 4;
  const auto date = calendar_of(thursday);
  const auto week = static_cast<unsigned>((thursday - *day_of(date.year, 1, 1)) / 7 + 1);
  return {.grain = grain, .year = date.year, .number = week};
}

/// How many of `grain` make a year; 0 for those that do not divide one.
unsigned per_year(Grain grain) {
  switch (grain) {
    case Grain::kMonth:
      return 12;
    case Grain::kSeason:
    case Grain::kQuarter:
      return 4;
    case Grain::kHalf:
      return 2;
    default:
      return 0;
  }
}

}  // namespace

unsigned weekday_of(Day day) {
  const int since_monday = ((day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday.
  return static_cast<unsigned>(since_monday) + 1;
}

Moment moment_at(Day day, Grain grain) {
  const auto [year, month, day_number] = calendar_of(day);
  switch (grain) {
    case Grain::kDay:
      return {.grain = grain, .year = year, .number = month, .day = day_number};
    case Grain::kWeek:
    case Grain::kWeekend:
      return week_at(day, grain);
    case Grain::kSeason:  // January and February end the winter of the year before.
      return {
          .grain = grain, .year = month < 3 ? year - 1 : year, .number = month < 3 ? 4 : month / 3};
    case Grain::kMonth:
    case Grain::kQuarter:
    case Grain::kHalf:
      return {.grain = grain, .year = year, .number = (month - 1) / (12 / per_year(grain)) + 1};
    case Grain::kYear:
      return {.grain = grain, .year = year};
    case Grain::kDecade:
      return {.grain = grain, .year = floor_div(year, 10) * 10};
    default:
      return {.grain = Grain::kCentury, .year = floor_div(year, 100) * 100};
  }
}

std::optional<DayRange> days_of(const Moment& moment) {
  if (!moment.year || *moment.year < kFirstYear || *moment.year > kLastYear) return std::nullopt;
  const int year = *moment.year;
  const auto of_text = [](const EdtfDate& date) { return date.days(); };
  switch (moment.grain) {
    case Grain::kDay: {
      const auto day = day_of(year, moment.number, moment.day);
      return day ? std::optional{DayRange{*day, *day}} : std::nullopt;
    }
    case Grain::kWeek:
    case Grain::kWeekend: {
      if (moment.number == 0) return std::nullopt;
      const Day monday = monday_of_week(year, moment.number);
      return DayRange{moment.grain == Grain::kWeek ? monday : monday + 5, monday + 6};
    }
    case Grain::kYear:
      return of_text(EdtfDate::in_year(year));
    case Grain::kDecade:
    case Grain::kCentury: {
      const int last = std::min(year + (moment.grain == Grain::kDecade ? 9 : 99), kLastYear);
      return DayRange{*day_of(year, 1, 1), *day_of(last, 12, 31)};
    }
    default:
      break;
  }
  if (moment.number == 0 || moment.number > per_year(moment.grain)) return std::nullopt;
  if (moment.grain == Grain::kMonth) return of_text(EdtfDate::in_month(year, moment.number));
  if (moment.grain == Grain::kSeason) return of_text(EdtfDate::in_season(year, moment.number));
  if (moment.grain == Grain::kQuarter) return of_text(EdtfDate::in_quarter(year, moment.number));
  return of_text(EdtfDate::in_half(year, moment.number));
}

Moment shifted(const Moment& moment, std::int64_t count) {
  constexpr std::int64_t kMost = 10'000'000;  // More days than the calendar has.
  Moment result = moment;
  result.year.reset();
  result.number = 0;
  result.day = 0;
  const auto days = days_of(moment);
  if (!days || count > kMost || count < -kMost) return result;
  const auto steps = static_cast<int>(count);
  if (const auto parts = per_year(moment.grain); parts > 0) {
    const int total = *moment.year * static_cast<int>(parts) + static_cast<int>(moment.number) - 1;
    result.year = floor_div(total + steps, static_cast<int>(parts));
    result.number =
        static_cast<unsigned>(total + steps - *result.year * static_cast<int>(parts)) + 1;
  } else if (moment.grain >= Grain::kYear) {
    const int years = moment.grain == Grain::kYear ? 1 : moment.grain == Grain::kDecade ? 10 : 100;
    if (std::abs(steps) < 2 * kLastYear) result.year = *moment.year + years * steps;
  } else {
    const std::int64_t length = moment.grain == Grain::kDay ? 1 : 7;
    const auto day = std::int64_t{days->first} + length * steps;
    if (day < *day_of(kFirstYear, 1, 8) || day > *day_of(kLastYear, 12, 24)) return result;
    const auto moved = moment_at(static_cast<Day>(day), moment.grain);
    result.year = moved.year;
    result.number = moved.number;
    result.day = moved.day;
  }
  if (!days_of(result)) result.year.reset();
  return result;
}

std::string timex_value(const Moment& moment) {
  const auto year = year_text(moment.year);
  constexpr const char* kSeasons[] = {"XX", "SP", "SU", "FA", "WI"};
  switch (moment.grain) {
    case Grain::kDay:
      if (!moment.year && moment.weekday > 0) {
        return "XXXX-WXX-" + std::to_string(moment.weekday) + moment.time_of_day;
      }
      return year + '-' + two_digits(moment.number) + '-' + two_digits(moment.day) +
             moment.time_of_day;
    case Grain::kWeek:
      return year + "-W" + two_digits(moment.number);
    case Grain::kWeekend:
      return year + "-W" + two_digits(moment.number) + "-WE";
    case Grain::kMonth:
      return year + '-' + two_digits(moment.number);
    case Grain::kSeason:
      return year + '-' + kSeasons[std::min(moment.number, 4U)];
    case Grain::kQuarter:
      return year + "-Q" + (moment.number == 0 ? "X" : std::to_string(moment.number));
    case Grain::kHalf:
      return year + "-H" + (moment.number == 0 ? "X" : std::to_string(moment.number));
    case Grain::kYear:
      return year;
    case Grain::kDecade:
      return year.substr(0, year.size() - 1);
    default:
      return year.substr(0, year.size() - 2);
  }
}

}  // namespace weft::timex
