#include "importers/readers/detail/table_days.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace weft {
namespace {

Error no_day(std::string_view cell, std::string_view remedy, std::string_view pattern = {}) {
  constexpr std::size_t kMostShown = 40;
  std::string message = "\"";
  message.append(cell.substr(0, kMostShown)).append("\" is not a date").append(remedy);
  message.append(pattern);
  return fail(ErrorCode::kMalformed, std::move(message));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number at `at`: as many digits as the pattern has letters, or fewer where something parts it
/// from the next.
std::optional<int> number_at(std::string_view cell, std::size_t& at, std::size_t most) {
  int number = 0;
  const auto begin = at;
  while (at < cell.size() && at - begin < most && is_digit(cell[at])) {
    number = number * 10 + (cell[at++] - '0');
  }
  return at == begin ? std::nullopt : std::optional{number};
}

std::optional<Day> day_by_pattern(std::string_view cell, std::string_view pattern) {
  int year = 0, month = 0, day = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < pattern.size();) {
    const char part = pattern[i];
    if (part != 'y' && part != 'm' && part != 'd') {
      if (at >= cell.size() || cell[at++] != part) return std::nullopt;
      ++i;
      continue;
    }
    const auto letters = std::min(pattern.find_first_not_of(part, i), pattern.size()) - i;
    const auto number = number_at(cell, at, letters);
    if (!number) return std::nullopt;
    (part == 'y' ? year : part == 'm' ? month : day) = *number;
    i += letters;
  }
  return day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

}  // namespace

Result<EdtfDate> DayReader::read(std::string_view cell) {
  if (last_ && cell == last_cell_) return *last_;
  WEFT_ASSIGN(date, parse(cell));
  last_cell_ = cell;
  last_ = date;
  return std::move(date);
}

Result<EdtfDate> DayReader::parse(std::string_view cell) const {
  if (cell.empty()) return fail(ErrorCode::kMalformed, "no date");
  if (!how_.pattern.empty()) {
    const auto day = day_by_pattern(cell, how_.pattern);
    if (!day) return no_day(cell, " written as ", how_.pattern);
    return EdtfDate::on_day(*day);
  }
  if (how_.unit_days <= 0) {
    auto date = parse_edtf(cell);
    if (!date) return no_day(cell, "; the layout says how dates are written");
    return date;
  }
  constexpr double kMostDays = 3e6;  // Some 9,000 years.
  double number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  const auto days = std::floor(number * how_.unit_days + 1e-9);  // 31 hours / 24 is a bit less.
  if (error != std::errc{} || end != cell.data() + cell.size() || !(std::abs(days) <= kMostDays))
    return no_day(cell, ", a number of hours or days");
  const auto day = static_cast<Day>(how_.origin + static_cast<Day>(days));
  const auto [year, month, day_of_month] = calendar_of(day);
  if (day_of(year, month, day_of_month) != day) return no_day(cell, " in years -9999 to 9999");
  return EdtfDate::on_day(day);
}

}  // namespace weft
