#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "importers/language/annotation.h"
#include "importers/language/detail/atoms.h"
#include "importers/language/sentences.h"

namespace weft::detail {

/// The atoms of one sentence and which name each belongs to.
struct NamedAtoms {
  static constexpr std::size_t kNoName = static_cast<std::size_t>(-1);
  std::vector<Atom> atoms;
  std::vector<std::size_t> name_of;  ///< For each atom: index into the article's names, or kNoName.

  [[nodiscard]] bool named(std::size_t atom) const {
    return atom < atoms.size() && name_of[atom] != kNoName;
  }
  /// The first atom of the name that `atom` belongs to.
  [[nodiscard]] std::size_t begin_of_name(std::size_t atom) const;
  /// Behind the last atom of the name that `atom` belongs to.
  [[nodiscard]] std::size_t end_of_name(std::size_t atom) const;
};

/// Empty where the sentence has no name. `next_name` is the first name that may lie in the
/// sentence; it is moved behind the last that does.
[[nodiscard]] NamedAtoms named_atoms_of(std::string_view text, const Sentence& sentence,
                                        const std::vector<Name>& names, std::size_t& next_name);

}  // namespace weft::detail
