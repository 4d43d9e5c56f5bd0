#pragma once

#include <vector>

#include "importers/language/detail/atoms.h"
#include "importers/syntax/syntax.h"

namespace weft::detail {

/// What the syntax of its sentence says of an atom.
struct AtomTag {
  bool proper = false;            ///< A proper noun, or part of one.
  NameTag name = NameTag::kNone;  ///< Of the word that is surest.
  bool name_begins = false;
  float score = 0;  ///< Probability of `name`.

  [[nodiscard]] bool common() const { return !proper && name == NameTag::kNone; }
};

/// One for each atom; an atom that no word covers is common. Linear time.
[[nodiscard]] std::vector<AtomTag> tags_of(const std::vector<Atom>& atoms,
                                           const SyntaxSentence& syntax);

}  // namespace weft::detail
