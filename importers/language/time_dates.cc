#include <algorithm>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_scene.h"

/// Days and months, as the calendar names them.
namespace weft::timex::actions {
namespace {

/// "may" and "march" are also verbs, "april" a name: alone they need a word that goes with a date.
bool is_clear_month(const Scene& scene, const Slots& slots) {
  const auto& lexeme = scene.lexemes[slots.begin];
  const auto before = word_near(scene, slots.begin, -1);
  const auto* first = lexeme_near(scene, slots.begin, -2);  // "January-March"
  if ((before == "-" || before == "–") && first != nullptr && first->as(Sense::kMonth)) return true;
  if (is_before_date(scene, slots.begin, -1) || shared_year(scene, slots, Sense::kMonth))
    return true;
  if (lexeme.word == "may" || lexeme.word == "march") {  // "the May elections"
    constexpr std::string_view kBefore[] = {"this", "last", "next",  "the", "its", "their",
                                            "his",  "her",  "early", "mid", "late"};
    return std::find(std::begin(kBefore), std::end(kBefore), before) != std::end(kBefore);
  }
  if (lexeme.word.size() <= 4 && !lexeme.dotted && lexeme.word != "june" && lexeme.word != "july") {
    return false;
  }
  const bool name_like = lexeme.word == "april" || lexeme.word == "june" || lexeme.word == "august";
  const bool capital_after = slots.end < scene.lexemes.size() && scene.lexemes[slots.end].capital;
  return !(name_like && capital_after);
}

}  // namespace

Answer calendar_date(const Slots& slots, const Scene&, int) {
  return point(day_moment(slots.year, *slots.month, *slots.day));
}

Answer day_in_month(const Slots& slots, const Scene& scene, int) {
  auto moment = day_moment(shared_year(scene, slots, Sense::kMonth), *slots.month, *slots.day);
  if (!moment.year) moment = in_likely_year(scene, slots, moment);
  if (slots.weekday && moment.year) {  // "Thursday, Jan. 15" says which year it is.
    for (const int step : {0, -1, 1}) {
      const auto day = day_of(*moment.year + step, moment.number, moment.day);
      if (!day || static_cast<int>(weekday_of(*day)) != *slots.weekday) continue;
      moment.year = *moment.year + step;
      break;
    }
  }
  if (!day_of(2024, moment.number, moment.day)) return std::nullopt;  // "30 February"
  return point(moment);
}

Answer day_in_time(const Slots& slots, const Scene&, int) {
  const auto& month = slots.inner->moment;
  if (!month || month->grain != Grain::kMonth || month->part != Part::kWhole) return std::nullopt;
  return point(day_moment(month->year, static_cast<int>(month->number), *slots.day));
}

Answer day_beside(const Slots& slots, const Scene& scene, int) {
  const auto& day = slots.inner->moment;
  if (!day || day->grain != Grain::kDay || !day->time_of_day.empty()) return std::nullopt;
  return point(shifted(*day, contains_word(scene, slots, "after") ? 1 : -1));
}

Answer day_alone(const Slots& slots, const Scene& scene, int) {
  const auto& lexeme = scene.lexemes[slots.end - 1];
  const auto first = lexeme.word.front();
  if (first < '0' || first > '9' || lexeme.digits > 0) return std::nullopt;  // "the third", "the 5"
  const auto* after = lexeme_near(scene, slots.end - 1, 1);
  const bool ends = after == nullptr || !after->word_like ||
                    (after->known != nullptr && after->known->before_date && after->word != "of");
  const auto before = word_near(scene, slots.begin, -1);
  if (!ends || (before != "on" && before != "until" && before != "since")) return std::nullopt;
  const auto month = focus_moment(scene, Grain::kMonth);
  return point(day_moment(month.year, static_cast<int>(month.number), *slots.day));
}

Answer day_range(const Slots& slots, const Scene& scene, int) {
  auto first = day_moment(slots.year, *slots.month, *slots.number);
  if (!slots.year) first = in_likely_year(scene, slots, first);
  auto last = first;
  last.day = static_cast<unsigned>(*slots.second);
  if (last.day <= first.day || last.day > 31) return std::nullopt;
  if (!first.year) return point(first);
  const auto begin = days_of(first);
  const auto end = days_of(last);
  if (!begin || !end) return std::nullopt;
  return from_to(EdtfDate::on_day(begin->first), EdtfDate::on_day(end->last));
}

Answer iso_date(const Slots& slots, const Scene& scene, int) {
  if (is_glued_to_other(scene, slots)) return std::nullopt;
  if (*slots.two_digits < 1 || *slots.two_digits > 12) return std::nullopt;
  auto moment = day_moment(slots.year, *slots.two_digits, *slots.second);
  if (!days_of(moment)) return std::nullopt;
  if (slots.hour) {
    moment.time_of_day = clock_text(*slots.hour, *slots.minute);
  }
  return point(moment);
}

Answer iso_month(const Slots& slots, const Scene& scene, int argument) {
  if (is_glued_to_other(scene, slots)) return std::nullopt;
  constexpr std::string_view kYears[] = {"season",   "seasons", "fiscal",
                                         "academic", "school",  "budget"};
  const auto after = word_near(scene, slots.end - 1, 1);
  const bool of_years = std::find(std::begin(kYears), std::end(kYears), after) != std::end(kYears);
  if (*slots.two_digits >= 1 && *slots.two_digits <= 12 && !of_years) {
    return point(month_moment(slots.year, *slots.two_digits));
  }
  return year_range(slots, scene, argument);  // "2019-20"
}

Answer numeric_date(const Slots& slots, const Scene&, int day_first) {
  int month = *slots.number;
  int day = *slots.second;
  if (month > 12 || (day_first != 0 && day <= 12)) std::swap(month, day);
  const int year = slots.year ? *slots.year : full_year(*slots.two_digits);
  if (month < 1 || month > 12 || day < 1) return std::nullopt;
  return point(day_moment(year, month, day));
}

Answer month_of_year(const Slots& slots, const Scene&, int) {
  return point(month_moment(slots.year ? *slots.year : full_year(*slots.two_digits), *slots.month));
}

Answer month_alone(const Slots& slots, const Scene& scene, int) {
  if (!is_clear_month(scene, slots)) return std::nullopt;
  if (const auto year = shared_year(scene, slots, Sense::kMonth))
    return point(month_moment(year, *slots.month));
  return point(in_likely_year(scene, slots, month_moment({}, *slots.month)));
}

Answer month_in_time(const Slots& slots, const Scene&, int) {
  if (!slots.inner->moment || slots.inner->moment->grain != Grain::kYear) return std::nullopt;
  const auto year = slots.inner->moment->year;
  return point(slots.day ? day_moment(year, *slots.month, *slots.day)
                         : month_moment(year, *slots.month));
}

}  // namespace weft::timex::actions
