#include "importers/readers/detail/cells.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/word_list.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

constexpr double kEmptyCell = 5;

bool is_answer(std::string_view cell) {
  constexpr auto kAnswers = std::to_array<std::string_view>(
      {"yes",  "no",  "n/a",     "na",       "none",      "tbd",     "tba",
       "-",    "–",   "—",       "✓",        "✗",         "✔",       "✘",
       "✅",    "❌",   "partial", "full",     "n.a.",      "unknown", "limited",
       "high", "low", "medium",  "moderate", "very high", "very low"});
  const auto lower = lower_ascii(cell);
  return std::find(kAnswers.begin(), kAnswers.end(), lower) != kAnswers.end();
}

bool is_function_word(std::string_view lower) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "per", "than",
       "the", "to", "vs", "with", "via"});
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

// "low", not "eVTOL".
bool begins_small(std::string_view cell) {
  const auto first = cell.substr(0, cell.find(' '));
  return is_ascii_lower(first.front()) && std::none_of(first.begin(), first.end(), is_ascii_upper);
}

template <class Visit>
void each_word(std::string_view cell, const Visit& visit) {
  for (std::size_t at = 0; at < cell.size();) {
    std::size_t end = at;
    while (end < cell.size() && cell[end] != ' ' && cell[end] != '\t' &&
           cell.substr(end, 2) != "\u00A0")
      ++end;
    if (end > at) visit(cell.substr(at, end - at));
    at = end + (end < cell.size() && cell[end] == '\xC2' ? 2 : 1);
  }
}

// "80GB HBM3" is "9A A9": runs of one kind count once.
std::string pattern_of(std::string_view cell) {
  if (std::none_of(cell.begin(), cell.end(), is_ascii_digit)) return {};
  std::string pattern;
  for (const char c : cell) {
    const char kind = is_ascii_digit(c) ? '9' : is_ascii_letter(c) || is_beyond_ascii(c) ? 'A' : c;
    if (pattern.empty() || pattern.back() != kind) pattern.push_back(kind);
  }
  if (pattern.ends_with("9+")) pattern.pop_back();  // "40+" is like "36".
  return pattern;
}

bool brackets_pair(std::string_view cell) {
  int depth = 0;
  for (const char c : cell) {
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && --depth < 0) return false;
  }
  return depth == 0;
}

bool has_joint(std::string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i) {
    const bool word_follows = i + 1 < word.size() && is_ascii_lower(word[i + 1]);
    if (is_ascii_upper(word[i]) &&
        (is_ascii_lower(word[i - 1]) || (word_follows && is_ascii_upper(word[i - 1]))))
      return true;
  }
  return false;
}

// "£2503.6 years" is two cells.
bool is_measure(std::string_view word) {
  constexpr auto kMeasures = std::to_array<std::string_view>(
      {"year",  "years",   "day", "days",  "month", "months", "week", "weeks", "hour",
       "hours", "minutes", "km",  "miles", "mm",    "cm",     "m",    "kg",    "g",
       "lbs",   "W",       "kW",  "MW",    "GW",    "kWh",    "MWh",  "GB",    "TB",
       "t",     "mph",     "nm",  "ms",    "s",     "min",    "km²",  "cores"});
  return std::find(kMeasures.begin(), kMeasures.end(), word) != kMeasures.end();
}

double ends_cost(std::string_view cell) {
  std::string_view first, last;
  each_word(cell, [&](std::string_view word) {
    if (first.empty()) first = word;
    last = word;
  });
  double cost = 0;
  if (is_function_word(last)) cost += 2.5;
  if (is_function_word(first)) cost += 1.5;
  const char end = cell.back();
  if (end == '-' || cell.ends_with("–") || end == '/' || end == ',' || end == '&' || end == '(')
    cost += cell.size() > 1 ? 3 : 0;
  const char begin = cell.front();
  if (begin == '-' || begin == '/' || begin == ',' || begin == ')' || begin == '&')
    cost += cell.size() > 1 && !quantity_in(first) ? 3 : 0;
  return cost;
}

double label_cost(std::string_view cell) {
  std::string last;
  int words = 0;
  each_word(cell, [&](std::string_view word) {
    last = lower_ascii(word);
    ++words;
  });
  while (!last.empty() && !is_ascii_letter(last.back()) && !is_ascii_digit(last.back()))
    last.pop_back();
  double cost = 0;
  const bool unit = !cell.empty() && cell.back() == ')';  // "Range (km)"
  if (is_attribute_word(last) || unit) {
    cost -= 1.2;
  } else if (is_english_word(last)) {
    cost -= 0.6;
  }
  if (begins_small(cell)) cost += 2;
  if (std::any_of(cell.begin(), cell.end(), is_ascii_digit)) cost += 1.4;
  if (words > 4) cost += 0.8 * (words - 4);
  return cost;
}

double corner_cost(std::string_view cell) {
  std::string first;
  each_word(cell, [&](std::string_view word) {
    if (first.empty()) first = lower_ascii(word);
  });
  if (is_attribute_heading(lower_ascii(cell))) return -3;
  return is_attribute_heading(first) ? 0 : 0.6;
}

// The page names it elsewhere: wholly, or up to a bracket.
bool is_named_on_page(std::string_view cell, const PageWords& page) {
  return page.has_phrase(cell) || (cell.find(" (") != std::string_view::npos &&
                                   page.has_phrase(cell.substr(0, cell.find(" ("))));
}

}  // namespace

CellShape shape_of(std::string_view cell) {
  CellShape shape;
  shape.is_empty = cell.empty();
  if (cell.empty()) return shape;
  std::string_view first;
  each_word(cell, [&](std::string_view word) {
    if (first.empty()) first = word;
    ++shape.words;
  });
  if (is_answer(cell)) {
    shape.kind = CellShape::Kind::kAnswer;
  } else if (const auto quantity = quantity_in(first)) {
    shape.kind = CellShape::Kind::kQuantity;
    shape.quantity = *quantity;
  }
  shape.text = cell;
  shape.pattern = pattern_of(cell);
  shape.ends_in_bracket = cell.back() == ')';
  shape.begins_small = begins_small(cell);
  return shape;
}

double cell_cost(std::string_view cell, CellPlace place, WordCosts& costs) {
  if (cell.empty()) return place == CellPlace::kValue ? kEmptyCell : 2 * kEmptyCell;
  double cost = 0;
  int words = 0;
  bool number = false, money = false;
  each_word(cell, [&](std::string_view word) {
    const double own = number && is_unit(word) ? 0.4 : costs.of(word);
    cost += own;
    if (money && is_measure(word)) cost += 2;
    const auto quantity = quantity_in(word);
    number = quantity.has_value();
    money = number && !quantity->currency.empty();
    // A joint with words on both sides, "Liquid GlassMaterial 3", is hardly that of a name.
    const bool inside = words > 0 && word.data() + word.size() < cell.data() + cell.size();
    if (inside && own > 1.5 && has_joint(word)) cost += 1.5;
    ++words;
  });
  cost += ends_cost(cell);
  if (!brackets_pair(cell)) cost += 6;
  switch (place) {
    case CellPlace::kCorner:
      return cost + corner_cost(cell);
    case CellPlace::kLabel:
      return cost + label_cost(cell);
    case CellPlace::kHeading:
      if (words > 5) cost += 0.5 * (words - 5);
      break;
    case CellPlace::kValue:
      if (is_answer(cell)) cost -= 0.6;
      break;
  }
  if (begins_small(cell)) cost += 0.7;
  if (words > 1 && is_named_on_page(cell, costs.page())) cost -= 1.5;
  return cost;
}

namespace {

// Cells of a row often begin or end with the same words, or are the same: "In service".
double likeness(std::string_view left, std::string_view right) {
  // That two short numbers are the same may be chance.
  constexpr std::size_t kShort = 3;
  const bool number = std::all_of(left.begin(), left.end(), is_ascii_digit);
  if (left == right && !(number && left.size() < kShort))
    return std::min(1.5, 0.3 * static_cast<double>(left.size()));
  std::size_t first = 0, last = 0;
  const std::size_t most = std::min(left.size(), right.size());
  while (first < most && left[first] == right[first]) ++first;
  while (last < most && left[left.size() - 1 - last] == right[right.size() - 1 - last]) ++last;
  const auto worth = [](std::size_t same) {
    return same < 3 ? 0.0 : std::min(1.0, 0.15 * static_cast<double>(same));
  };
  return std::max(worth(first), worth(last));
}

}  // namespace

double neighbour_cost(const CellShape& left, const CellShape& right) {
  if (left.is_empty || right.is_empty) return 0;
  const auto lengths = static_cast<int>(left.text.size()) - static_cast<int>(right.text.size());
  double cost = 0.1 * std::abs(left.words - right.words) + std::min(1.0, 0.03 * std::abs(lengths)) -
                likeness(left.text, right.text);
  cost += left.ends_in_bracket != right.ends_in_bracket ? 0.4 : left.ends_in_bracket ? -0.8 : 0;
  if (left.begins_small != right.begins_small) cost += 0.7;
  if (!left.pattern.empty() && left.pattern == right.pattern) cost -= 0.8;
  using Kind = CellShape::Kind;
  if (left.kind == Kind::kAnswer && right.kind == Kind::kAnswer) cost -= 0.5;
  if ((left.kind == Kind::kQuantity) != (right.kind == Kind::kQuantity)) cost += 0.4;
  if (left.kind != Kind::kQuantity || right.kind != Kind::kQuantity) return cost;
  const auto &a = left.quantity, &b = right.quantity;
  cost -= 0.8;
  const auto unit_of = [](const Quantity& quantity) {
    return quantity.unit == "+" ? std::string_view{} : quantity.unit;
  };
  if (unit_of(a) == unit_of(b)) cost -= unit_of(a).empty() ? 0.2 : 0.6;
  if (a.currency == b.currency && !a.currency.empty()) cost -= 0.5;
  if (a.decimals == b.decimals) cost -= 0.4;
  // What is compared is of one size: of "91438", 9, 14 and 38 are likelier than 91, 43 and 8. Of
  // two readings alike, the longer number first.
  return cost + 0.15 * std::abs(a.magnitude - b.magnitude) + (a.digits < b.digits ? 0.02 : 0);
}

}  // namespace weft
