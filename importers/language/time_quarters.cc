#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_scene.h"

/// Quarters and half years, of calendar and business years.
namespace weft::timex::actions {
namespace {

/// "Q3" gives a quarter; "third" one too, if there are as many.
std::optional<int> number_of(const Slots& slots, int most) {
  const auto number = slots.quarter ? slots.quarter : slots.half ? slots.half : slots.ordinal;
  return number && *number >= 1 && *number <= most ? number : std::nullopt;
}

std::optional<int> year_of(const Slots& slots) {
  if (slots.inner) {
    const auto& moment = slots.inner->moment;
    return moment && moment->grain == Grain::kYear ? moment->year : std::nullopt;
  }
  if (slots.year) return slots.year;
  if (slots.fiscal) return slots.fiscal;
  return slots.two_digits ? std::optional{full_year(*slots.two_digits)} : std::nullopt;
}

bool is_year(const Slots& slots) {
  return !slots.inner || (slots.inner->moment && slots.inner->moment->grain == Grain::kYear);
}

bool is_fiscal(const Slots& slots, const Scene& scene) {
  return slots.fiscal || contains_word(scene, slots, "fiscal") ||
         (slots.inner && slots.inner->moment && slots.inner->moment->fiscal);
}

/// The last quarter that was over on the article's date.
Moment last_quarter(const Scene& scene) {
  return shifted(anchor_moment(scene, Grain::kQuarter), -1);
}

/// The quarter or year whose figures the text tells, moved to `year` if that is given.
Moment period_told(const Scene& scene, std::optional<int> year) {
  const auto& focus = scene.focus;
  if (focus && focus->grain == Grain::kYear) {
    return {.grain = Grain::kYear, .year = year ? year : focus->year};
  }
  const bool told = focus && focus->grain == Grain::kQuarter;
  if (year && !told) return {.grain = Grain::kYear, .year = year};
  auto quarter = told ? *focus : last_quarter(scene);
  if (year) quarter.year = year;
  return quarter;
}

}  // namespace

Answer quarter_of_year(const Slots& slots, const Scene& scene, int fiscal) {
  const auto both = slots.quarter_of;
  const auto number = both ? std::optional{*both % 10} : number_of(slots, 4);
  if (!number) return std::nullopt;
  auto moment = part_moment(Grain::kQuarter, both ? *both / 10 : year_of(slots), *number);
  moment.fiscal = fiscal != 0 || is_fiscal(slots, scene);
  return point(moment);
}

Answer quarter_in_time(const Slots& slots, const Scene& scene, int argument) {
  if (!is_year(slots) || !slots.inner->moment->time_of_day.empty()) return std::nullopt;
  return quarter_of_year(slots, scene, argument);
}

Answer quarter_alone(const Slots& slots, const Scene& scene, int) {
  const auto number = number_of(slots, 4);
  if (!number) return std::nullopt;
  // Results are told soon after the quarter, plans before it.
  auto moment = part_moment(Grain::kQuarter, {}, *number);
  const auto now = anchor_moment(scene, Grain::kQuarter);
  if (const auto year = shared_year(scene, slots, Sense::kQuarter)) {
    moment.year = year;
  } else if (now.year) {
    const bool ahead = scene.lexemes[slots.begin].tense == Tense::kFuture;
    const bool begun = static_cast<unsigned>(*number) <= now.number;
    const bool long_over = static_cast<unsigned>(*number) + 1 < now.number;
    moment.year = ahead ? *now.year + (long_over ? 1 : 0) : *now.year - (begun ? 0 : 1);
  }
  moment.fiscal = is_fiscal(slots, scene);
  return point(moment);
}

Answer half_of_year(const Slots& slots, const Scene& scene, int last) {
  const auto both = slots.half_of;
  auto number = both ? std::optional{*both % 10} : number_of(slots, 2);
  if (last != 0) number = last;
  if (!number || !is_year(slots)) return std::nullopt;
  auto moment = part_moment(Grain::kHalf, both ? *both / 10 : year_of(slots), *number);
  moment.fiscal = is_fiscal(slots, scene);
  return point(moment);
}

/// A year before the quarter (or year) told of; "the year-earlier third quarter" says which.
Answer year_before_quarter(const Slots& slots, const Scene& scene, int) {
  if (slots.outer) {  // "last year's quarter"
    const auto& year = slots.outer->moment;
    if (!year || year->grain != Grain::kYear || !year->year) return std::nullopt;
    auto quarter = period_told(scene, year->year);
    if (quarter.grain != Grain::kQuarter) {
      quarter = last_quarter(scene);
      quarter.year = year->year;
    }
    return compared(point(quarter));
  }
  if (slots.ordinal) {
    const auto number = number_of(slots, 4);
    const auto year = anchor_moment(scene, Grain::kYear).year;
    if (!number) return std::nullopt;
    return compared(
        point(part_moment(Grain::kQuarter, year ? std::optional{*year - 1} : year, *number)));
  }
  const auto told = period_told(scene, {});
  return compared(point(shifted(told, told.grain == Grain::kQuarter ? -4 : -1)));
}

Answer reported_period(const Slots& slots, const Scene& scene, int) {
  if (!slots.year && !slots.inner) return point(period_told(scene, {}));
  if (slots.inner && (!slots.inner->moment || slots.inner->moment->grain != Grain::kYear)) {
    return std::nullopt;
  }
  const auto year = slots.year ? slots.year : slots.inner->moment->year;
  return compared(point(period_told(scene, year)));
}

}  // namespace weft::timex::actions
