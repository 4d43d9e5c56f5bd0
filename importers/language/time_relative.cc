#include <cstdlib>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_scene.h"

/// What is counted from the article's date, or from the last date that the text gave.
namespace weft::timex::actions {
namespace {

Unit unit_in(const Slots& slots) { return static_cast<Unit>(*slots.unit); }
Relation relation_in(const Slots& slots) { return static_cast<Relation>(*slots.relation); }

/// How far a count of units goes in its grain: two fortnights are four weeks.
std::int64_t steps_of(Unit unit, std::int64_t count) {
  return unit == Unit::kFortnight ? 2 * count : count;
}

bool is_shorter_than_a_day(Unit unit) { return unit <= Unit::kHour; }

/// The nearest day with this weekday before (-1) or after (1) today, or on it where `on_it`.
Moment weekday_near(const Scene& scene, int weekday, int direction, bool on_it) {
  const auto now = today(scene);
  if (!now) return {.grain = Grain::kDay, .weekday = static_cast<unsigned>(weekday)};
  int ahead = (weekday - static_cast<int>(weekday_of(*now)) + 7) % 7;
  if (ahead == 0 && !on_it) ahead = 7 * direction;
  if (direction < 0 && ahead > 0) ahead -= 7;
  return moment_at(*now + ahead, Grain::kDay);
}

/// The month or season of this number before, after or around the one that it is now.
Moment named_near(const Scene& scene, Grain grain, int number, Relation relation) {
  auto moment = part_moment(grain, {}, number);
  const auto now = anchor_moment(scene, grain);
  if (!now.year) return moment;
  const auto wanted = static_cast<unsigned>(number);
  moment.year = now.year;
  if (relation <= Relation::kLast && wanted >= now.number) moment.year = *now.year - 1;
  if (relation >= Relation::kNext && wanted <= now.number) moment.year = *now.year + 1;
  return moment;
}

/// "An hour ago": today, at a time that is not said.
Answer some_time_today(const Scene& scene) {
  auto reading = point(anchor_moment(scene, Grain::kDay));
  if (reading) reading->type = TimexType::kTime;
  return reading;
}

/// Counts of years keep the grain of what they are counted from: a year before March 2024 is March
/// 2023, a year before the third quarter the third quarter before.
Moment years_from(const Moment& base, std::int64_t years) {
  switch (base.grain) {
    case Grain::kQuarter:
    case Grain::kSeason:
      return shifted(base, 4 * years);
    case Grain::kMonth:
      return shifted(base, 12 * years);
    case Grain::kHalf:
      return shifted(base, 2 * years);
    default: {
      const auto days = days_of(base);
      return days ? shifted(moment_at(days->first, Grain::kYear), years) : Moment{};
    }
  }
}

std::int64_t count_in(const Slots& slots, int direction) {
  return std::int64_t{slots.number.value_or(1)} * direction;
}

/// "at least", not "at"; "more than", not "than".
bool has_whole_quantifier(const Slots& slots, const Scene& scene) {
  const auto first = word_near(scene, slots.begin, 0);
  const auto second = word_near(scene, slots.begin, 1);
  if (first == "at") return second == "least" || second == "most";
  const bool compares = first == "more" || first == "less" || first == "fewer" || first == "longer";
  return first != "than" && first != "least" && first != "most" && (!compares || second == "than");
}

bool names_no_unit(Unit unit, Relation relation) {
  const bool past = relation == Relation::kLast;
  return is_shorter_than_a_day(unit) ||
         (unit == Unit::kDay && (past || relation == Relation::kThis)) || unit == Unit::kFortnight;
}

}  // namespace

Answer day_word(const Slots& slots, const Scene& scene, int offset) {
  const auto days = slots.day_word ? *slots.day_word : offset;
  return point(shifted(anchor_moment(scene, Grain::kDay), days));
}

Answer weekday(const Slots& slots, const Scene& scene, int) {
  const auto& lexeme = scene.lexemes[slots.begin];
  if (lexeme.word.size() < 6 && lexeme.word != "tues" && lexeme.word != "thurs") {
    return std::nullopt;  // "Sun" and "Mon" are not only days.
  }
  const bool ahead = lexeme.tense == Tense::kFuture;
  return point(weekday_near(scene, *slots.weekday, ahead ? 1 : -1, true));
}

Answer weekday_in_week(const Slots& slots, const Scene&, int) {
  const auto& week = slots.inner->moment;
  if (!week || week->grain != Grain::kWeek) return std::nullopt;
  const auto days = days_of(*week);
  if (!days) return point({.grain = Grain::kDay, .weekday = static_cast<unsigned>(*slots.weekday)});
  return point(moment_at(days->first + *slots.weekday - 1, Grain::kDay));
}

Answer week_of_day(const Slots& slots, const Scene&, int) {
  const auto& day = slots.inner->moment;
  if (!day || day->grain != Grain::kDay) return std::nullopt;
  const auto days = days_of(*day);
  return days ? point(moment_at(days->first, Grain::kWeek)) : std::nullopt;
}

Answer related_unit(const Slots& slots, const Scene& scene, int argument) {
  const auto unit = unit_in(slots);
  const auto relation = slots.relation ? relation_in(slots) : Relation::kLast;
  if (is_shorter_than_a_day(unit) && unit == Unit::kHour && relation == Relation::kLast) {
    return duration(slots, scene, 1);
  }
  if (names_no_unit(unit, relation) && argument == 0) return std::nullopt;
  const auto grain = grain_of(unit);
  if (!grain) return std::nullopt;
  // "The past decade" is ten years up to now, not one of the calendar.
  if (*grain >= Grain::kDecade && relation != Relation::kThis) return duration(slots, scene, 1);
  const bool from_focus = relation == Relation::kPrevious || relation == Relation::kFollowing ||
                          (unit == Unit::kDay && relation == Relation::kNext);
  const auto base = from_focus ? focus_moment(scene, *grain) : anchor_moment(scene, *grain);
  const int step = relation == Relation::kThis ? 0 : relation < Relation::kThis ? -1 : 1;
  auto moment = shifted(base, step);
  moment.fiscal = contains_word(scene, slots, "fiscal");
  return point(moment);
}

Answer related_name(const Slots& slots, const Scene& scene, int) {
  const auto relation = relation_in(slots);
  if (slots.month) {
    const auto& lexeme = scene.lexemes[slots.end - (slots.day ? 2 : 1)];
    if (!lexeme.capital) return std::nullopt;
    auto moment = named_near(scene, Grain::kMonth, *slots.month, relation);
    if (slots.day) moment = day_moment(moment.year, *slots.month, *slots.day);
    return point(moment);
  }
  if (slots.season) return point(named_near(scene, Grain::kSeason, *slots.season, relation));
  if (relation == Relation::kThis) {
    const bool over = scene.lexemes[slots.begin].tense == Tense::kPast;
    return point(weekday_near(scene, *slots.weekday, over ? -1 : 1, true));
  }
  return point(weekday_near(scene, *slots.weekday, relation < Relation::kThis ? -1 : 1, false));
}

Answer same_unit(const Slots& slots, const Scene& scene, int) {
  const auto grain = grain_of(unit_in(slots));
  if (!grain) return std::nullopt;
  return point(focus_moment(scene, *grain));
}

Answer this_unit(const Slots& slots, const Scene& scene, int part) {
  const auto unit = unit_in(slots);
  const auto grain = grain_of(unit);
  if (!grain || *grain == Grain::kDay) return std::nullopt;
  auto moment = anchor_moment(scene, *grain);
  moment.part = static_cast<Part>(part);
  if (moment.part == Part::kWhole) {
    if (unit != Unit::kQuarter && unit != Unit::kYear && unit != Unit::kWeekend &&
        unit != Unit::kWeek) {
      return std::nullopt;
    }
    moment.fiscal = contains_word(scene, slots, "fiscal");
    const auto after = word_near(scene, slots.end - 1, 1);
    if (after == "of" || after == "-" || after == "following" || after == "after" ||
        after == "before" || after == "when" || after == "that") {
      return std::nullopt;
    }
    // "Net income for the year ended March 31" is that of twelve months, not of a calendar year.
    if (unit == Unit::kYear && (after == "ended" || after == "ending")) {
      auto year = duration(slots, scene, 1);
      if (year) year->told = anchor_moment(scene, Grain::kYear);
      return year;
    }
    if (unit == Unit::kQuarter) {
      const bool near = scene.focus && scene.focus->grain == Grain::kQuarter;
      moment = near ? *scene.focus : shifted(moment, -1);
    }
    const bool ahead = scene.lexemes[slots.begin].tense == Tense::kFuture;
    if (unit == Unit::kWeekend && !ahead) moment = shifted(moment, -1);
  }
  return point(moment);
}

Answer counted_from_now(const Slots& slots, const Scene& scene, int direction) {
  if (!has_whole_quantifier(slots, scene)) return std::nullopt;
  const auto unit = unit_in(slots);
  if (is_shorter_than_a_day(unit)) return some_time_today(scene);
  const auto count = count_in(slots, direction);
  const bool quarter = scene.focus && scene.focus->grain == Grain::kQuarter;
  if (unit == Unit::kYear && count == -1 && quarter) {
    return compared(point(years_from(*scene.focus, count)));
  }
  if (unit == Unit::kDecade) {
    return point(shifted(anchor_moment(scene, Grain::kYear), 10 * count));
  }
  const auto grain = *grain_of(unit);
  return point(shifted(anchor_moment(scene, grain), steps_of(unit, count)));
}

Answer counted_from_focus(const Slots& slots, const Scene& scene, int direction) {
  if (!has_whole_quantifier(slots, scene)) return std::nullopt;
  const auto unit = slots.unit ? unit_in(slots) : Unit::kDay;
  const auto count = count_in(slots, direction);
  if (is_shorter_than_a_day(unit)) return duration(slots, scene, 1);
  if (unit == Unit::kYear || unit == Unit::kDecade) {
    const auto base = scene.focus ? *scene.focus : anchor_moment(scene, Grain::kYear);
    return compared(point(years_from(base, unit == Unit::kDecade ? 10 * count : count)));
  }
  const auto grain = *grain_of(unit);
  return point(shifted(focus_moment(scene, grain), steps_of(unit, count)));
}

Answer part_of_time(const Slots& slots, const Scene& scene, int part) {
  auto reading = *slots.inner;
  if (!reading.moment || reading.moment->part != Part::kWhole) return std::nullopt;
  const auto meant = static_cast<Part>(slots.part ? *slots.part : part);
  const auto first = word_near(scene, slots.begin, 0);
  // "Early" and "late" go with any time; "earlier 2024" is no expression.
  const bool compares = meant == Part::kBefore || meant == Part::kAfter;
  if (compares && reading.moment->grain >= Grain::kDecade) return std::nullopt;
  if (first == "the" && compares) return std::nullopt;
  reading.moment->part = meant;
  return reading;
}

Answer year_end(const Slots& slots, const Scene& scene, int) {
  if (contains_word(scene, slots, "the") && !contains_word(scene, slots, "-")) return std::nullopt;
  const auto year = slots.year ? slots.year : anchor_moment(scene, Grain::kYear).year;
  return point(day_moment(year, 12, 31));
}

Answer around_time(const Slots& slots, const Scene&, int) {
  auto reading = *slots.inner;
  if (reading.moment) reading.moment->approximate = true;
  return reading;
}

}  // namespace weft::timex::actions
