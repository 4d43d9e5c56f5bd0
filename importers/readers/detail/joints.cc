#include "importers/readers/detail/joints.h"

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

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

}  // namespace

Letter letter_of(char c) {
  if (is_ascii_upper(c)) return Letter::kUpper;
  if (is_ascii_digit(c)) return Letter::kDigit;
  return is_ascii_lower(c) || is_beyond_ascii(c) ? Letter::kLower : Letter::kOther;
}

bool is_plural_capital(std::string_view word, std::size_t at) {
  return at + 1 < word.size() && word[at + 1] == 's' &&
         (at + 2 == word.size() || letter_of(word[at + 2]) != Letter::kLower);
}

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

}  // namespace weft
