#include <algorithm>
#include <iterator>

#include "importers/language/detail/time_actions.h"

/// What grammar files call the actions.
namespace weft::timex {
namespace {

struct Named {
  std::string_view name;
  Action action;
};

constexpr Named kActions[] = {
    {"around-time", actions::around_time},
    {"calendar-date", actions::calendar_date},
    {"century", actions::century},
    {"clock-time", actions::clock_time},
    {"counted-from-focus", actions::counted_from_focus},
    {"counted-from-now", actions::counted_from_now},
    {"day-alone", actions::day_alone},
    {"day-beside", actions::day_beside},
    {"day-in-month", actions::day_in_month},
    {"day-in-time", actions::day_in_time},
    {"day-range", actions::day_range},
    {"day-word", actions::day_word},
    {"decade", actions::decade},
    {"decade-possessive", actions::decade_possessive},
    {"duration", actions::duration},
    {"duration-in-tenths", actions::duration_in_tenths},
    {"half-of-year", actions::half_of_year},
    {"iso-date", actions::iso_date},
    {"iso-month", actions::iso_month},
    {"month-alone", actions::month_alone},
    {"month-in-time", actions::month_in_time},
    {"month-of-year", actions::month_of_year},
    {"months-of-year", actions::months_of_year},
    {"numeric-date", actions::numeric_date},
    {"part-of-day", actions::part_of_day},
    {"part-of-day-told", actions::part_of_day_told},
    {"part-of-time", actions::part_of_time},
    {"quarter-alone", actions::quarter_alone},
    {"quarter-in-time", actions::quarter_in_time},
    {"quarter-of-year", actions::quarter_of_year},
    {"reference", actions::reference},
    {"related-name", actions::related_name},
    {"related-unit", actions::related_unit},
    {"repeated", actions::repeated},
    {"reported-period", actions::reported_period},
    {"same-unit", actions::same_unit},
    {"season", actions::season},
    {"this-unit", actions::this_unit},
    {"time-range", actions::time_range},
    {"vague-duration", actions::vague_duration},
    {"week-of-day", actions::week_of_day},
    {"weekday", actions::weekday},
    {"weekday-in-week", actions::weekday_in_week},
    {"year-alone", actions::year_alone},
    {"year-before-quarter", actions::year_before_quarter},
    {"year-end", actions::year_end},
    {"year-named", actions::year_named},
    {"year-of-era", actions::year_of_era},
    {"year-range", actions::year_range},
};

}  // namespace

Action find_action(std::string_view name) {
  const auto* found = std::find_if(std::begin(kActions), std::end(kActions),
                                   [&](const Named& named) { return named.name == name; });
  return found == std::end(kActions) ? nullptr : found->action;
}

}  // namespace weft::timex
