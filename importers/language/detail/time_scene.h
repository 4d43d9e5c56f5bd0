#pragma once

#include <string_view>

#include "importers/language/detail/time_rules.h"

/// What the actions of the rules ask of the text around an expression and of the calendar.
namespace weft::timex {

/// The Moment of this grain in which the article was written; without a year where its date is
/// absent or not that exact.
[[nodiscard]] Moment anchor_moment(const Scene& scene, Grain grain);
/// The last date of the text, seen in this grain; where it is coarser, the last that was a day. The
/// article's where the text gave none. Without a year where all those are coarser.
[[nodiscard]] Moment focus_moment(const Scene& scene, Grain grain);
/// The article's date where it is one day.
[[nodiscard]] std::optional<Day> today(const Scene& scene);

/// The word `offset` lexemes from `at`, within the same sentence and line; else empty.
[[nodiscard]] std::string_view word_near(const Scene& scene, std::size_t at, int offset);
/// The lexeme itself; nullptr where word_near() gives none.
[[nodiscard]] const Lexeme* lexeme_near(const Scene& scene, std::size_t at, int offset);
[[nodiscard]] bool contains_word(const Scene& scene, const Slots& slots, std::string_view word);
/// "mid-2024", "pre-2020": prefixes that a hyphen joins to a time.
[[nodiscard]] bool is_joined_prefix(std::string_view word);
/// A hyphen, slash, point or colon joins the expression to what is no time: "CVE-2024-1234".
[[nodiscard]] bool is_glued_to_other(const Scene& scene, const Slots& slots);
/// "In", "since", "until" … at that place: before a number they show that it is a date.
[[nodiscard]] bool is_before_date(const Scene& scene, std::size_t at, int offset);

/// The grain of a unit; empty for hours, minutes and seconds.
[[nodiscard]] std::optional<Grain> grain_of(Unit unit);

/// TIMEX3: "T09:30". Precondition: both are at least 0.
[[nodiscard]] std::string clock_text(int hour, int minute);

/// "24" is 2024, "89" is 1989.
[[nodiscard]] constexpr int full_year(int two_digits) {
  return two_digits + (two_digits < 70 ? 2000 : 1900);
}

[[nodiscard]] inline Moment month_moment(std::optional<int> year, int month) {
  return {.grain = Grain::kMonth, .year = year, .number = static_cast<unsigned>(month)};
}
[[nodiscard]] inline Moment day_moment(std::optional<int> year, int month, int day) {
  return {.grain = Grain::kDay,
          .year = year,
          .number = static_cast<unsigned>(month),
          .day = static_cast<unsigned>(day)};
}
[[nodiscard]] inline Moment part_moment(Grain grain, std::optional<int> year, int number) {
  return {.grain = grain, .year = year, .number = static_cast<unsigned>(number)};
}
/// A Reading that points into the calendar; empty if there is no such day.
[[nodiscard]] std::optional<Reading> point(Moment moment);

/// Both ends as one Reading; its value has a slash between them, as ISO 8601 writes intervals.
[[nodiscard]] std::optional<Reading> from_to(const EdtfDate& begin, const EdtfDate& end);
/// A Reading of something that comes again and again.
[[nodiscard]] inline Reading repeating(std::string value) {
  return {.type = TimexType::kSet, .value = std::move(value)};
}
/// The same Reading, marked as one that only compares.
[[nodiscard]] inline std::optional<Reading> compared(std::optional<Reading> reading) {
  if (reading) reading->compares = true;
  return reading;
}

/// Of "May–August 2025", "March and April 2024", "Q1–Q3 2025": the year that the first month or
/// quarter shares with the second.
[[nodiscard]] std::optional<int> shared_year(const Scene& scene, const Slots& slots, Sense sense);

/// How far ahead of the article's date, in days, a time without a year may lie and still be meant,
/// by the tense around it.
struct Reach {
  Day past, report, unknown, future;
};
inline constexpr Reach kReachOfDays{75, 90, 150, 270};
inline constexpr Reach kReachOfMonths{40, 75, 150, 330};

/// The latest year in which the time does not lie farther ahead than the tense allows; absent where
/// the article's date is, and its year where that is all that is known. `days_in(year)` gives the
/// days of the time.
template <class DaysIn>
[[nodiscard]] std::optional<int> likely_year(const Scene& scene, Tense tense, const Reach& reach,
                                             const DaysIn& days_in) {
  const auto now = anchor_moment(scene, Grain::kYear).year;
  if (!now || !scene.anchor || !anchor_moment(scene, Grain::kMonth).year) return now;
  const Day most = tense == Tense::kPast     ? reach.past
                   : tense == Tense::kReport ? reach.report
                   : tense == Tense::kFuture ? reach.future
                                             : reach.unknown;
  for (int year = *now + 1; year >= *now - 1; --year) {
    const auto days = days_in(year);
    if (!days || days->first > scene.anchor->last + most) continue;
    if (tense != Tense::kFuture || year != *now + 1) return year;
    const auto sooner = days_in(*now);
    return sooner && sooner->last >= scene.anchor->first ? *now : year;
  }
  return now;
}

/// The tense around lexeme `at`; "by", "through" and "until" before it lead ahead of what is past.
[[nodiscard]] Tense tense_at(const Scene& scene, std::size_t at);

/// The year of a month, season or quarter that the text gives without one, from the article's date
/// and the tense around it: past events lie behind, planned ones ahead.
[[nodiscard]] Moment in_likely_year(const Scene& scene, const Slots& slots, Moment moment);

}  // namespace weft::timex
