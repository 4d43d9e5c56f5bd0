#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "importers/language/detail/tagged_words.h"

namespace weft::detail {

/// Words [begin, end) of a sentence.
struct Phrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const Phrase&, const Phrase&) = default;
};

enum class VerbShape : std::uint8_t {
  kFinite,      ///< "launched", "has launched", "will be launched", "is launching".
  kInfinitive,  ///< "to launch".
  kIng,         ///< ", launching", "after launching".
  kParticiple,  ///< "launched by Orion", "founded in 2015, ...": passive, no verb of its own
                ///< clause.
};

/// A verb with its auxiliaries: words [begin, end), `main` the verb itself; `end` is behind the
/// particles of its lemma ("roll out"). An auxiliary without a verb ("is", "has") is a group too.
struct VerbGroup {
  std::size_t begin = 0;
  std::size_t main = 0;
  std::size_t end = 0;
  VerbShape shape = VerbShape::kFinite;
  bool passive = false;
  bool negated = false;
  bool past = false;  ///< Past or perfect.
  bool perfect = false;
  bool pluperfect = false;
  std::string_view modal;  ///< "will", "may"; empty if none.
};

/// In text order. Linear time.
[[nodiscard]] std::vector<VerbGroup> find_verb_groups(const std::vector<Word>& words);

/// Who or what a verb is said of.
struct Subject {
  std::vector<Phrase> heads;  ///< "Orion" and "Vega"; empty if there is none.
  std::vector<Phrase> of;     ///< What belongs to the first head: "a spokesman for [the ministry]".
  bool inverted = false;      ///< Stands after the verb: "said Stern".
};
/// For each verb group its subject, taken over from an earlier verb where several share one.
[[nodiscard]] std::vector<Subject> find_subjects(const std::vector<Word>& words,
                                                 const std::vector<VerbGroup>& groups);

/// A phrase behind a verb and the preposition before it; empty for an object.
struct Complement {
  Phrase phrase;
  std::string_view preposition;
};
/// The objects and prepositional phrases of `groups[index]`, up to the next clause.
[[nodiscard]] std::vector<Complement> complements_of(const std::vector<Word>& words,
                                                     const std::vector<VerbGroup>& groups,
                                                     std::size_t index);

/// The noun phrase or pronoun whose last word is `last`; empty if there is none.
[[nodiscard]] Phrase phrase_ending_at(const std::vector<Word>& words, std::size_t last);
/// The noun phrase or pronoun that begins at `first`; empty if there is none.
[[nodiscard]] Phrase phrase_starting_at(const std::vector<Word>& words, std::size_t first);

}  // namespace weft::detail
