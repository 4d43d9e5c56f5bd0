#include <algorithm>
#include <unordered_set>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_scene.h"

/// Days, months, years, decades: what the calendar names.
namespace weft::timex::actions {
namespace {

/// Nouns that follow a count, so that "2000 people" is no year.
bool is_counted(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {"people",     "persons",
                                                             "men",        "women",
                                                             "children",   "students",
                                                             "workers",    "jobs",
                                                             "shares",     "units",
                                                             "dollars",    "euros",
                                                             "pounds",     "yen",
                                                             "yuan",       "won",
                                                             "miles",      "feet",
                                                             "meters",     "metres",
                                                             "kilometers", "km",
                                                             "m",          "kg",
                                                             "tons",       "tonnes",
                                                             "barrels",    "acres",
                                                             "hectares",   "points",
                                                             "percent",    "%",
                                                             "homes",      "houses",
                                                             "cars",       "vehicles",
                                                             "planes",     "aircraft",
                                                             "troops",     "soldiers",
                                                             "employees",  "members",
                                                             "votes",      "seats",
                                                             "patients",   "cases",
                                                             "deaths",     "copies",
                                                             "words",      "pages",
                                                             "times",      "degrees",
                                                             "watts",      "kilowatts",
                                                             "megawatts",  "mw",
                                                             "gw",         "kw",
                                                             "gb",         "mb",
                                                             "tb",         "tokens",
                                                             "gpus",       "chips",
                                                             "servers",    "machines",
                                                             "companies",  "firms",
                                                             "stores",     "customers",
                                                             "users",      "more",
                                                             "or",         "calories",
                                                             "square",     "metric",
                                                             "cubic",      "nits",
                                                             "mah",        "mhz",
                                                             "rpm",        "hp",
                                                             "pieces",     "families",
                                                             "protesters", "demonstrators",
                                                             "refugees",   "villagers",
                                                             "residents",  "hours",
                                                             "minutes",    "seconds",
                                                             "days",       "weeks",
                                                             "months",     "years",
                                                             "rupees",     "pesos"};
  return words.count(word) > 0;
}

bool is_joined_prefix(std::string_view word) {
  return word == "mid" || word == "pre" || word == "post" || word == "early" || word == "late" ||
         word == "end";
}

/// A year stands alone: no hyphen, slash or point glues it to what is no time.
bool is_glued_to_other(const Scene& scene, const Slots& slots) {
  const auto& lexemes = scene.lexemes;
  const auto& year = lexemes[slots.begin];
  if (year.glued && slots.begin >= 2 && !lexemes[slots.begin - 1].word_like) {
    const auto& mark = lexemes[slots.begin - 1].word;
    const bool joint = mark == "-" || mark == "/" || mark == "." || mark == ":" || mark == "_";
    if (joint && !is_joined_prefix(lexemes[slots.begin - 2].word)) return true;
  }
  if (slots.end + 1 >= lexemes.size() || !lexemes[slots.end].glued) return false;
  const auto& mark = lexemes[slots.end].word;
  const auto& after = lexemes[slots.end + 1];
  if (mark == "-" && after.glued) return after.word != "era" && after.word != "season";
  return (mark == "/" || mark == ":" || mark == ".") && after.glued && after.word_like;
}

bool is_currency_or_number(std::string_view word) {
  return word == "$" || word == "€" || word == "£" || word == "¥" || word == "#" || word == "no" ||
         word == "nos" || word == "room" || word == "than" || word == "least" || word == "nearly";
}

bool is_plain_year(const Scene& scene, const Slots& slots) {
  const auto before = word_near(scene, slots.begin, -1);
  const auto after = word_near(scene, slots.end - 1, 1);
  if (is_currency_or_number(before) || is_counted(after)) return false;
  if (is_glued_to_other(scene, slots)) return false;
  if (before == "in" || before == "since" || before == "by" || before == "until" ||
      before == "during" || before == "circa" || before == "before" || before == "after") {
    return true;
  }
  return *slots.year >= 1900 && *slots.year <= 2060;
}

/// Both ends as one expression; its value has a slash between them, as ISO 8601 writes intervals.
Answer from_to(const EdtfDate& begin, const EdtfDate& end) {
  const auto both = EdtfDate::between(begin, end);
  if (!both) return std::nullopt;
  return Reading{.value = both->text(), .date = *both};
}

/// "may" and "march" are also verbs, "april" a name: alone they need a word that goes with a date.
bool is_clear_month(const Scene& scene, const Slots& slots) {
  const auto& lexeme = scene.lexemes[slots.begin];
  const auto before = word_near(scene, slots.begin, -1);
  if (is_date_preposition(before) || shared_year(scene, slots, Sense::kMonth)) return true;
  if (lexeme.word == "may" || lexeme.word == "march") {
    return before == "this" || before == "last" || before == "next";
  }
  if (lexeme.word.size() <= 4 && !lexeme.dotted && lexeme.word != "june" && lexeme.word != "july") {
    return false;
  }
  const bool name_like = lexeme.word == "april" || lexeme.word == "june" || lexeme.word == "august";
  const bool capital_after = slots.end < scene.lexemes.size() && scene.lexemes[slots.end].capital;
  return !(name_like && capital_after);
}

Day nth_weekday(int year, unsigned month, unsigned wanted, unsigned nth) {
  const Day first = *day_of(year, month, 1);
  const auto ahead = (wanted + 7 - weekday_of(first)) % 7;
  return first + static_cast<Day>(ahead + 7 * (nth - 1));
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
  if (*slots.two_digits >= 1 && *slots.two_digits <= 12) {
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

Answer year_alone(const Slots& slots, const Scene& scene, int) {
  if (!is_plain_year(scene, slots)) return std::nullopt;
  return point({.grain = Grain::kYear, .year = slots.year});
}

Answer year_named(const Slots& slots, const Scene&, int fiscal) {
  return point({.grain = Grain::kYear,
                .year = slots.fiscal ? slots.fiscal : slots.year,
                .fiscal = fiscal != 0});
}

Answer year_range(const Slots& slots, const Scene& scene, int) {
  const bool short_form = slots.two_digits.has_value();  // "2023/24", "2019-20"
  const int last = short_form ? *slots.year / 100 * 100 + *slots.two_digits : *slots.second;
  const bool slash = contains_word(scene, slots, "/");
  if (last <= *slots.year || last - *slots.year > (slash ? 1 : 200)) return std::nullopt;
  if (is_glued_to_other(scene, slots)) return std::nullopt;
  if (is_currency_or_number(word_near(scene, slots.begin, -1)) ||
      is_counted(word_near(scene, slots.end - 1, 1))) {
    return std::nullopt;
  }
  return from_to(EdtfDate::in_year(*slots.year), EdtfDate::in_year(last));
}

Answer time_range(const Slots& slots, const Scene&, int) {
  const auto date_of = [](const std::optional<Reading>& reading) {
    const auto& moment = reading->moment;
    const bool plain = moment && moment->part == Part::kWhole && moment->time_of_day.empty();
    return plain ? edtf_date(*moment, std::nullopt) : std::nullopt;
  };
  const auto begin = date_of(slots.outer);
  const auto end = date_of(slots.inner);
  if (!begin || !end || begin->is_interval() || end->is_interval()) return std::nullopt;
  if (end->earliest() <= begin->latest()) return std::nullopt;
  auto reading = from_to(*begin, *end);
  if (reading) {
    reading->value = timex_value(*slots.outer->moment) + '/' + timex_value(*slots.inner->moment);
  }
  return reading;
}

Answer decade(const Slots& slots, const Scene& scene, int) {
  const auto& lexeme = scene.lexemes[slots.end - 1];
  const bool quoted = slots.end - slots.begin > 1 && !scene.lexemes[slots.end - 2].word_like;
  if (quoted && lexeme.word.size() != 3) return std::nullopt;  // A quotation mark: ‘1990s.
  const bool with_article = contains_word(scene, slots, "the") || quoted;
  const bool prefixed = is_joined_prefix(word_near(scene, slots.begin, -1)) ||
                        word_near(scene, slots.begin, -1) == "-";
  if (lexeme.word.size() != 5 && !with_article && !prefixed) return std::nullopt;  // "in his 60s"
  return point({.grain = Grain::kDecade, .year = slots.decade});
}

Answer century(const Slots& slots, const Scene&, int) {
  if (*slots.ordinal < 1 || *slots.ordinal > 30) return std::nullopt;
  return point({.grain = Grain::kCentury, .year = (*slots.ordinal - 1) * 100});
}

Answer season(const Slots& slots, const Scene& scene, int) {
  auto moment = part_moment(Grain::kSeason, slots.year, *slots.season);
  if (slots.inner) {
    if (!slots.inner->moment || slots.inner->moment->grain != Grain::kYear) return std::nullopt;
    moment.year = slots.inner->moment->year;
    return point(moment);
  }
  if (slots.year) return point(moment);
  const auto before = word_near(scene, slots.begin, -1);
  const auto after = word_near(scene, slots.end - 1, 1);
  const bool with_article = contains_word(scene, slots, "the");
  if (after == "of" || after == "in" || after == "-") return std::nullopt;  // "a fall in prices"
  if (!is_date_preposition(before) || before == "and" || before == "of") return std::nullopt;
  if (contains_word(scene, slots, "fall") && !with_article && before != "by") return std::nullopt;
  return point(in_likely_year(scene, slots, moment));
}

Answer holiday(const Slots& slots, const Scene& scene, int month_and_day) {
  constexpr int kThanksgiving = 1199;
  if (!scene.lexemes[slots.begin].capital) return std::nullopt;
  const bool moves = month_and_day == kThanksgiving;
  auto moment = day_moment(slots.year, month_and_day / 100, moves ? 28 : month_and_day % 100);
  if (!slots.year) moment = in_likely_year(scene, slots, moment);
  if (moves && !moment.year) return std::nullopt;
  if (moves) moment = moment_at(nth_weekday(*moment.year, 11, 4, 4), Grain::kDay);
  return point(moment);
}

}  // namespace weft::timex::actions
