#include "importers/readers/detail/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <unordered_set>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

bool starts_with_any(std::string_view& text, std::initializer_list<std::string_view> list) {
  for (const auto words : list) {
    if (!text.starts_with(words)) continue;
    text.remove_prefix(words.size());
    return true;
  }
  return false;
}

constexpr auto kUnits = std::to_array<std::string_view>(
    {"%",     "x",     "X",       "×",     "+",     "K",      "M",      "B",     "T",     "k",
     "m",     "b",     "bn",      "mn",    "tn",    "GB",     "TB",     "MB",    "KB",    "PB",
     "Gb",    "Tb",    "GHz",     "MHz",   "kHz",   "Hz",     "W",      "kW",    "MW",    "GW",
     "TW",    "kWh",   "MWh",     "GWh",   "TWh",   "Wh",     "nm",     "mm",    "cm",    "km",
     "kg",    "g",     "mg",      "mcg",   "µg",    "ml",     "mL",     "L",     "l",     "mph",
     "hp",    "Nm",    "s",       "ms",    "µs",    "ns",     "min",    "h",     "hr",    "hrs",
     "d",     "y",     "yr",      "yrs",   "fps",   "dB",     "V",      "mAh",   "Ah",    "A",
     "px",    "p",     "G",       "bps",   "Mbps",  "Gbps",   "Tbps",   "°C",    "°F",    "°",
     "pt",    "pts",   "st",      "nd",    "rd",    "th",     "TFLOPS", "TOPS",  "FLOPS", "PFLOPS",
     "t",     "kt",    "Mt",      "lb",    "lbs",   "ft",     "in",     "mi",    "MP",    "m²",
     "m³",    "kN",    "N",       "bbl",   "ppm",   "bp",     "bps",    "pp",    "D",     "K+",
     "MWe",   "GWe",   "MWt",     "kWe",   "MWp",   "GWp",    "kWp",    "mGy",   "mSv",   "Mtpa",
     "TEU",   "dwt",   "GT",      "mpg",   "rpm",   "psi",    "bar",    "mbar",  "kPa",   "MPa",
     "GPa",   "lm",    "nits",    "dBi",   "IU",    "mmHg",   "mmol",   "kcal",  "cal",   "ha",
     "EH/s",  "TH/s",  "J/TH",    "gwei",  "TPS",   "QPS",    "IOPS",   "FPS",   "kbps",  "mm/s",
     "m/s",   "km/s",  "m/h",     "kN/m",  "g/km",  "L/100",  "/t",     "/bbl",  "/MWh",  "/TB",
     "M+",    "B+",    "%+",      "x+",    "GB/s",  "TB/s",   "MB/s",   "km/h",  "Wh/kg", "kWh/kg",
     "mg/kg", "mg/dL", "/5",      "/10",   "/100",  "/month", "/mo",    "/year", "/yr",   "/user",
     "/hour", "/hr",   "/day",    "/kWh",  "/GB",   "/MW",    "/kg",    "/mile", "/week", "-bit",
     "-day",  "-week", "-month",  "-year", "-inch", "-hour",  "-core",  "-cell", "-seat", "-point",
     "-mile", "-man",  "B/month", "k+"});

bool is_year(std::string_view number) {
  return number.starts_with("19") || number.starts_with("20");
}

struct Number {
  std::size_t length = 0;
  int digits = 0, decimals = 0;
  double value = 0;  ///< Without its decimals.
  double cost = 0;
};

// "35,000", "2.5", "12500" at the beginning of `text`.
Number number_at(std::string_view text) {
  Number number;
  std::size_t at = 0;
  const auto run = [&] {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return end - at;
  };
  std::size_t digits = run();
  if (digits == 0) return number;
  const bool zero_first = text[0] == '0' && digits > 1;
  number.digits = static_cast<int>(digits);
  at += digits;
  bool grouped = false;
  while (at + 1 < text.size() && text[at] == ',' && is_ascii_digit(text[at + 1])) {
    ++at;
    const std::size_t group = run();
    if (group != 3 || (!grouped && digits > 3)) number.cost += 5;
    number.digits += static_cast<int>(group);
    at += group;
    grouped = true;
  }
  if (at + 1 < text.size() && text[at] == '.' && is_ascii_digit(text[at + 1])) {
    ++at;
    number.decimals = static_cast<int>(run());
    at += static_cast<std::size_t>(number.decimals);
    if (number.decimals > 2) number.cost += 0.6 * (number.decimals - 2);
  }
  if (zero_first) number.cost += 2;
  if (!grouped && number.digits == 4 && is_year(text)) number.cost -= 0.2;  // A year.
  if (!grouped && number.digits > 4) number.cost += 0.6 * (number.digits - 4);
  number.length = at;
  for (const char c : text.substr(0, text.substr(0, at).find('.'))) {
    if (is_ascii_digit(c)) number.value = 10 * number.value + (c - '0');
  }
  return number;
}

// "2026-03" and "2026-03-15": as long as the date at the beginning of `text`; 0 if none is there.
std::size_t date_at(std::string_view text) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    if (text.size() < from + count) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                       text.begin() + static_cast<std::ptrdiff_t>(from + count), is_ascii_digit);
  };
  const auto between = [&](std::size_t from, std::string_view least, std::string_view most) {
    const auto part = text.substr(from, 2);
    return digits(from, 2) && part >= least && part <= most;
  };
  const bool month =
      between(0, "19", "20") && digits(2, 2) && text.substr(4, 1) == "-" && between(5, "01", "12");
  if (!month) return 0;
  return text.substr(7, 1) == "-" && between(8, "01", "31") ? 10 : 7;
}

}  // namespace

bool is_unit(std::string_view word) {
  static const std::unordered_set<std::string_view> units(kUnits.begin(), kUnits.end());
  return units.contains(word);
}

std::optional<Quantity> quantity_in(std::string_view word) {
  // Most words are none: no sign and currency are longer than this.
  constexpr std::size_t kBeforeNumber = 8;
  const auto first = word.substr(0, kBeforeNumber);
  if (std::none_of(first.begin(), first.end(), is_ascii_digit)) return std::nullopt;
  Quantity quantity;
  if (const auto date = date_at(word); date > 0 && date == word.size()) {
    quantity.digits = static_cast<int>(date);
    quantity.unit = "-date";
    quantity.cost = 0.3;
    return quantity;
  }
  std::string_view rest = word;
  starts_with_any(rest, {"~", "<", ">", "≈", "±", "≥", "≤", "+", "-", "−"});
  const auto before_currency = rest;
  if (starts_with_any(rest, {"US$", "A$", "C$", "HK$", "$", "€", "£", "¥", "₹", "₩", "RMB", "EUR",
                             "USD", "CHF"}))
    quantity.currency = before_currency.substr(0, before_currency.size() - rest.size());
  const auto number = number_at(rest);
  if (number.length == 0) return std::nullopt;
  quantity.digits = number.digits;
  quantity.decimals = number.decimals;
  quantity.magnitude = std::log10(std::max(1.0, number.value));
  quantity.cost = 0.6 + number.cost;
  rest.remove_prefix(number.length);
  // A second number of a range or score: "10–20", "2-1", "$5-$7".
  std::string_view second = rest;
  starts_with_any(second, {"%", "K", "M", "B", "k"});
  if (starts_with_any(second, {"–", "—", "-", "/", "x", "×"})) {
    starts_with_any(second, {"$", "€", "£"});
    if (const auto other = number_at(second); other.length > 0) {
      quantity.cost += 0.2 + other.cost + 0.5 * std::abs(other.digits - number.digits);
      if (is_year(word) && other.length == 4 && second.substr(0, 4) < word.substr(0, 4))
        quantity.cost += 2;  // "2027-1220" is no span of years.
      rest = second.substr(other.length);
    }
  }
  quantity.unit = rest;
  if (!rest.empty() && !is_unit(rest)) return std::nullopt;
  if (!rest.empty()) quantity.cost += 0.1;
  return quantity;
}

}  // namespace weft
