#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "importers/language/annotation.h"
#include "importers/language/detail/moment.h"
#include "importers/language/detail/time_lexer.h"

namespace weft::timex {

/// A time expression as a rule reads it, before it is written out.
struct Reading {
  TimexType type = TimexType::kDate;
  std::optional<Moment> moment = std::nullopt;  ///< Where it points into the calendar.
  std::string value = {};                       ///< Given where `moment` does not say it.
  std::optional<EdtfDate> date = std::nullopt;  ///< Likewise.
  bool compares = false;  ///< Only measures another date ("a year earlier"): not what is told of.
  std::optional<Moment> told = std::nullopt;  ///< Of "the first nine months": the year told of.
};

/// What the words of an expression gave, by the element of the pattern that took them.
struct Slots {
  std::optional<int> month, weekday, season, unit, relation, day_word, number, tenths, ordinal;
  std::optional<int> year, decade, quarter, half, quarter_of, half_of, fiscal, part, day_part;
  std::optional<int> meridiem, zone, often, reference, day, hour, minute, second, two_digits;
  std::optional<Reading> inner;    ///< Of the element TIME, the last where there are two.
  std::optional<Reading> outer;    ///< Of a suffix rule: what was read before.
  std::size_t begin = 0, end = 0;  ///< Lexemes [begin, end).
};

struct Grammar;

/// What rules may look at besides their own words.
struct Scene {
  const Grammar& grammar;
  const std::vector<Lexeme>& lexemes;
  std::optional<DayRange> anchor;               ///< The article's date, where it has one.
  std::optional<Moment> focus = std::nullopt;   ///< The last calendar date that the text told of.
  std::optional<Day> day_focus = std::nullopt;  ///< The last that was one day.
};

using Action = std::optional<Reading> (*)(const Slots&, const Scene&, int argument);

/// A pattern is a row of elements parted by spaces. A word in capitals names what a lexeme must be
/// (DAY, MONTH, UNIT …); other words stand for themselves, "|" parts alternatives. "?" at the end:
/// may be missing; "~" at the front: nothing may stand before it, not even a space. TIME is another
/// time expression. The action may refuse; `argument` is for it.
struct Rule {
  std::string pattern;
  Action action;
  int argument = 0;
};

/// When a holiday is: on a day of a month, on the nth weekday of a month, some days from Easter, or
/// on days that are listed.
struct Holiday {
  enum class Kind : std::uint8_t { kFixed, kWeekday, kEaster, kListed };
  Kind kind = Kind::kFixed;
  unsigned month = 0, day = 0;
  unsigned weekday = 0;   ///< Monday 1 to Sunday 7.
  unsigned which = 0;     ///< 1 to 4; 0 for the last of the month.
  int plus = 0;           ///< Days after (or before) that day.
  std::vector<Day> days;  ///< Of kListed, earliest first.
};
/// The day on which it falls in `year`; empty if a list does not tell.
[[nodiscard]] std::optional<Day> day_of_holiday(const Holiday& holiday, int year);

/// All that packs/times.txt says. Immutable once read.
struct Grammar {
  Dictionary dictionary;
  std::vector<Rule> rules;          ///< Where two match as many words, the earlier one is taken.
  std::vector<Rule> suffixes;       ///< Their first element, TIME, is what was read before.
  std::vector<Holiday> holidays;    ///< Rules of holidays have an index into this as argument.
  unsigned fiscal_year_begins = 0;  ///< Month in which business years begin; 0 if not said.
};

/// Adds what `text` says; its rules go before those already there. Errors: kMalformed, with `file`
/// and line.
[[nodiscard]] Status add_to_grammar(std::string_view text, const std::string& file,
                                    Grammar& grammar);

/// The action of this name in grammar files ("part-of-time"); nullptr if there is none.
[[nodiscard]] Action find_action(std::string_view name);

}  // namespace weft::timex
