#include "importers/readers/detail/cell_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "importers/readers/detail/joints.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/quantity.h"
#include "importers/readers/detail/spellings.h"
#include "importers/readers/detail/word_forms.h"
#include "importers/readers/detail/word_list.h"

namespace weft {
namespace {

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

// "FDXTSMC": an abbreviation that the page or many names have, with other capitals glued to it.
bool is_glued_abbreviation(std::string_view word, const PageWords& page) {
  const auto known = [&](std::string_view part) {
    return is_known_spelling(part) || page.has(part);
  };
  for (std::size_t i = 2; i + 2 <= word.size(); ++i) {
    if ((i >= 3 && known(word.substr(0, i))) || (word.size() - i >= 3 && known(word.substr(i))))
      return true;
  }
  return false;
}

// "Yespgvector": an answer with the next cell glued to it.
bool begins_with_answer(std::string_view word) {
  return word.size() > 4 && word.starts_with("Yes") && is_ascii_lower(word[3]);
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
  if (upper)
    return word.size() < 3 ? 2.4
                           : 2.0 + 0.6 * std::max(0.0, length - 4) +
                                 (is_glued_abbreviation(word, page) ? 1.5 : 0);
  if (begins_with_answer(word)) return 6;
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
           (page.has(word.substr(0, digit_at)) ? 1.5 : 0) + (word.size() - digit_at < 8 ? 0.6 : 3);
  // "km6" in "Passenger-km6": a unit stands behind its number.
  if (digit_at > 1 && is_ascii_lower(word[0]) && is_unit(word.substr(0, digit_at))) return 4;
  const auto last_digit = word.find_last_of("0123456789");
  const std::size_t tail = word.size() - 1 - last_digit;
  const auto letters_behind = word.substr(last_digit + 1);
  const bool code = tail == 3 && all_of(letters_behind, Letter::kUpper);  // "22FDX"
  const bool known_behind =
      tail >= 3 && (is_known_spelling(letters_behind) || page.has(letters_behind));  // "V4CATL"
  if (tail >= 3 && (!code || known_behind))
    return 2.2 + plain_word_cost(letters_behind, page) + (known_behind ? 1.5 : 0);
  int changes = code ? 2 : 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const bool digit = letter_of(word[i]) == Letter::kDigit;
    if (digit != (letter_of(word[i - 1]) == Letter::kDigit)) ++changes;
  }
  const std::size_t letters = static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char c) { return letter_of(c) != Letter::kDigit; }));
  return 0.9 + 0.4 * changes + 0.25 * static_cast<double>(letters > 4 ? letters - 4 : 0);
}

double simple_cost(std::string_view word, const PageWords& page) {
  if (word.empty()) return 3;
  const bool digits = std::any_of(word.begin(), word.end(), is_ascii_digit);
  return digits ? model_cost(word, page) : plain_word_cost(word, page);
}

double joined_cost(std::string_view word, const PageWords& page) {
  if (page.has(word)) return 0.2;
  if (is_known_spelling(word)) return 0.5;
  if (is_abbreviation_with_tail(word)) return 3;
  if (is_numbered_name(word)) return 2;
  if (is_formula(word)) return 1.8;
  const auto joints = joints_of(word);
  if (joints.size() == 1) {  // "HelloBetter", elsewhere "Hello Better"
    const auto at = joints.front().at;
    std::string phrase{word.substr(0, at)};
    phrase.append(1, ' ').append(word.substr(at));
    if (page.has_phrase(phrase)) return 0.6;
  }
  const bool letters = std::none_of(word.begin(), word.end(), is_ascii_digit);
  const bool small_joints = std::none_of(joints.begin(), joints.end(), [](const Joint& joint) {
    return joint.cost >= kJointElsewhere;
  });
  if (letters && !joints.empty() && small_joints && word.size() <= 5) return 2.6;  // "CdTe", "GaN"
  const bool one_small = is_ascii_lower(word[0]) && joints.size() == 1 && joints.front().at == 1 &&
                         all_of(word.substr(2), Letter::kLower);
  if (letters && one_small && word.size() > 4) return 2.6;  // "eFlash", "xStocks"
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
  if (is_ampersand_name(core)) return 0.9;
  const auto sign = core.find_first_of("%$");  // "US37%" is no word.
  double cost = sign == std::string_view::npos ? 0 : 3;
  int parts = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= core.size(); ++i) {
    if (i < core.size() && !is_link(core[i])) continue;
    const auto part = core.substr(begin, i - begin);
    const auto quantity = quantity_in(part);
    cost += part.empty() ? 2 : quantity ? quantity->cost : joined_cost(part, page);
    // "VoteES" in "VoteES&S".
    if (i < core.size() && core[i] == '&' && !joints_of(part).empty()) cost += 1.5;
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

// One piece, without asking the cache.
double piece_cost(std::string_view piece, const PageWords& page) {
  const auto core = strip_marks(piece);
  if (core.empty()) return 0.8;
  // What closes a bracket must end the word: "(CUDA)Da" is two.
  const auto bracket = core.find_first_of(")]%");
  if (bracket != std::string_view::npos && bracket + 1 < core.size()) {
    const auto rest = core.substr(bracket + 1);
    const bool goes_on = rest[0] == '-' || rest[0] == '/' || rest[0] == '+' || rest[0] == ',';
    if (!goes_on && !quantity_in(core))
      return kJointElsewhere + piece_cost(core.substr(0, bracket), page) + piece_cost(rest, page);
  }
  return core_cost(core, page);
}

}  // namespace

bool WordCosts::knows(std::string_view word) const {
  if (page_.has(word) || is_known_spelling(word)) return true;
  const auto lower = lower_ascii(word);
  return page_.has_lower(lower) || is_attribute_word(lower) || is_english_word(lower);
}

double WordCosts::of(std::string_view piece) {
  const auto [known, is_new] = costs_.try_emplace(piece, 0);
  if (is_new) known->second = piece_cost(piece, page_);
  return known->second;
}

}  // namespace weft
