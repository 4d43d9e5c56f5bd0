#include "importers/readers/detail/cell_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/spellings.h"
#include "importers/readers/detail/word_list.h"

namespace weft {
namespace {

// Two words glued together inside a piece. Names are often "DeepMind", seldom "CNCFHashi".
constexpr double kJointBehindSmall = 2.8;
constexpr double kJointElsewhere = 4.0;

bool starts_with_any(std::string_view& text, std::initializer_list<std::string_view> list) {
  for (const auto words : list) {
    if (!text.starts_with(words)) continue;
    text.remove_prefix(words.size());
    return true;
  }
  return false;
}

constexpr std::array kUnits = {
    "%",     "x",     "X",       "×",     "+",     "K",      "M",      "B",     "T",     "k",
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
    "M+",    "B+",    "%+",      "x+",    "GB/s",  "TB/s",   "MB/s",   "km/h",  "Wh/kg", "kWh/kg",
    "mg/kg", "mg/dL", "/5",      "/10",   "/100",  "/month", "/mo",    "/year", "/yr",   "/user",
    "/hour", "/hr",   "/day",    "/kWh",  "/GB",   "/MW",    "/kg",    "/mile", "/week", "-bit",
    "-day",  "-week", "-month",  "-year", "-inch", "-hour",  "-core",  "-cell", "-seat", "-point",
    "-mile", "-man",  "B/month", "k+"};

struct Number {
  std::size_t length = 0;
  int digits = 0, decimals = 0;
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
  if (!grouped && number.digits == 4 && (text.starts_with("19") || text.starts_with("20")))
    number.cost -= 0.2;  // A year.
  if (!grouped && number.digits > 4) number.cost += 0.6 * (number.digits - 4);
  number.length = at;
  return number;
}

// ---- words

enum class Letter { kLower, kUpper, kDigit, kOther };
Letter letter_of(char c) {
  if (is_ascii_upper(c)) return Letter::kUpper;
  if (is_ascii_digit(c)) return Letter::kDigit;
  return is_ascii_lower(c) || is_beyond_ascii(c) ? Letter::kLower : Letter::kOther;
}

bool all_of(std::string_view word, Letter kind) {
  return std::all_of(word.begin(), word.end(), [&](char c) { return letter_of(c) == kind; });
}

double english_cost(std::size_t length) {
  constexpr std::array kByLength = {0.0, 2.6, 2.0, 1.4, 1.1};
  return length < kByLength.size() ? kByLength[length] : 0.9;
}

// Two English words without a gap or a capital between them: "Latencylow"; or one and a letter.
bool is_glued_pair(std::string_view word) {
  if (word.size() < 6 || word.size() > 30) return false;
  const auto lower = lower_ascii(word);
  const auto all_but_last = std::string_view(lower).substr(0, lower.size() - 1);
  if (is_english_word(all_but_last) || is_attribute_word(all_but_last)) return true;  // "Platformm"
  for (std::size_t i = 3; i + 3 <= word.size(); ++i) {
    if (is_english_word(std::string_view(lower).substr(0, i)) &&
        is_english_word(std::string_view(lower).substr(i)))
      return true;
  }
  return false;
}

// A word of letters only, written all small, all capital or with one capital.
double plain_word_cost(std::string_view word, const PageWords& page) {
  const auto length = static_cast<double>(word.size());
  const bool upper = all_of(word, Letter::kUpper);
  const auto lower = lower_ascii(word);
  if (word.size() > 1 && page.has(word)) return 0.2;
  if (is_known_spelling(word) || lower == "yes" || lower == "no" || lower == "none") return 0.5;
  const double shout = upper && word.size() > 1 ? 0.8 : 0;
  if (word.size() > 1 && page.has_lower(lower)) return 0.6 + shout;
  if (is_attribute_word(lower)) return 0.7 + shout;
  if (is_english_word(lower)) return english_cost(word.size()) + shout;
  if (upper) return word.size() < 3 ? 2.4 : 2.0 + 0.6 * std::max(0.0, length - 4);
  if (is_ascii_upper(word[0]))
    return word.size() < 4 ? 4.2 - 0.5 * length
                           : 2.0 + 0.08 * length + 0.3 * std::max(0.0, length - 9) +
                                 (is_glued_pair(word) ? 1.5 : 0);
  return 3.2 + 0.12 * length + 0.3 * std::max(0.0, length - 9) + (is_glued_pair(word) ? 1.5 : 0);
}

// Letters and digits mixed: "H100", "910B", "HBM3e", "v2".
double model_cost(std::string_view word, const PageWords& page) {
  if (page.has(word)) return 0.2;
  if (is_known_spelling(word)) return 0.5;
  // "only30" is no model: a whole word stands before the number.
  const auto digit_at = static_cast<std::size_t>(
      std::find_if(word.begin(), word.end(), is_ascii_digit) - word.begin());
  if (digit_at >= 4 && letter_of(word[digit_at - 1]) == Letter::kLower)
    return 1.5 + plain_word_cost(word.substr(0, digit_at), page) +
           (word.size() - digit_at < 8 ? 0.6 : 3);
  const auto last_digit = word.find_last_of("0123456789");
  const std::size_t tail = word.size() - 1 - last_digit;
  if (tail >= 3) return 2.2 + plain_word_cost(word.substr(last_digit + 1), page);
  int changes = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const bool digit = letter_of(word[i]) == Letter::kDigit;
    if (digit != (letter_of(word[i - 1]) == Letter::kDigit)) ++changes;
  }
  const std::size_t letters = static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char c) { return letter_of(c) != Letter::kDigit; }));
  return 0.9 + 0.4 * changes + 0.25 * static_cast<double>(letters > 4 ? letters - 4 : 0);
}

// Whether the capital at `at` only begins a plural: "GPU|s" in "GPUs".
bool is_plural_capital(std::string_view word, std::size_t at) {
  return at + 1 < word.size() && word[at + 1] == 's' &&
         (at + 2 == word.size() || letter_of(word[at + 2]) != Letter::kLower);
}

bool is_one_of(std::string_view word, std::string_view list) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (list[at - 1] == ' ' && list[end] == ' ') return true;
  }
  return false;
}

// Halves that names are made of: "HashiCorp", "OpenFold".
bool is_name_half(std::string_view head, std::string_view tail) {
  constexpr std::string_view kHeads =
      " Open Deep One Big Git Data Cloud Block Chat Snap Drop Graph Auto Hyper Super Micro Nano "
      "Bio "
      "Neuro Robo Cyber Air Blue Red Fast Flash True Uni Multi Quant Mc Mac ";
  constexpr std::string_view kTails =
      " Corp Soft Tech Bank Pay Hub Lab Labs Net Works Base Flow AI DB Chain Swap Gen Bio Med "
      "Pharma "
      "Cloud Mind Seek Tube Book Box Script Query Web Fold Store Kit Link Core Pilot Graph RAG SQL "
      "ML "
      "OS GPT LM Bench Chat Rank Pass Line Stack Wave Sat ";
  return is_one_of(head, kHeads) || is_one_of(tail, kTails);
}

// The run of letters from `begin` to the next capital behind a small letter.
std::string_view half_at(std::string_view word, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < word.size() && !(is_ascii_upper(word[end]) && !is_ascii_upper(word[end - 1]))) ++end;
  return word.substr(begin, end - begin);
}

// Names are joined of short words.
double length_cost(std::size_t length) {
  return length > 7 ? 0.25 * static_cast<double>(length - 7) : 0;
}

struct Joint {
  std::size_t at;
  double cost;
};

// Where two words may be joined inside `word`: "Stack|CUDA", "CUDACANN|Deep", "200|Huawei".
std::vector<Joint> joints_of(std::string_view word) {
  std::vector<Joint> joints;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const Letter before = letter_of(word[i - 1]), here = letter_of(word[i]);
    if (here != Letter::kUpper) continue;
    const bool word_follows = i + 1 < word.size() && letter_of(word[i + 1]) == Letter::kLower &&
                              !is_plural_capital(word, i);
    if (before == Letter::kLower) {
      const bool name = is_name_half(word.substr(begin, i - begin), half_at(word, i));
      joints.push_back({i, kJointBehindSmall - (name ? 0.9 : 0) + length_cost(i - begin)});
      begin = i;
    } else if (word_follows && before != Letter::kOther) {
      joints.push_back({i, kJointElsewhere});
    }
  }
  return joints;
}

double simple_cost(std::string_view word, const PageWords& page) {
  if (word.empty()) return 3;
  const bool digits = std::any_of(word.begin(), word.end(), is_ascii_digit);
  return digits ? model_cost(word, page) : plain_word_cost(word, page);
}

// "MLflow", "GPUs", "PhD": a short abbreviation that runs into a small word.
bool is_abbreviation_with_tail(std::string_view word) {
  std::size_t capitals = 0;
  while (capitals < word.size() && is_ascii_upper(word[capitals])) ++capitals;
  return capitals >= 2 && capitals <= 4 && capitals < word.size() &&
         all_of(word.substr(capitals), Letter::kLower) && is_english_word(word.substr(capitals)) &&
         !is_english_word(lower_ascii(word.substr(capitals - 1)));
}

double joined_cost(std::string_view word, const PageWords& page) {
  if (page.has(word)) return 0.2;
  if (is_known_spelling(word)) return 0.5;
  if (is_abbreviation_with_tail(word)) return 3;
  const auto joints = joints_of(word);
  const bool letters = std::none_of(word.begin(), word.end(), is_ascii_digit);
  const bool small_joints = std::none_of(joints.begin(), joints.end(), [](const Joint& joint) {
    return joint.cost >= kJointElsewhere;
  });
  if (letters && !joints.empty() && small_joints && word.size() <= 5) return 2.6;  // "CdTe", "GaN"
  double cost = 0;
  std::size_t begin = 0;
  for (const auto& joint : joints) {
    cost += joint.cost + simple_cost(word.substr(begin, joint.at - begin), page);
    begin = joint.at;
  }
  auto last = word.substr(begin);
  if (last.size() > 2 && is_plural_capital(last, last.size() - 2) && letters) last.remove_suffix(1);
  return cost + simple_cost(last, page);
}

// Marks that join the parts of one word: "open-source", "H100/H200", "R&D", "Node.js".
bool is_link(char c) { return std::string_view("-/&+_.'*").find(c) != std::string_view::npos; }

double core_cost(std::string_view core, const PageWords& page) {
  if (page.has(core)) return 0.2;
  if (is_known_spelling(core)) return 0.5;
  if (const auto quantity = quantity_in(core)) return quantity->cost;
  const auto sign = core.find_first_of("%$");  // "US37%" is no word.
  double cost = sign == std::string_view::npos ? 0 : 3;
  int parts = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= core.size(); ++i) {
    if (i < core.size() && !is_link(core[i])) continue;
    const auto part = core.substr(begin, i - begin);
    const auto quantity = quantity_in(part);
    cost += part.empty() ? 2 : quantity ? quantity->cost : joined_cost(part, page);
    // "modelNow" in "Multi-modelNow": no name is joined so.
    if (parts > 0 && !quantity && !part.empty() && is_ascii_lower(part[0]) &&
        std::any_of(part.begin(), part.end(), is_ascii_upper))
      cost += 1.2;
    ++parts;
    begin = i + 1;
  }
  return parts == 1 ? cost : 0.3 + cost * (parts == 2 ? 0.7 : 0.6);
}

std::string_view strip_marks(std::string_view piece) {
  constexpr std::string_view kOpening = "([{\"'", kClosing = ")]}\"',;:.!?";
  while (!piece.empty() && kOpening.find(piece.front()) != std::string_view::npos)
    piece.remove_prefix(1);
  while (!piece.empty() && kClosing.find(piece.back()) != std::string_view::npos)
    piece.remove_suffix(1);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"“", "”", "‘", "’", "™", "®"}) {
      if (piece.starts_with(mark)) piece.remove_prefix(mark.size()), again = true;
      if (piece.ends_with(mark)) piece.remove_suffix(mark.size()), again = true;
    }
  }
  return piece;
}

}  // namespace

bool is_unit(std::string_view word) {
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

std::optional<Quantity> quantity_in(std::string_view word) {
  Quantity quantity;
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
  quantity.cost = 0.6 + number.cost;
  rest.remove_prefix(number.length);
  // A second number of a range or score: "10–20", "2-1", "$5-$7".
  std::string_view second = rest;
  starts_with_any(second, {"%", "K", "M", "B", "k"});
  if (starts_with_any(second, {"–", "—", "-", "/", "x", "×"})) {
    starts_with_any(second, {"$", "€", "£"});
    if (const auto other = number_at(second); other.length > 0) {
      quantity.cost += 0.2 + other.cost + 0.5 * std::abs(other.digits - number.digits);
      rest = second.substr(other.length);
    }
  }
  quantity.unit = rest;
  if (!rest.empty() && !is_unit(rest)) return std::nullopt;
  if (!rest.empty()) quantity.cost += 0.1;
  return quantity;
}

double word_cost(std::string_view piece, const PageWords& page) {
  const auto core = strip_marks(piece);
  if (core.empty()) return 0.8;
  // What closes a bracket must end the word: "(CUDA)Da" is two.
  const auto bracket = core.find_first_of(")]%");
  if (bracket != std::string_view::npos && bracket + 1 < core.size()) {
    const auto rest = core.substr(bracket + 1);
    const bool goes_on = rest[0] == '-' || rest[0] == '/' || rest[0] == '+' || rest[0] == ',';
    if (!goes_on && !quantity_in(core))
      return kJointElsewhere + word_cost(core.substr(0, bracket), page) + word_cost(rest, page);
  }
  return core_cost(core, page);
}

}  // namespace weft
