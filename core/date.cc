#include "core/date.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <utility>

namespace weft {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = -9999;
constexpr int kLastYear = 9999;

std::string year_text(int number) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, number < 0 ? "-%04d" : "%04d", std::abs(number));
  return buffer;
}

std::string with_part(int number, unsigned part) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "-%02u", part);
  return year_text(number) + buffer;
}

/// The factories write EDTF and read it back, so that a date has one meaning however it was made.
EdtfDate written(const std::string& text) { return parse_edtf(text).value(); }

std::string_view begin_of(std::string_view text) { return text.substr(0, text.find('/')); }

std::string_view end_of(std::string_view text) {
  const auto slash = text.find('/');
  return slash == std::string_view::npos ? text : text.substr(slash + 1);
}

bool is_bound(std::string_view part) { return !part.empty() && part != ".."; }

bool ends_in_qualifier(std::string_view part) {
  return !part.empty() && std::string_view{"?~%"}.find(part.back()) != std::string_view::npos;
}

/// Adds "?" or "~" to one date; both together are written "%".
std::string qualified(std::string_view part, char qualifier) {
  if (!is_bound(part)) return std::string{part};
  if (!ends_in_qualifier(part)) return std::string{part} + qualifier;
  if (part.back() == qualifier) return std::string{part};
  return std::string{part.substr(0, part.size() - 1)} + '%';
}

std::string qualify_both(std::string_view text, char qualifier) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return qualified(text, qualifier);
  return qualified(text.substr(0, slash), qualifier) + '/' +
         qualified(text.substr(slash + 1), qualifier);
}

}  // namespace

std::optional<Day> day_of(int number, unsigned month_number, unsigned day_number) {
  if (number < kFirstYear || number > kLastYear) return std::nullopt;
  const year_month_day date{year{number}, month{month_number}, day{day_number}};
  if (month_number > 12 || day_number > 31 || !date.ok()) return std::nullopt;
  return static_cast<Day>(sys_days{date}.time_since_epoch().count());
}

YearMonthDay calendar_of(Day number) {
  static const Day first = *day_of(kFirstYear, 1, 1);
  static const Day last = *day_of(kLastYear, 12, 31);
  const year_month_day date{sys_days{days{std::clamp(number, first, last)}}};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

std::string to_iso(Day number) {
  if (number == kFirstDay || number == kLastDay) return {};
  const auto date = calendar_of(number);
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "-%02u", date.day);
  return with_part(date.year, date.month) + buffer;
}

EdtfDate::EdtfDate(DayRange days, Precision precision, std::string text)
    : days_(days), precision_(precision), text_(std::move(text)) {}

EdtfDate EdtfDate::on_day(Day day) {
  const auto date = calendar_of(day);  // Brings days outside the calendar back into it.
  return written(to_iso(*day_of(date.year, date.month, date.day)));
}

EdtfDate EdtfDate::in_month(int year, unsigned month) { return written(with_part(year, month)); }

EdtfDate EdtfDate::in_quarter(int year, unsigned quarter) {
  return written(with_part(year, 32 + quarter));
}

EdtfDate EdtfDate::in_season(int year, unsigned season) {
  return written(with_part(year, 20 + season));
}

EdtfDate EdtfDate::in_half(int year, unsigned half) { return written(with_part(year, 39 + half)); }

EdtfDate EdtfDate::in_year(int year) { return written(year_text(year)); }

EdtfDate EdtfDate::in_decade(int first_year) {
  auto text = year_text(first_year);
  text.back() = 'X';
  return written(text);
}

Result<EdtfDate> EdtfDate::between(const EdtfDate& begin, const EdtfDate& end) {
  return parse_edtf(begin.text() + '/' + end.text());
}

EdtfDate EdtfDate::not_before(const EdtfDate& begin) {
  const auto first = begin_of(begin.text());
  return is_bound(first) ? written(std::string{first} + "/..") : begin;
}

EdtfDate EdtfDate::not_after(const EdtfDate& end) {
  const auto last = end_of(end.text());
  return is_bound(last) ? written("../" + std::string{last}) : end;
}

EdtfDate EdtfDate::approximately() const { return {days_, precision_, qualify_both(text_, '~')}; }

EdtfDate EdtfDate::uncertain() const { return {days_, precision_, qualify_both(text_, '?')}; }

bool EdtfDate::is_interval() const { return text_.find('/') != std::string::npos; }

bool EdtfDate::is_open() const { return days_.first == kFirstDay || days_.last == kLastDay; }

bool EdtfDate::is_qualified() const {
  return ends_in_qualifier(begin_of(text_)) || ends_in_qualifier(end_of(text_));
}

std::strong_ordering operator<=>(const EdtfDate& a, const EdtfDate& b) {
  if (const auto order = a.days_.first <=> b.days_.first; order != 0) return order;
  if (const auto order = width_of(a.days_) <=> width_of(b.days_); order != 0) return order;
  return a.text_.compare(b.text_) <=> 0;
}

std::int64_t width_of(DayRange range) {
  if (range.first == kFirstDay || range.last == kLastDay) {
    return std::numeric_limits<std::int64_t>::max();
  }
  return std::int64_t{range.last} - range.first + 1;
}

}  // namespace weft
