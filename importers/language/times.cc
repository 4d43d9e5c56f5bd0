#include "importers/language/times.h"

#include <algorithm>

#include "importers/language/detail/compiled_grammar.h"
#include "importers/language/detail/time_scene.h"

namespace weft {
namespace {

TimeExpression expression_of(const timex::Reading& reading, Span span,
                             const std::optional<Day>& today, unsigned fiscal_begins) {
  TimeExpression result;
  result.span = span;
  result.type = reading.type;
  result.value = reading.value;
  result.date = reading.date;
  result.compares = reading.compares;
  if (reading.moment) {
    if (result.value.empty()) result.value = timex::timex_value(*reading.moment);
    if (!result.date) result.date = timex::edtf_date(*reading.moment, today, fiscal_begins);
    if (reading.moment->part == timex::Part::kEnd) {
      auto whole = *reading.moment;
      whole.part = timex::Part::kWhole;
      result.ends = timex::edtf_date(whole, today, fiscal_begins);
    }
  }
  return result;
}

/// What follows counts from the date that was told, not from one that only measures it: "a year
/// earlier", "the quarter ended Sept. 30".
void move_focus(const timex::Reading& reading, std::size_t begin, timex::Scene& scene) {
  const auto& moment = reading.told ? reading.told : reading.moment;
  if (!moment || reading.compares) return;
  const auto before = timex::word_near(scene, begin, -1);
  if (before == "ended" || before == "ending") return;
  const auto days = timex::days_of(*moment);
  if (!days) return;
  scene.focus = moment;
  if (moment->grain == timex::Grain::kDay) scene.day_focus = days->first;
}

/// Only an anchor with both ends tells where "last month" lies.
std::optional<DayRange> anchor_days(const std::optional<EdtfDate>& anchor) {
  if (!anchor || anchor->is_open()) return std::nullopt;
  return anchor->days();
}

/// How many of the ranges are read at once: lexemes take some thirty times the bytes of their text,
/// and none reaches from one range into the next.
std::size_t count_of_some(std::span<const Span> ranges) {
  constexpr std::uint32_t kEnough = 1U << 15U;
  std::uint32_t bytes = 0;
  std::size_t count = 0;
  while (count < ranges.size() && bytes < kEnough) {
    bytes += ranges[count].end - ranges[count].begin;
    ++count;
  }
  return count;
}

void add_times(timex::Scene& scene, const timex::Matcher& matcher,
               std::vector<TimeExpression>& found) {
  std::optional<Day> today;
  if (scene.anchor && scene.anchor->first == scene.anchor->last) today = scene.anchor->first;
  for (std::size_t at = 0; at < scene.lexemes.size();) {
    const auto match = matcher.match_at(scene, at);
    if (!match) {
      ++at;
      continue;
    }
    const Span span{scene.lexemes[at].span.begin, scene.lexemes[match->end - 1].span.end};
    found.push_back(expression_of(match->reading, span, today, scene.grammar.fiscal_year_begins));
    move_focus(match->reading, at, scene);
    at = match->end;
  }
}

}  // namespace

std::vector<TimeExpression> find_times(std::string_view text, Span range,
                                       const std::optional<EdtfDate>& anchor,
                                       const TimeGrammar& grammar) {
  return find_times(text, std::span{&range, 1}, anchor, grammar);
}

std::vector<TimeExpression> find_times(std::string_view text, std::span<const Span> ranges,
                                       const std::optional<EdtfDate>& anchor,
                                       const TimeGrammar& grammar) {
  std::vector<TimeExpression> found;
  std::optional<timex::Moment> focus;
  std::optional<Day> day_focus;
  while (!ranges.empty()) {
    const auto some = ranges.first(count_of_some(ranges));
    ranges = ranges.subspan(some.size());
    const auto lexemes = timex::lexemes_of(text, some, grammar.compiled().grammar.dictionary);
    timex::Scene scene{.grammar = grammar.compiled().grammar,
                       .lexemes = lexemes,
                       .anchor = anchor_days(anchor),
                       .focus = std::move(focus),
                       .day_focus = day_focus};
    add_times(scene, grammar.compiled().matcher, found);
    focus = std::move(scene.focus);
    day_focus = scene.day_focus;
  }
  return found;
}

}  // namespace weft
