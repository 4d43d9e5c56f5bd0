#include "importers/language/detail/atom_tags.h"

namespace weft::detail {

std::vector<AtomTag> tags_of(const std::vector<Atom>& atoms, const SyntaxSentence& syntax) {
  std::vector<AtomTag> tags(atoms.size());
  std::size_t first = 0;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const auto span = atoms[i].span;
    while (first < syntax.words.size() && syntax.words[first].span.end <= span.begin) ++first;
    auto& tag = tags[i];
    // An atom can be part of a word ("Al-Zaman") or hold several ("U.S.").
    for (auto at = first; at < syntax.words.size(); ++at) {
      const auto& word = syntax.words[at];
      if (word.span.begin >= span.end) break;
      tag.proper = tag.proper || word.upos == Upos::kPropn || word.xpos == Xpos::kNNP ||
                   word.xpos == Xpos::kNNPS;
      if (word.name == NameTag::kNone || word.name_score <= tag.score) continue;
      tag.name = word.name;
      tag.score = word.name_score;
      tag.name_begins = word.name_begins && word.span.begin >= span.begin;
    }
  }
  return tags;
}

}  // namespace weft::detail
