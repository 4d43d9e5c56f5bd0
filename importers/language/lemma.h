#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/name_words.h"

namespace weft {

/// Forms of an English verb, as bits: "cut" is a base, a past and a participle at once.
enum VerbForm : std::uint8_t {
  kBaseForm = 1,
  kThirdPerson = 2,
  kPastTense = 4,
  kPastParticiple = 8,
  kIngForm = 16,
};
struct VerbReading {
  std::string lemma;
  std::uint8_t forms = 0;
};

/// Every verb that the spelling of `word` (lower case) allows, likelier ones first: "planned" may
/// be of "plan" and of "planne". The caller keeps those that are verbs. Irregular forms give their
/// own verb alone. Cost: a few short strings.
[[nodiscard]] std::vector<VerbReading> verb_readings(std::string_view word);

/// Every singular that the spelling of `word` (lower case) allows, `word` itself first.
[[nodiscard]] std::vector<std::string> noun_readings(std::string_view word);

/// Whether the word list holds the past and the -ing form of `lemma`: the mark of an English verb.
[[nodiscard]] bool has_verb_forms(std::string_view lemma, const WordSet& english);

}  // namespace weft
