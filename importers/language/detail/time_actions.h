#pragma once

#include "importers/language/detail/time_rules.h"

/// What the rules do. Each makes a Reading of the words that a pattern took, or refuses.
namespace weft::timex::actions {

using Answer = std::optional<Reading>;

// Calendar dates.
Answer calendar_date(const Slots& slots, const Scene& scene, int);  ///< Day, month, year given.
Answer day_in_month(const Slots& slots, const Scene& scene, int);   ///< No year given.
Answer day_in_time(const Slots& slots, const Scene& scene, int);    ///< "the 5th of this month"
Answer day_beside(const Slots& slots, const Scene& scene, int);     ///< "the day after Christmas"
Answer day_alone(const Slots& slots, const Scene& scene, int);      ///< "on the 5th"
Answer day_range(const Slots& slots, const Scene& scene, int);      ///< "March 3-5"
Answer iso_date(const Slots& slots, const Scene& scene, int);       ///< "2024-01-15"
Answer iso_month(const Slots& slots, const Scene& scene, int);      ///< "2024-01", "2019-20"
Answer numeric_date(const Slots& slots, const Scene& scene, int day_first);
Answer month_of_year(const Slots& slots, const Scene& scene, int);
Answer month_alone(const Slots& slots, const Scene& scene, int);
Answer month_in_time(const Slots& slots, const Scene& scene, int);  ///< "June last year"
Answer year_alone(const Slots& slots, const Scene& scene, int);
Answer year_named(const Slots& slots, const Scene& scene, int fiscal);
Answer year_of_era(const Slots& slots, const Scene& scene, int before);  ///< "400 BCE", "AD 70"
Answer year_range(const Slots& slots, const Scene& scene, int);
Answer time_range(const Slots& slots, const Scene& scene, int);  ///< "May–August 2025"
Answer decade(const Slots& slots, const Scene& scene, int);
Answer decade_possessive(const Slots& slots, const Scene& scene, int);  ///< "the 1960's"
Answer century(const Slots& slots, const Scene& scene, int);
Answer season(const Slots& slots, const Scene& scene, int);
Answer holiday(const Slots& slots, const Scene& scene, int month_and_day);

// Quarters and half years.
Answer quarter_of_year(const Slots& slots, const Scene& scene, int fiscal);
Answer quarter_in_time(const Slots& slots, const Scene& scene, int);
Answer quarter_alone(const Slots& slots, const Scene& scene, int);
Answer half_of_year(const Slots& slots, const Scene& scene, int which);
Answer year_before_quarter(const Slots& slots, const Scene& scene, int);
Answer reported_period(const Slots& slots, const Scene& scene, int);  ///< "the latest period"

// Counted from the article's date or from the last date in the text.
Answer day_word(const Slots& slots, const Scene& scene, int offset);
Answer weekday(const Slots& slots, const Scene& scene, int);
Answer weekday_in_week(const Slots& slots, const Scene& scene, int);
Answer week_of_day(const Slots& slots, const Scene& scene, int);
Answer related_unit(const Slots& slots, const Scene& scene, int);    ///< "last week"
Answer related_name(const Slots& slots, const Scene& scene, int);    ///< "last Friday"
Answer same_unit(const Slots& slots, const Scene& scene, int);       ///< "that year"
Answer this_unit(const Slots& slots, const Scene& scene, int part);  ///< "the year"
Answer counted_from_now(const Slots& slots, const Scene& scene, int direction);
Answer counted_from_focus(const Slots& slots, const Scene& scene, int direction);
Answer part_of_time(const Slots& slots, const Scene& scene, int part);
Answer year_end(const Slots& slots, const Scene& scene, int);
Answer around_time(const Slots& slots, const Scene& scene, int);

// Times of day, durations, sets, and what points nowhere in particular.
Answer clock_time(const Slots& slots, const Scene& scene, int hour);
Answer part_of_day(const Slots& slots, const Scene& scene, int offset);
Answer part_of_day_told(const Slots& slots, const Scene& scene, int);  ///< "the next morning"
Answer duration(const Slots& slots, const Scene& scene, int count);
Answer duration_in_tenths(const Slots& slots, const Scene& scene, int whole_units);
Answer months_of_year(const Slots& slots, const Scene& scene, int);  ///< "first nine months of"
Answer vague_duration(const Slots& slots, const Scene& scene, int);
Answer repeated(const Slots& slots, const Scene& scene, int every);
Answer reference(const Slots& slots, const Scene& scene, int direction);

}  // namespace weft::timex::actions
