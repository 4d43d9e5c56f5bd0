#include <algorithm>
#include <array>
#include <charconv>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_grammar_file.h"
#include "importers/language/detail/time_scene.h"

/// Holidays: when they are, and how the grammar file says it.
namespace weft::timex {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

/// Easter Sunday in the Gregorian calendar: the anonymous algorithm (Meeus, Astronomical
/// Algorithms, chapter 8).
Day easter_of(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 19 * l) / 433;
  const int month = (h + l - 7 * m + 90) / 25;
  const int day = (h + l - 7 * m + 33 * month + 19) % 32;
  return *day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::optional<Day> weekday_in_month(const Holiday& holiday, int year) {
  const auto month = EdtfDate::in_month(year, holiday.month).days();
  const auto wanted = holiday.weekday;
  if (holiday.which == 0) {
    return month.last - static_cast<Day>((weekday_of(month.last) + 7 - wanted) % 7);
  }
  const auto ahead = (wanted + 7 - weekday_of(month.first)) % 7;
  return month.first + static_cast<Day>(ahead + 7 * (holiday.which - 1));
}

/// Reads "11-thursday-4+1" from left to right.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<int> number() {
    int value = 0;
    const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (read.ec != std::errc{}) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
    return value;
  }
  std::optional<unsigned> number(int least, int most) {
    const auto value = number();
    return value && *value >= least && *value <= most ? std::optional{static_cast<unsigned>(*value)}
                                                      : std::nullopt;
  }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  std::optional<unsigned> weekday() {
    for (unsigned i = 0; i < kWeekdays.size(); ++i) {
      if (take(kWeekdays[i])) return i + 1;
    }
    return std::nullopt;
  }
  /// "+1", "-2", or nothing.
  std::optional<int> days_after() {
    if (rest_.empty()) return 0;
    take("+");
    const auto value = number();
    return rest_.empty() ? value : std::nullopt;
  }

 private:
  std::string_view rest_;
};

std::optional<Holiday> parse_list(std::string_view text) {
  Holiday holiday;
  holiday.kind = Holiday::Kind::kListed;
  while (!text.empty()) {
    const auto date = parse_edtf(take_word(text));
    if (!date || date->is_open() || date->earliest() != date->latest()) return std::nullopt;
    holiday.days.push_back(date->earliest());
  }
  std::sort(holiday.days.begin(), holiday.days.end());
  return holiday;
}

}  // namespace

std::optional<Day> day_of_holiday(const Holiday& holiday, int year) {
  if (year < 1 || year > 9999) return std::nullopt;
  std::optional<Day> day;
  switch (holiday.kind) {
    case Holiday::Kind::kFixed:
      day = day_of(year, holiday.month, holiday.day);
      break;
    case Holiday::Kind::kWeekday:
      day = weekday_in_month(holiday, year);
      break;
    case Holiday::Kind::kEaster:
      day = easter_of(year);
      break;
    case Holiday::Kind::kListed:
      for (const auto listed : holiday.days) {
        if (calendar_of(listed).year == year) day = listed;
      }
      break;
  }
  return day ? std::optional{*day + holiday.plus} : std::nullopt;
}

std::optional<Holiday> parse_holiday(std::string_view text) {
  constexpr std::size_t kIsoLength = 10;
  if (text.substr(0, text.find(' ')).size() == kIsoLength && text[4] == '-') {
    return parse_list(text);
  }
  Reader read{text};
  Holiday holiday;
  if (read.take("easter")) {
    holiday.kind = Holiday::Kind::kEaster;
  } else {
    const auto month = read.number(1, 12);
    if (!month || !read.take("-")) return std::nullopt;
    holiday.month = *month;
    if (const auto weekday = read.weekday()) {
      holiday.kind = Holiday::Kind::kWeekday;
      holiday.weekday = *weekday;
      if (!read.take("-")) return std::nullopt;
      const auto which = read.take("last") ? std::optional{0U} : read.number(1, 4);
      if (!which) return std::nullopt;
      holiday.which = *which;
    } else {
      const auto day = read.number(1, 31);
      if (!day || !day_of(2024, *month, *day)) return std::nullopt;
      holiday.day = *day;
    }
  }
  const auto plus = read.days_after();
  if (!plus || *plus < -366 || *plus > 366) return std::nullopt;
  holiday.plus = *plus;
  return holiday;
}

namespace actions {

Answer holiday(const Slots& slots, const Scene& scene, int index) {
  const auto& meant = scene.grammar.holidays[static_cast<std::size_t>(index)];
  const auto first = scene.lexemes.begin() + static_cast<std::ptrdiff_t>(slots.begin);
  const auto last = scene.lexemes.begin() + static_cast<std::ptrdiff_t>(slots.end);
  if (std::none_of(first, last,
                   [](const Lexeme& l) { return l.capital && !l.as(Sense::kRelation); }))
    return std::nullopt;
  const auto in_year = [&](int year) -> std::optional<DayRange> {
    const auto day = day_of_holiday(meant, year);
    return day ? std::optional{DayRange{*day, *day}} : std::nullopt;
  };
  auto year = slots.year;
  if (slots.inner) {
    const auto& moment = slots.inner->moment;
    if (!moment || moment->grain != Grain::kYear) return std::nullopt;
    year = moment->year;
  }
  const auto now = today(scene);
  if (!year && now && slots.relation) {
    const auto relation = static_cast<Relation>(*slots.relation);
    const int this_year = calendar_of(*now).year;
    const auto days = in_year(this_year);
    const bool behind = days && days->last < *now;
    if (relation == Relation::kThis)
      year = this_year;
    else if (relation < Relation::kThis)
      year = behind ? this_year : this_year - 1;
    else
      year = behind ? this_year + 1 : this_year;
  } else if (!year) {
    year = likely_year(scene, scene.lexemes[slots.begin].tense, kReachOfDays, in_year);
  }
  const auto days = year ? in_year(*year) : std::nullopt;
  if (days) return point(moment_at(days->first, Grain::kDay));
  if (meant.kind != Holiday::Kind::kFixed || meant.plus != 0) return std::nullopt;
  return point(day_moment(year, static_cast<int>(meant.month), static_cast<int>(meant.day)));
}

}  // namespace actions
}  // namespace weft::timex
