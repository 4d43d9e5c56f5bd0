#include "importers/language/detail/named_atoms.h"

namespace weft::detail {

std::size_t NamedAtoms::begin_of_name(std::size_t atom) const {
  while (atom > 0 && name_of[atom - 1] == name_of[atom]) --atom;
  return atom;
}

std::size_t NamedAtoms::end_of_name(std::size_t atom) const {
  const auto name = name_of[atom];
  while (atom < atoms.size() && name_of[atom] == name) ++atom;
  return atom;
}

NamedAtoms named_atoms_of(std::string_view text, const Sentence& sentence,
                          const std::vector<Name>& names, std::size_t& next_name) {
  while (next_name < names.size() && names[next_name].span.end <= sentence.span.begin) ++next_name;
  if (next_name == names.size() || names[next_name].span.begin >= sentence.span.end) return {};
  NamedAtoms result{atoms_of(text, sentence.span), {}};
  result.name_of.assign(result.atoms.size(), NamedAtoms::kNoName);
  for (std::size_t i = 0; i < result.atoms.size(); ++i) {
    const auto at = result.atoms[i].span.begin;
    while (next_name < names.size() && names[next_name].span.end <= at) ++next_name;
    if (next_name == names.size()) break;
    if (names[next_name].span.begin <= at) result.name_of[i] = next_name;
  }
  return result;
}

}  // namespace weft::detail
