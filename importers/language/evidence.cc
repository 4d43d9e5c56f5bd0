#include "importers/language/detail/evidence.h"

#include <algorithm>

namespace weft::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool belongs_to_run(const Atom& atom, const NameWords& words) {
  return is_capitalised(atom.shape) && !words.function_words.contains(atom.folded) &&
         !words.generic_acronyms.contains(atom.folded) && !words.time_words.contains(atom.folded);
}

}  // namespace

bool is_measure(std::string_view folded) {
  const auto digits = static_cast<std::size_t>(
      std::find_if_not(folded.begin(), folded.end(),
                       [](char c) { return is_digit(c) || c == '.' || c == ','; }) -
      folded.begin());
  if (digits > 0) {  // "5g", "70b", "10gb", "3q"; but "910b" and "787x" are models
    const auto letters = folded.size() - digits;
    return letters <= 2 && (digits <= 2 || letters == 2);
  }
  if (folded.rfind("fy", 0) == 0) return true;
  return folded.size() == 2 && (folded[0] == 'q' || folded[0] == 'h') && is_digit(folded[1]);
}

Evidence::Evidence(const std::vector<CutSentence>& sentences, const NameWords& words)
    : words_(words) {
  for (const auto& [sentence, atoms] : sentences) {
    for (const auto& atom : atoms) {
      if (atom.shape == Shape::kLower) lower_.insert(atom.folded);
    }
  }
  for (const auto& [sentence, atoms] : sentences) {
    if (sentence.line_case == LineCase::kNormal && !sentence.cell) add_runs(atoms);
  }
}

bool Evidence::opens_name(const std::vector<Atom>& atoms, std::size_t at) const {
  if (at + 1 >= atoms.size() || atoms[at].possessive) return false;
  const auto& first = atoms[at].folded;
  const auto& next = atoms[at + 1];
  const bool plain = next.shape == Shape::kCapital && next.before == Gap::kSpace &&
                     next.folded.size() > 1 && is_word(next.folded);
  return plain && belongs_to_run(atoms[at], words_) && belongs_to_run(next, words_) &&
         !words_.titles.contains(next.folded) && !words_.titles.contains(first) &&
         !words_.person_nouns.contains(first) && !words_.org_nouns.contains(first) &&
         !words_.product_nouns.contains(first) && !words_.given_names.contains(next.folded);
}

void Evidence::add_runs(const std::vector<Atom>& atoms) {
  for (std::size_t i = 0; i < atoms.size();) {
    const bool sure_shape = atoms[i].shape == Shape::kMixed || atoms[i].shape == Shape::kModel;
    const bool opening = atoms[i].initial && !sure_shape && !opens_name(atoms, i);
    if (!belongs_to_run(atoms[i], words_) || opening) {
      ++i;
      continue;
    }
    std::string run;
    const auto begin = i;
    for (; i < atoms.size() && belongs_to_run(atoms[i], words_); ++i) {
      const bool joined =
          atoms[i].before == Gap::kSpace && !atoms[i - (i > begin ? 1 : 0)].possessive;
      if (i > begin && !joined) break;
      if (i > begin) run += ' ';
      run += atoms[i].folded;
      capitalised_.insert(atoms[i].folded);
    }
    runs_.insert(std::move(run));
  }
}

}  // namespace weft::detail
