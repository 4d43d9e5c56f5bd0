#include "importers/language/detail/moment.h"

/// How Moments are written in EDTF.
namespace weft::timex {
namespace {

std::optional<EdtfDate> whole_date(const Moment& moment) {
  const auto days = days_of(moment);
  if (!days) return std::nullopt;
  switch (moment.grain) {
    case Grain::kDay:
      return EdtfDate::on_day(days->first);
    case Grain::kMonth:
      return EdtfDate::in_month(*moment.year, moment.number);
    case Grain::kSeason:
      return EdtfDate::in_season(*moment.year, moment.number);
    case Grain::kQuarter:
      return EdtfDate::in_quarter(*moment.year, moment.number);
    case Grain::kHalf:
      return EdtfDate::in_half(*moment.year, moment.number);
    case Grain::kYear:
      return EdtfDate::in_year(*moment.year);
    case Grain::kDecade:
      return EdtfDate::in_decade(*moment.year);
    default: {
      const auto between =
          EdtfDate::between(EdtfDate::on_day(days->first), EdtfDate::on_day(days->last));
      return between ? std::optional{*between} : std::nullopt;
    }
  }
}

std::optional<EdtfDate> between(const EdtfDate& begin, const EdtfDate& end) {
  auto result = EdtfDate::between(begin, end);
  return result ? std::optional{*result} : std::nullopt;
}

/// Months first to last of the moment's year, or years of its decade: the third that is meant.
std::optional<EdtfDate> part_of_years(const Moment& moment) {
  const bool decade = moment.grain == Grain::kDecade;
  const int year = *moment.year;
  const auto make = [&](unsigned first, unsigned last) {
    if (decade) {
      return between(EdtfDate::in_year(year + static_cast<int>(first)),
                     EdtfDate::in_year(year + static_cast<int>(last)));
    }
    return between(EdtfDate::in_month(year, first), EdtfDate::in_month(year, last));
  };
  switch (moment.part) {
    case Part::kEarly:
      return decade ? make(0, 3) : make(1, 4);
    case Part::kMiddle:
      return decade ? make(4, 6) : make(5, 8);
    case Part::kLate:
      return decade ? make(7, 9) : make(9, 12);
    default:
      return decade ? EdtfDate::in_year(year + 9) : EdtfDate::in_month(year, 12);
  }
}

/// The third of a month, quarter, season or half that is meant, by days.
std::optional<EdtfDate> part_of_days(const Moment& moment, DayRange days) {
  const Day third = static_cast<Day>(width_of(days) / 3);
  switch (moment.part) {
    case Part::kEarly:
      days.last = days.first + third - 1;
      break;
    case Part::kMiddle:
      days = {days.first + third, days.last - third};
      break;
    default:
      days.first = days.last - third + 1;
      break;
  }
  return between(EdtfDate::on_day(days.first), EdtfDate::on_day(days.last));
}

/// "Earlier this year" and "later this year", as seen from the article's date.
std::optional<EdtfDate> up_to_or_from(const Moment& moment, DayRange days, Day today) {
  if (today < days.first || today > days.last || days.first == days.last) {
    return whole_date(moment);
  }
  return moment.part == Part::kBefore
             ? between(EdtfDate::on_day(days.first), EdtfDate::on_day(today))
             : between(EdtfDate::on_day(today), EdtfDate::on_day(days.last));
}

std::optional<EdtfDate> part_date(const Moment& moment, DayRange days, std::optional<Day> today) {
  if (moment.part == Part::kBefore || moment.part == Part::kAfter) {
    return today ? up_to_or_from(moment, days, *today) : whole_date(moment);
  }
  std::optional<EdtfDate> date;
  if (moment.grain == Grain::kYear || moment.grain == Grain::kDecade) {
    date = part_of_years(moment);
  } else if (moment.grain >= Grain::kMonth && moment.grain <= Grain::kHalf) {
    date = part_of_days(moment, days);
  } else {
    date = whole_date(moment);
  }
  return date ? std::optional{date->approximately()} : std::nullopt;
}

/// The months of a business year, quarter or half, where it is known when such years begin.
std::optional<EdtfDate> fiscal_date(const Moment& moment, unsigned begins) {
  const bool year = moment.grain == Grain::kYear;
  const int months = year ? 12 : moment.grain == Grain::kQuarter ? 3 : 6;
  const int before = begins == 1 ? 0 : 13 - static_cast<int>(begins);
  const Moment january{.grain = Grain::kMonth, .year = moment.year, .number = 1};
  const auto first =
      shifted(january, (year ? 0 : months * (static_cast<int>(moment.number) - 1)) - before);
  const auto last = shifted(first, months - 1);
  if (!first.year || !last.year) return std::nullopt;
  return between(EdtfDate::in_month(*first.year, first.number),
                 EdtfDate::in_month(*last.year, last.number));
}

}  // namespace

std::optional<EdtfDate> edtf_date(const Moment& moment, std::optional<Day> today,
                                  unsigned fiscal_begins) {
  const auto days = days_of(moment);
  if (!days) return std::nullopt;
  const bool divides = moment.grain == Grain::kYear || moment.grain == Grain::kQuarter ||
                       moment.grain == Grain::kHalf;
  if (moment.fiscal && fiscal_begins > 0 && divides && moment.part == Part::kWhole) {
    return fiscal_date(moment, fiscal_begins);
  }
  auto date = moment.part == Part::kWhole ? whole_date(moment) : part_date(moment, *days, today);
  if (date && (moment.fiscal || moment.approximate)) return date->approximately();
  return date;
}

}  // namespace weft::timex
