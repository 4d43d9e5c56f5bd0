#include "importers/language/lemma.h"

#include <algorithm>
#include <array>

#include "importers/language/detail/irregular_verbs.h"

namespace weft {
namespace {

bool is_vowel(char c) { return std::string_view{"aeiou"}.find(c) != std::string_view::npos; }

/// "stopp" gives "stop"; empty if the last letter is not doubled, or is one that verbs end in
/// doubled ("pass", "sell").
std::string undoubled(std::string_view stem) {
  const auto size = stem.size();
  if (size < 3 || stem[size - 1] != stem[size - 2] || is_vowel(stem[size - 1])) return {};
  return std::string{stem.substr(0, size - 1)};
}

/// What a stem cut from "-ed" or "-ing" may have been: "releas" + e, "stopp" - p, "launch".
void add_stems(std::string_view stem, std::uint8_t forms, std::vector<VerbReading>& readings) {
  if (stem.size() < 2 ||
      std::none_of(stem.begin(), stem.end(), [](char c) { return is_vowel(c) || c == 'y'; })) {
    return;
  }
  readings.push_back({std::string{stem}, forms});
  readings.push_back({std::string{stem} + 'e', forms});
  if (auto shorter = undoubled(stem); !shorter.empty()) {
    readings.push_back({std::move(shorter), forms});
  }
}

/// The stems of a word in "-s": "tries" gives "try", "pushes" gives "pushe" and "push".
std::vector<std::string> stems_before_s(std::string_view word) {
  std::vector<std::string> stems;
  if (!word.ends_with('s') || word.ends_with("ss") || word.size() < 4) return stems;
  if (word.ends_with("ies") && word.size() > 4) {
    stems.push_back(std::string{word.substr(0, word.size() - 3)} + 'y');
  }
  stems.emplace_back(word.substr(0, word.size() - 1));
  if (word.ends_with("es")) stems.emplace_back(word.substr(0, word.size() - 2));
  return stems;
}

}  // namespace

std::vector<VerbReading> verb_readings(std::string_view word) {
  std::vector<VerbReading> readings;
  for (const auto& irregular : detail::irregular_forms(word)) {
    readings.push_back({std::string{irregular.lemma}, irregular.forms});
  }
  readings.push_back({std::string{word}, kBaseForm});
  for (auto& stem : stems_before_s(word)) readings.push_back({std::move(stem), kThirdPerson});
  constexpr std::uint8_t kEd = kPastTense | kPastParticiple;
  if (word.ends_with("ied") && word.size() > 4) {
    readings.push_back({std::string{word.substr(0, word.size() - 3)} + 'y', kEd});
  } else if (word.ends_with("ed")) {
    add_stems(word.substr(0, word.size() - 2), kEd, readings);
  } else if (word.ends_with("ying") && word.size() <= 6) {
    // "dying" of "die", "lying" of "lie"; "buying" is "buy".
    readings.push_back({std::string{word.substr(0, word.size() - 4)} + "ie", kIngForm});
    add_stems(word.substr(0, word.size() - 3), kIngForm, readings);
  } else if (word.ends_with("ing")) {
    add_stems(word.substr(0, word.size() - 3), kIngForm, readings);
  }
  return readings;
}

std::vector<std::string> noun_readings(std::string_view word) {
  std::vector<std::string> readings{std::string{word}};
  for (auto& stem : stems_before_s(word)) readings.push_back(std::move(stem));
  return readings;
}

bool has_verb_forms(std::string_view lemma, const WordSet& english) {
  if (lemma.size() < 2 || !english.contains(lemma)) return false;
  const std::string base{lemma};
  const std::string without_e = base.ends_with('e') ? base.substr(0, base.size() - 1) : base;
  const std::string with_y =
      base.ends_with('y') ? base.substr(0, base.size() - 1) + 'i' : without_e;
  const std::string doubled = base + base.back();
  const bool past = english.contains(with_y + "ed") || english.contains(doubled + "ed");
  return past && (english.contains(without_e + "ing") || english.contains(doubled + "ing"));
}

}  // namespace weft
