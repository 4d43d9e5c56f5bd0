#include "importers/language/detail/time_scene.h"

#include <algorithm>

namespace weft::timex {
namespace {

Moment seen_in(const std::optional<DayRange>& days, Grain grain) {
  if (days) {
    const auto first = moment_at(days->first, grain);
    if (first == moment_at(days->last, grain)) return first;
  }
  return {.grain = grain};
}

}  // namespace

Moment anchor_moment(const Scene& scene, Grain grain) { return seen_in(scene.anchor, grain); }

Moment focus_moment(const Scene& scene, Grain grain) {
  if (!scene.focus) return anchor_moment(scene, grain);
  const auto seen = seen_in(days_of(*scene.focus), grain);
  if (seen.year || !scene.day_focus) return seen;
  return moment_at(*scene.day_focus, grain);
}

std::optional<Day> today(const Scene& scene) {
  const auto moment = anchor_moment(scene, Grain::kDay);
  const auto days = days_of(moment);
  return days ? std::optional{days->first} : std::nullopt;
}

const Lexeme* lexeme_near(const Scene& scene, std::size_t at, int offset) {
  const auto& lexemes = scene.lexemes;
  for (; offset < 0; ++offset, --at) {
    if (at == 0 || at >= lexemes.size() || lexemes[at].after_break) return nullptr;
  }
  for (; offset > 0; --offset, ++at) {
    if (at + 1 >= lexemes.size() || lexemes[at + 1].after_break) return nullptr;
  }
  return at < lexemes.size() ? &lexemes[at] : nullptr;
}

std::string_view word_near(const Scene& scene, std::size_t at, int offset) {
  const auto* lexeme = lexeme_near(scene, at, offset);
  return lexeme != nullptr ? std::string_view{lexeme->word} : std::string_view{};
}

bool contains_word(const Scene& scene, const Slots& slots, std::string_view word) {
  for (auto i = slots.begin; i < slots.end; ++i) {
    if (scene.lexemes[i].word == word) return true;
  }
  return false;
}

bool is_joined_prefix(std::string_view word) {
  return word == "mid" || word == "pre" || word == "post" || word == "early" || word == "late" ||
         word == "end";
}

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

bool is_before_date(const Scene& scene, std::size_t at, int offset) {
  const auto* lexeme = lexeme_near(scene, at, offset);
  return lexeme != nullptr && lexeme->known != nullptr && lexeme->known->before_date;
}

std::optional<Grain> grain_of(Unit unit) {
  switch (unit) {
    case Unit::kDay:
      return Grain::kDay;
    case Unit::kWeek:
    case Unit::kFortnight:
      return Grain::kWeek;
    case Unit::kWeekend:
      return Grain::kWeekend;
    case Unit::kMonth:
      return Grain::kMonth;
    case Unit::kQuarter:
      return Grain::kQuarter;
    case Unit::kYear:
      return Grain::kYear;
    case Unit::kDecade:
      return Grain::kDecade;
    case Unit::kCentury:
      return Grain::kCentury;
    default:
      return std::nullopt;
  }
}

std::string clock_text(int hour, int minute) {
  const auto two = [](int number) {
    return std::string{static_cast<char>('0' + number / 10 % 10),
                       static_cast<char>('0' + number % 10)};
  };
  return 'T' + two(hour) + ':' + two(minute);
}

std::optional<Reading> point(Moment moment) {
  if (moment.year && !days_of(moment)) return std::nullopt;
  Reading reading;
  reading.type = moment.time_of_day.empty() ? TimexType::kDate : TimexType::kTime;
  reading.moment = std::move(moment);
  return reading;
}

std::optional<Reading> from_to(const EdtfDate& begin, const EdtfDate& end) {
  const auto both = EdtfDate::between(begin, end);
  if (!both) return std::nullopt;
  return Reading{.value = both->text(), .date = *both};
}

std::optional<int> shared_year(const Scene& scene, const Slots& slots, Sense sense) {
  constexpr std::string_view kJoints[] = {"-", "–", "to", "and", "through", "or", "until"};
  constexpr std::size_t kFarthest = 5;  // "– March 5, 2027"
  const auto joint = word_near(scene, slots.end - 1, 1);
  if (std::find(std::begin(kJoints), std::end(kJoints), joint) == std::end(kJoints)) {
    return std::nullopt;
  }
  const auto& lexemes = scene.lexemes;
  std::size_t next = slots.end + 1;
  if (next >= lexemes.size() || !lexemes[next].as(sense)) return std::nullopt;
  for (++next; next < std::min(lexemes.size(), slots.end + kFarthest); ++next) {
    if (lexemes[next].after_break) break;
    if (const auto year = lexemes[next].as(Sense::kYear)) return year;
    if (lexemes[next].word != "," && !lexemes[next].as(Sense::kNumber)) break;
  }
  return std::nullopt;
}

Tense tense_at(const Scene& scene, std::size_t at) {
  const auto tense = scene.lexemes[at].tense;
  const auto before = word_near(scene, at, -1);
  const bool until = before == "by" || before == "through" || before == "until" || before == "till";
  return until && tense == Tense::kPast ? Tense::kUnknown : tense;
}

Moment in_likely_year(const Scene& scene, const Slots& slots, Moment moment) {
  const auto& reach = moment.grain == Grain::kDay ? kReachOfDays : kReachOfMonths;
  const auto days_in = [&](int year) {
    moment.year = year;
    return days_of(moment);
  };
  moment.year = likely_year(scene, tense_at(scene, slots.begin), reach, days_in);
  return moment;
}

}  // namespace weft::timex
