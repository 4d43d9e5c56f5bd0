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
  const auto& [rules, matcher] = grammar.compiled();
  const auto lexemes = timex::lexemes_of(text, ranges, rules.dictionary);
  timex::Scene scene{.grammar = rules, .lexemes = lexemes, .anchor = anchor_days(anchor)};
  std::optional<Day> today;
  if (scene.anchor && scene.anchor->first == scene.anchor->last) today = scene.anchor->first;
  for (std::size_t at = 0; at < lexemes.size();) {
    const auto match = matcher.match_at(scene, at);
    if (!match) {
      ++at;
      continue;
    }
    const Span span{lexemes[at].span.begin, lexemes[match->end - 1].span.end};
    found.push_back(expression_of(match->reading, span, today, rules.fiscal_year_begins));
    move_focus(match->reading, at, scene);
    at = match->end;
  }
  return found;
}

std::optional<EdtfDate> narrative_date(std::span<const TimeExpression> times, std::uint32_t at) {
  auto time = std::partition_point(times.begin(), times.end(),
                                   [&](const TimeExpression& t) { return t.span.end <= at; });
  while (time != times.begin()) {
    --time;
    const bool calendar = time->type == TimexType::kDate || time->type == TimexType::kTime;
    if (calendar && time->date && !time->compares) return time->date;
  }
  return std::nullopt;
}

}  // namespace weft
