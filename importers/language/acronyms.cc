#include "importers/language/detail/acronyms.h"

#include <array>

#include "core/facts.h"

namespace weft::detail {
namespace {

bool is_small(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kSmall{"and", "of", "for", "the",
                                                          "on",  "in", "to",  "&"};
  for (const auto small : kSmall) {
    if (word == small) return true;
  }
  return false;
}

/// Whether the letters of `acronym` begin words of `folded` in order, small words being free.
bool stands_for(std::string_view acronym, std::string_view folded) {
  std::string all;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (i == 0 || folded[i - 1] == ' ') all += folded[i];
  }
  return acronym.size() >= 2 && (initials_of(folded) == acronym || all == acronym);
}

}  // namespace

std::string initials_of(std::string_view folded) {
  std::string initials;
  while (!folded.empty()) {
    const auto end = std::min(folded.find(' '), folded.size());
    const auto word = folded.substr(0, end);
    if (!word.empty() && !is_small(word)) initials += word.front();
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return initials;
}

bool is_acronym_pair(const std::vector<Atom>& atoms, const Piece& a, const Piece& b) {
  if (a.last != b.first || atoms[b.first].before != Gap::kOpen || a.demonym || b.demonym) {
    return false;
  }
  const auto left = fold_name(a.name);
  const auto right = fold_name(b.name);
  return stands_for(right, left) || stands_for(left, right);
}

bool abbreviates_words(const std::vector<Atom>& atoms, const Piece& piece) {
  const auto& atom = atoms[piece.first];
  const auto length = atom.folded.size();
  const bool bracketed = !piece.entity && piece.last == piece.first + 1 &&
                         atom.shape == Shape::kUpper && atom.before == Gap::kOpen;
  if (!bracketed || piece.first < length) return false;
  for (std::size_t i = 0; i < length; ++i) {
    const auto& word = atoms[piece.first - length + i];
    if (word.shape != Shape::kLower || word.folded.front() != atom.folded[i]) return false;
  }
  return true;
}

bool expands_term(const std::vector<Atom>& atoms, const Piece& piece, const NameWords& words) {
  if (piece.entity || piece.last - piece.first < 2) return false;
  const auto is_term = [&](const Atom& atom) {
    return words.generic_acronyms.contains(atom.folded) &&
           stands_for(atom.folded, fold_name(piece.name));
  };
  if (piece.first > 0 && atoms[piece.first].before == Gap::kOpen &&
      is_term(atoms[piece.first - 1])) {
    return true;
  }
  return piece.last < atoms.size() && atoms[piece.last].before == Gap::kOpen &&
         is_term(atoms[piece.last]);
}

}  // namespace weft::detail
