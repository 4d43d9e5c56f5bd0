#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
};

/// What the words of an expression gave, by the element of the pattern that took them.
struct Slots {
  std::optional<int> month, weekday, season, unit, relation, day_word, number, tenths, ordinal;
  std::optional<int> year, decade, quarter, half, quarter_of, half_of, fiscal, part, day_part;
  std::optional<int> meridiem, often, reference, holiday, day, hour, minute, second, two_digits;
  std::optional<Reading> inner;    ///< Of the element TIME, the last where there are two.
  std::optional<Reading> outer;    ///< Of a suffix rule: what was read before.
  std::size_t begin = 0, end = 0;  ///< Lexemes [begin, end).
};

/// What rules may look at besides their own words.
struct Scene {
  const std::vector<Lexeme>& lexemes;
  std::optional<DayRange> anchor;  ///< The article's date, where it has one.
  std::optional<Moment> focus;     ///< The last calendar date that the text gave.
};

using Action = std::optional<Reading> (*)(const Slots&, const Scene&, int argument);

/// A pattern is a row of elements parted by spaces. A word in capitals names what a lexeme must be
/// (DAY, MONTH, UNIT …); other words stand for themselves, "|" parts alternatives. "?" at the end:
/// may be missing; "~" at the front: nothing may stand before it, not even a space. TIME is another
/// time expression. The action may refuse; `argument` is for it.
struct Rule {
  std::string_view pattern;
  Action action;
  int argument = 0;
};

/// All rules; where two match as many words, the earlier one is taken. docs/dates.md describes
/// them.
[[nodiscard]] const std::vector<Rule>& rules();
/// Rules that lengthen a reading: their first element, TIME, is what was read before.
[[nodiscard]] const std::vector<Rule>& suffix_rules();

}  // namespace weft::timex
