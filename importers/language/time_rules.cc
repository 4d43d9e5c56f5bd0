#include "importers/language/detail/time_rules.h"

#include "importers/language/detail/time_actions.h"

namespace weft::timex {

using namespace actions;

namespace {

constexpr int kPast = -1;
constexpr int kNow = 0;
constexpr int kFuture = 1;
constexpr int kFiscal = 1;
constexpr int kDayFirst = 1;
constexpr int of(Part part) { return static_cast<int>(part); }

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> table = {
      // Dates with a year.
      {"WEEKDAY? ,? MONTH DAY ,? YEAR", calendar_date},
      {"WEEKDAY? ,? the? DAY of|-? MONTH ,|-? YEAR", calendar_date},
      {"YEAR ,? MONTH DAY", calendar_date},
      {"MONTH N1 -|– N2 ,? YEAR", day_range},
      {"MONTH N1 -|– N2", day_range},
      {"N1 -|– N2 MONTH ,? YEAR", day_range},
      {"N1 -|– N2 MONTH", day_range},
      {"YEAR ~- ~NN ~- ~NN2", iso_date},
      {"YEAR ~/ ~NN ~/ ~NN2", iso_date},
      {"YEAR ~. ~NN ~. ~NN2", iso_date},
      {"YEAR ~- ~NN ~- ~NN2 ~t ~HH ~: ~MM", iso_date},
      {"YEAR ~- ~NN", iso_month},
      {"N1 ~/ ~N2 ~/ ~YEAR", numeric_date},
      {"N1 ~/ ~N2 ~/ ~NN", numeric_date},
      {"N1 ~. ~N2 ~. ~YEAR", numeric_date, kDayFirst},
      {"N1 ~- ~N2 ~- ~YEAR", numeric_date, kDayFirst},
      {"MONTH ,|of|-? YEAR", month_of_year},
      {"MONTH '|’|‘ ~NN", month_of_year},
      {"YEAR - YEAR2", year_range},
      {"YEAR ~/ ~NN", year_range},
      {"YEAR", year_alone},
      {"the year YEAR", year_named},
      {"the? fiscal|financial year? YEAR", year_named, kFiscal},
      {"fy YEAR", year_named, kFiscal},
      {"FISCAL", year_named, kFiscal},
      {"the? '|’|‘? DECADE", decade},
      {"YEAR ~'s|’s", decade_possessive},
      {"the YEAR ~'s|’s", decade_possessive},
      {"the? ORD -? century", century},
      {"the? SEASON of|,? YEAR", season},
      {"the? SEASON of? TIME", season},

      // Dates without one.
      {"WEEKDAY? ,? MONTH DAY", day_in_month},
      {"WEEKDAY? ,? the? DAY of|-? MONTH", day_in_month},
      {"MONTH", month_alone},
      {"MONTH of? TIME", month_in_time},
      {"MONTH DAY of? TIME", month_in_time},
      {"the? SEASON", season},
      {"christmas day?", holiday, 1225},
      {"christmas day? YEAR", holiday, 1225},
      {"christmas eve", holiday, 1224},
      {"new year 's|’s day", holiday, 101},
      {"new year 's|’s eve", holiday, 1231},
      {"halloween", holiday, 1031},
      {"valentine 's|’s day", holiday, 214},

      {"thanksgiving day?", holiday, 1199},

      // Quarters and half years.
      {"QUARTER ,|of|in|-? YEAR", quarter_of_year},
      {"QUARTER of|in? FISCAL", quarter_of_year, kFiscal},
      {"QUARTER of|in? fiscal|fy year? YEAR", quarter_of_year, kFiscal},
      {"QUARTER '|’|‘ ~NN", quarter_of_year},
      {"YEAR -? QUARTER", quarter_of_year},
      {"FISCAL -? QUARTER", quarter_of_year, kFiscal},
      {"QUARTEROF", quarter_of_year},
      {"QUARTER", quarter_alone},
      {"QUARTER of? TIME", quarter_in_time},
      {"the? YEAR fiscal? ORD -? quarter", quarter_of_year},
      {"the? fiscal? ORD -? fiscal? quarter", quarter_alone},
      {"the? fiscal? ORD -? fiscal? quarter of|in|, TIME", quarter_in_time},
      {"the? fiscal? ORD -? fiscal? quarter YEAR", quarter_of_year},
      {"the? year -? ago|earlier quarter|period", year_before_quarter},
      {"the? year ~- ~ago|earlier", year_before_quarter},
      {"a year ~- ~ago|earlier quarter|period?", year_before_quarter},
      {"the? same|corresponding quarter|period? a|one year earlier|ago|before",
       year_before_quarter},
      {"HALF ,|of|in|-? YEAR", half_of_year},
      {"HALF of|in? FISCAL", half_of_year},
      {"YEAR -? HALF", half_of_year},
      {"HALFOF", half_of_year},
      {"the? ORD -? half of|in? TIME", half_of_year},
      {"the? YEAR ORD -? half", half_of_year},
      {"the? last|latter half of TIME", half_of_year, 2},

      // Counted from today, or from the last date that the text gave.
      {"DAYWORD", day_word},
      {"the day before yesterday", day_word, -2},
      {"the day after tomorrow", day_word, 2},
      {"WEEKDAY", weekday},
      {"WEEKDAY of? TIME", weekday_in_week},
      {"the week of TIME", week_of_day},
      {"the? REL fiscal? UNIT1", related_unit},
      {"this REL UNIT1", related_unit},
      {"the latest fiscal? UNIT1", related_unit, kPast},
      {"this? REL WEEKDAY", related_name},
      {"this? REL MONTH", related_name},
      {"this? REL SEASON", related_name},
      {"that|same UNIT1", same_unit},
      {"the same UNIT1", same_unit},
      {"the full? UNIT1", this_unit},
      {"the? end|close of the UNIT1", this_unit, of(Part::kEnd)},
      {"the? beginning|start of the UNIT1", this_unit, of(Part::kEarly)},
      {"the? middle of the UNIT1", this_unit, of(Part::kMiddle)},
      {"early|earlier in the UNIT1", this_unit, of(Part::kEarly)},
      {"late in the UNIT1", this_unit, of(Part::kLate)},
      {"later in the UNIT1", this_unit, of(Part::kAfter)},
      {"mid -? UNIT1", this_unit, of(Part::kMiddle)},
      {"QUANT NUM -? UNIT ago", counted_from_now, kPast},
      {"QUANT a|an UNIT1 or|so? so? ago", counted_from_now, kPast},
      {"a couple of? UNITS ago", counted_from_now, 2 * kPast},
      {"QUANT NUM -? UNIT from now|today", counted_from_now, kFuture},
      {"QUANT a|an UNIT1 from now|today", counted_from_now, kFuture},
      {"a? VAGUE UNITS ago", reference, kPast},
      {"UNITS ago", reference, kPast},
      {"QUANT NUM UNIT earlier", counted_from_focus, kPast},
      {"QUANT NUM UNIT later", counted_from_focus, kFuture},
      {"QUANT a|an UNIT1 earlier", counted_from_focus, kPast},
      {"QUANT a|an UNIT1 later", counted_from_focus, kFuture},
      {"the day before", counted_from_focus, kPast},
      {"the day after", counted_from_focus, kFuture},

      // Parts of a time.
      {"the? PART -? TIME", part_of_time},
      {"PART in|on TIME", part_of_time},
      {"the? end|close of TIME", part_of_time, of(Part::kEnd)},
      {"end - TIME", part_of_time, of(Part::kEnd)},
      {"the? beginning|start of TIME", part_of_time, of(Part::kEarly)},
      {"the? middle of TIME", part_of_time, of(Part::kMiddle)},
      {"the? year -? end YEAR?", year_end},
      {"around|circa TIME", around_time},

      // Times of day.
      {"HH ~: ~MM AMPM? ZONE?", clock_time},
      {"HH ~: ~MM AMPM? ZONE? ,|on? TIME", clock_time},
      {"HH ~. ~MM AMPM ZONE?", clock_time},
      {"HH AMPM ZONE?", clock_time},
      {"HH AMPM ZONE? ,|on? TIME", clock_time},
      {"noon|midday", clock_time, 12},
      {"noon|midday ,|on? TIME", clock_time, 12},
      {"midnight", clock_time, 24},
      {"midnight ,|on? TIME", clock_time, 24},
      {"tonight", part_of_day, 0},
      {"overnight", part_of_day, -1},
      {"this DAYPART", part_of_day, 0},
      {"last night", part_of_day, -1},
      {"the? DAYPART of TIME", part_of_day},

      // Durations.
      {"QUANT NUM -? more|additional|consecutive|straight|full|trading|business|working? UNIT",
       duration},
      {"the? QUANT NUM UNITS", duration},
      {"QUANT NUM to|or|-|– NUM2 UNITS", duration},
      {"the? ORD NUM UNITS", duration},
      {"the? ORD NUM UNITS of TIME", months_of_year},
      {"the? REL NUM -? UNITS", duration},
      {"QUANT a|an additional|extra|entire|full|whole? UNIT1", duration, 1},
      {"a couple of? UNITS", duration, 2},
      {"half a|an UNIT1", duration_in_tenths},
      {"a|an UNIT1 and a half", duration_in_tenths, 1},
      {"QUANT TENTHS -? UNIT", duration_in_tenths},
      {"QUANT NUM and a half UNITS", duration_in_tenths},
      {"QUANT NUM N1 ~/ ~N2 UNITS", duration_in_tenths},
      {"all UNIT1", duration, 1},
      {"a? VAGUE -? UNIT", vague_duration},
      {"the? REL a? VAGUE UNITS", vague_duration},
      {"the? recent|past UNITS", vague_duration},
      {"UNITS", vague_duration},
      {"the? coming|next UNITS", reference, kFuture},

      // Sets.
      {"every|each UNIT1", repeated, 1},
      {"every|each WEEKDAY", repeated, 1},
      {"every|each MONTH", repeated, 1},
      {"every|each SEASON", repeated, 1},
      {"every other UNIT1", repeated, 2},
      {"every NUM UNITS", repeated},
      {"once|twice a|every|each UNIT1", repeated, 1},
      {"WEEKDAYS", repeated, 1},
      {"OFTEN", repeated, 1},

      // What points to no day in particular.
      {"REF", reference},
      {"right now", reference, kNow},
      {"these days", reference, kNow},
      {"current", reference, kNow},
      {"the past", reference, kPast},
      {"the present", reference, kNow},
      {"the future", reference, kFuture},
      {"the? near|foreseeable|immediate|distant future", reference, kFuture},
      {"the near|short|long term", reference, kFuture},
  };
  return table;
}

const std::vector<Rule>& suffix_rules() {
  static const std::vector<Rule> table = {
      {"TIME DAYPART", part_of_day},
      {"TIME mid|early|late -? DAYPART", part_of_day},
      {"TIME 's|’s? fiscal? ORD -? quarter", quarter_in_time},
      {"TIME 's|’s? ORD -? half", half_of_year},
      {"TIME 's|’s end", part_of_time, of(Part::kEnd)},
      {"TIME ,|at? HH ~: ~MM AMPM? ZONE?", clock_time},
      {"TIME ,|at? HH AMPM ZONE?", clock_time},
      {"TIME at noon", clock_time, 12},
      {"TIME at midnight", clock_time, 24},
      {"TIME or so", around_time},
      {"TIME –|- TIME", time_range},
  };
  return table;
}

}  // namespace weft::timex
