#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "importers/language/detail/sentence_tree.h"

namespace weft::detail {

enum class VerbShape : std::uint8_t {
  kFinite,      ///< "launched", "has launched", "will be launched", "is launching".
  kInfinitive,  ///< "to launch".
  kIng,         ///< ", launching", "after launching".
  kParticiple,  ///< "launched by Orion", "founded in 2015, ...": passive, no verb of its own
                ///< clause.
};

/// A verb with its auxiliaries.
struct Predicate {
  std::size_t word = 0;  ///< The verb itself.
  Span trigger;          ///< The verb with the particles of its lemma: "roll out".
  VerbShape shape = VerbShape::kFinite;
  bool passive = false;
  bool negated = false;
  bool past = false;  ///< Past or perfect.
  bool perfect = false;
  bool pluperfect = false;
  bool progressive = false;
  std::string_view modal;  ///< "will", "may"; empty if none.
};

/// The verbs that tell something, in text order: not auxiliaries, prepositions ("including") or
/// adjectives ("paid leave"). Linear time.
[[nodiscard]] std::vector<Predicate> find_predicates(const SentenceTree& tree);

/// A phrase that depends on a verb or an event noun, by its head, and the preposition before it.
struct Argument {
  std::size_t head = 0;
  std::string_view preposition;  ///< Empty for a bare object.
  Deprel relation = Deprel::kObl;
};

/// What a verb is said of and what depends on it, moved into the active: in "the plant that Orion
/// sold to Vega", "was sold", "Orion wants to sell", all the same phrases in the same places.
struct Frame {
  std::vector<std::size_t> subjects;  ///< Heads: who acts, or (passive) what is acted upon.
  std::vector<Argument> complements;  ///< Objects and prepositional phrases, in text order.
  bool passive = false;
  bool inverted = false;  ///< The subject stands behind: `", said Stern"`.
};
/// The frame of each predicate; subjects are shared along conjunction, control, relative clauses
/// and participles. Linear time but for the depth of embedding.
[[nodiscard]] std::vector<Frame> find_frames(const SentenceTree& tree,
                                             const std::vector<Predicate>& predicates);

/// The predicate that is the word `word`; none if there is no such.
[[nodiscard]] std::optional<std::size_t> predicate_at(const std::vector<Predicate>& predicates,
                                                      std::size_t word);
/// The predicate in whose clause `word` stands: the nearest above it, itself included.
[[nodiscard]] std::optional<std::size_t> predicate_over(const SentenceTree& tree,
                                                        const std::vector<Predicate>& predicates,
                                                        std::size_t word);

}  // namespace weft::detail
