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
  constexpr std::array kAnswers = {
      "yes",  "no",      "n/a",     "na",   "none", "tbd",    "tba",      "-",         "–",
      "—",    "✓",       "✗",       "✔",    "✘",    "✅",      "❌",        "partial",   "full",
      "n.a.", "unknown", "limited", "high", "low",  "medium", "moderate", "very high", "very low"};
  const auto lower = lower_ascii(cell);
  return std::find(kAnswers.begin(), kAnswers.end(), lower) != kAnswers.end();
}

bool is_function_word(std::string_view lower) {
  constexpr std::array kWords = {"a",  "an", "and", "as",   "at",  "by", "for", "from", "in", "of",
                                 "on", "or", "per", "than", "the", "to", "vs",  "with", "via"};
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
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
  if (end == '-' || end == '/' || end == ',' || end == '&' || end == '(')
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
  if (is_attribute_word(last) || unit) cost -= 1.2;
  if (is_ascii_lower(cell.front())) cost += 2;
  if (std::any_of(cell.begin(), cell.end(), is_ascii_digit)) cost += 0.8;
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
  shape.pattern = pattern_of(cell);
  shape.ends_in_bracket = cell.back() == ')';
  shape.begins_small = is_ascii_lower(cell.front());
  return shape;
}

double cell_cost(std::string_view cell, CellPlace place, const PageWords& page) {
  if (cell.empty()) return place == CellPlace::kValue ? kEmptyCell : 2 * kEmptyCell;
  double cost = 0;
  int words = 0;
  each_word(cell, [&](std::string_view word) {
    cost += word_cost(word, page);
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
  if (is_ascii_lower(cell.front())) cost += 0.7;
  if (words > 1 && is_named_on_page(cell, page)) cost -= 1.5;
  return cost;
}

double neighbour_cost(const CellShape& left, const CellShape& right) {
  if (left.is_empty || right.is_empty) return 0;
  double cost = 0.12 * std::abs(left.words - right.words);
  cost += left.ends_in_bracket != right.ends_in_bracket ? 0.4 : left.ends_in_bracket ? -0.8 : 0;
  if (left.begins_small != right.begins_small) cost += 0.7;
  if (!left.pattern.empty() && left.pattern == right.pattern) cost -= 0.8;
  using Kind = CellShape::Kind;
  if (left.kind == Kind::kAnswer && right.kind == Kind::kAnswer) cost -= 0.5;
  if ((left.kind == Kind::kQuantity) != (right.kind == Kind::kQuantity)) cost += 0.4;
  if (left.kind != Kind::kQuantity || right.kind != Kind::kQuantity) return cost;
  const auto &a = left.quantity, &b = right.quantity;
  cost -= 0.8;
  if (a.unit == b.unit) cost -= a.unit.empty() ? 0.2 : 0.6;
  if (a.currency == b.currency && !a.currency.empty()) cost -= 0.5;
  if (a.decimals == b.decimals) cost -= 0.4;
  return cost + 0.15 * std::abs(a.digits - b.digits);
}

}  // namespace weft
