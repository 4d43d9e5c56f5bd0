#include <algorithm>
#include <string>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_scene.h"

/// Durations, sets, and what points to no day in particular.
namespace weft::timex::actions {
namespace {

Unit unit_in(const Slots& slots) { return static_cast<Unit>(*slots.unit); }

struct UnitCode {
  std::string_view prefix, letter;
  int multiple;  ///< A quarter is three months.
};
UnitCode code_of(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
      return {"PT", "S", 1};
    case Unit::kMinute:
      return {"PT", "M", 1};
    case Unit::kHour:
      return {"PT", "H", 1};
    case Unit::kDay:
      return {"P", "D", 1};
    case Unit::kWeek:
      return {"P", "W", 1};
    case Unit::kFortnight:
      return {"P", "W", 2};
    case Unit::kWeekend:
      return {"P", "WE", 1};
    case Unit::kMonth:
      return {"P", "M", 1};
    case Unit::kQuarter:
      return {"P", "M", 3};
    case Unit::kYear:
      return {"P", "Y", 1};
    case Unit::kDecade:
      return {"P", "Y", 10};
    default:
      return {"P", "Y", 100};
  }
}

std::string span_value(Unit unit, std::int64_t count) {
  const auto code = code_of(unit);
  return std::string{code.prefix} + std::to_string(count * code.multiple) +
         std::string{code.letter};
}

/// "P2.5Y"; half a unit is written in the next smaller one where that is whole: "P2Y6M", "PT90M".
std::string span_value_of_tenths(Unit unit, int tenths) {
  const auto code = code_of(unit);
  const int all = tenths * code.multiple;
  if (all % 10 == 0) return span_value(unit, tenths / 10);
  const bool half = all % 10 == 5;
  const auto whole = all / 10;
  const auto with_rest = [&](std::string_view rest) {
    const auto front = whole > 0 ? std::to_string(whole) + std::string{code.letter} : std::string{};
    return std::string{code.prefix} + front + std::string{rest};
  };
  if (half && unit == Unit::kYear) return with_rest("6M");
  if (half && unit == Unit::kHour) return with_rest("30M");
  if (half && unit == Unit::kMinute) return with_rest("30S");
  return std::string{code.prefix} + std::to_string(whole) + '.' + std::to_string(all % 10) +
         std::string{code.letter};
}

Reading lasting(std::string value) {
  return {.type = TimexType::kDuration, .value = std::move(value)};
}

std::string vague_value(Unit unit) {
  const auto code = code_of(unit);
  if (unit == Unit::kDecade) return "PXDE";
  if (unit == Unit::kCentury) return "PXCE";
  return std::string{code.prefix} + 'X' + std::string{code.letter};
}

/// "$5 a year", "twice a week": how often, not how long.
bool follows_a_rate(const Scene& scene, const Slots& slots) {
  if (slots.begin == 0) return false;
  const auto& before = scene.lexemes[slots.begin - 1];
  if (scene.lexemes[slots.begin].after_break) return false;
  static constexpr std::string_view kRates[] = {
      "once",  "twice",   "times", "percent", "%",     "million", "billion", "trillion", "dollars",
      "euros", "barrels", "tons",  "shares",  "cents", "people",  "hours",   "days",     "minutes"};
  return before.as(Sense::kNumber) || before.as(Sense::kDecimal) ||
         std::find(std::begin(kRates), std::end(kRates), before.word) != std::end(kRates);
}

/// "min", "sec", "mo" are units only after digits.
bool is_abbreviated_unit(std::string_view word) {
  return word == "min" || word == "mins" || word == "sec" || word == "secs" || word == "mo" ||
         word == "mos" || word == "hr" || word == "hrs" || word == "wk" || word == "wks";
}

/// "six-year-old" and "six years old" tell an age, "three-quarters" a share.
bool is_age_or_share(const Slots& slots, const Scene& scene) {
  const auto next = word_near(scene, slots.end - 1, 1);
  if (next == "old" || (next == "-" && word_near(scene, slots.end - 1, 2) == "old")) return true;
  const auto& unit = scene.lexemes[slots.end - 1];
  if (unit.word != "quarters") return unit.word == "quarter" && next == "of";
  return word_near(scene, slots.end - 1, -1) == "-" || next == "of";
}

/// Refuses what only looks like a count: "at 5 days", "than two years", "five min", "the 1988
/// quarter".
bool is_count(const Slots& slots, const Scene& scene) {
  const auto first = word_near(scene, slots.begin, 0);
  const auto second = word_near(scene, slots.begin, 1);
  if (first == "at" && second != "least" && second != "most") return false;
  if (first == "than" || first == "least" || first == "most") return false;
  const bool compares = first == "more" || first == "less" || first == "fewer" || first == "longer";
  if (compares && second != "than") return false;
  if (is_age_or_share(slots, scene)) return false;
  const auto& unit = scene.lexemes[slots.end - 1];
  const auto& number = scene.lexemes[slots.end - std::min<std::size_t>(slots.end, 2)];
  if (number.as(Sense::kYear) && !unit.is_plural()) return false;
  const bool digits = number.digits > 0;
  return digits || !is_abbreviated_unit(unit.word);
}

}  // namespace

Answer duration(const Slots& slots, const Scene& scene, int count) {
  const auto unit = unit_in(slots);
  if (!is_count(slots, scene)) return std::nullopt;
  if (slots.number) {
    auto reading = lasting(span_value(unit, *slots.number));
    // "In the nine months, net was $306 million": of the year.
    const bool definite = word_near(scene, slots.begin, 0) == "the" && !slots.relation;
    if (definite && unit == Unit::kMonth && *slots.number <= 12) {
      reading.told = anchor_moment(scene, Grain::kYear);
    }
    return reading;
  }
  if (count == 1 && (unit == Unit::kSecond || unit == Unit::kQuarter)) return std::nullopt;
  if (count == 1 && word_near(scene, slots.end - 1, 1) == "-") return std::nullopt;
  if (count == 1 && follows_a_rate(scene, slots)) return repeating(span_value(unit, 1));
  return lasting(span_value(unit, count));
}

Answer duration_in_tenths(const Slots& slots, const Scene& scene, int whole_units) {
  if (!is_count(slots, scene)) return std::nullopt;
  const auto unit = unit_in(slots);
  if (whole_units > 0) return lasting(span_value_of_tenths(unit, 10 * whole_units + 5));
  int tenths = slots.tenths.value_or(5);
  if (!slots.tenths && slots.number) {
    tenths = *slots.number * 10 + 5;
    if (contains_word(scene, slots, "/")) {  // "2 1/2 years": the last N1 took the one.
      const auto& whole = scene.lexemes[slots.end - 5];
      if (*slots.number != 1 || slots.second != 2 || !whole.as(Sense::kNumber)) return std::nullopt;
      tenths = *whole.as(Sense::kNumber) * 10 + 5;
    }
  }
  return lasting(span_value_of_tenths(unit, tenths));
}

/// "The first 20 days of February".
Answer days_of_month(const Slots& slots, const Moment& month, Reading reading) {
  const auto days = timex::days_of(month);
  if (unit_in(slots) != Unit::kDay || *slots.ordinal != 1) return std::nullopt;
  if (days && *slots.number >= 1 && *slots.number <= width_of(*days)) {
    const auto both = EdtfDate::between(EdtfDate::on_day(days->first),
                                        EdtfDate::on_day(days->first + *slots.number - 1));
    if (both) reading.date = *both;
  }
  return reading;
}

Answer months_of_year(const Slots& slots, const Scene& scene, int) {
  const auto& year = slots.inner->moment;
  auto reading = duration(slots, scene, 1);
  if (!reading || !year) return std::nullopt;
  if (year->grain == Grain::kMonth) return days_of_month(slots, *year, *reading);
  if (year->grain != Grain::kYear) return std::nullopt;
  reading->told = year;
  const auto code = code_of(unit_in(slots));
  const int months = *slots.number * code.multiple;
  const bool first = *slots.ordinal == 1 && code.letter == "M" && code.prefix == "P";
  if (first && months >= 1 && months <= 12 && year->year) {
    const auto begin = EdtfDate::in_month(*year->year, 1);
    const auto both =
        EdtfDate::between(begin, EdtfDate::in_month(*year->year, static_cast<unsigned>(months)));
    if (both) reading->date = *both;
  }
  return reading;
}

Answer vague_duration(const Slots& slots, const Scene& scene, int) {
  const auto unit = unit_in(slots);
  const auto& last = scene.lexemes[slots.end - 1];
  if (is_abbreviated_unit(last.word)) return std::nullopt;
  if (last.word == "long") return lasting(vague_value(unit));  // "decades-long"
  if (slots.end - slots.begin == 1) {  // Not "matter of days", "37 years old", "minutes apart".
    const auto before = word_near(scene, slots.begin, -1);
    const auto after = word_near(scene, slots.end - 1, 1);
    if (before == "of" || (before == "early" && unit == Unit::kHour) || after == "old" ||
        after == "apart" || before == "-" || after == "-") {
      return std::nullopt;
    }
    const auto* ordinal = lexeme_near(scene, slots.begin, -1);
    const bool numbered = ordinal != nullptr && ordinal->as(Sense::kOrdinal);
    if (unit == Unit::kSecond || last.capital || (numbered && unit == Unit::kQuarter)) {
      return std::nullopt;
    }
  }
  const bool some_day = !last.is_plural() && word_near(scene, slots.end - 1, -1) != "-";
  if (some_day) return std::nullopt;
  return lasting(vague_value(unit));
}

Answer repeated(const Slots& slots, const Scene& scene, int every) {
  const auto next = word_near(scene, slots.end - 1, 1);
  const bool before_noun = !next.empty() && next.find_first_of(",.;:)\"") == std::string_view::npos;
  if (contains_word(scene, slots, "quarterly") && before_noun &&
      !is_before_date(scene, slots.end - 1, 1)) {
    return std::nullopt;  // "quarterly results" are those of one quarter.
  }
  constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
  if (slots.weekday) {
    const auto& last = scene.lexemes[slots.end - 1];
    const auto part = last.as(Sense::kDayPart);
    return repeating(
        "XXXX-WXX-" + std::to_string(*slots.weekday) +
        (part ? 'T' + std::string{kDayPartCodes[static_cast<std::size_t>(*part)]} : ""));
  }
  if (slots.month) return repeating(timex_value(month_moment({}, *slots.month)));
  if (slots.season) {
    return repeating("XXXX-" + std::string{kSeasons[static_cast<std::size_t>(*slots.season - 1)]});
  }
  const auto unit = static_cast<Unit>(slots.often ? *slots.often : *slots.unit);
  return repeating(span_value(unit, slots.number ? *slots.number : every));
}

Answer reference(const Slots& slots, const Scene&, int direction) {
  const int where = slots.reference.value_or(direction);
  Reading reading;
  reading.value = where < 0 ? "PAST_REF" : where > 0 ? "FUTURE_REF" : "PRESENT_REF";
  return reading;
}

}  // namespace weft::timex::actions
