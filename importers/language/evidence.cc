#include "importers/language/detail/evidence.h"

#include <algorithm>

namespace weft::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "soooo": three letters alike in a row, which no name has.
bool is_stretched(std::string_view folded) {
  for (std::size_t i = 2; i < folded.size(); ++i) {
    const auto c = folded[i];
    if (c >= 'a' && c <= 'z' && c == folded[i - 1] && c == folded[i - 2]) return true;
  }
  return false;
}

bool belongs_to_run(const Atom& atom, const NameWords& words) {
  return is_capitalised(atom.shape) && !words.function_words.contains(atom.folded) &&
         !words.generic_acronyms.contains(atom.folded) && !words.time_words.contains(atom.folded);
}

}  // namespace

bool is_named_cell(const std::vector<Atom>& atoms, const CellRole& role) {
  constexpr std::size_t kMostAtoms = 4;
  const bool named =
      role.value && (role.names == EntityType::kOrganization || role.names == EntityType::kPerson);
  return named && atoms.size() <= kMostAtoms &&
         std::all_of(atoms.begin(), atoms.end(), [&](const Atom& atom) {
           return is_capitalised(atom.shape) &&
                  (&atom == &atoms.front() || atom.before == Gap::kSpace);
         });
}

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

Evidence::Evidence(const std::vector<CutSentence>& sentences, const Packs& packs)
    : words_(packs.words), lists_(packs.lists) {
  for (const auto& [sentence, atoms, role, tags] : sentences) {
    for (const auto& atom : atoms) {
      if (atom.shape == Shape::kLower) lower_.insert(atom.folded);
    }
    for (std::size_t i = 0; i < tags.size(); ++i) {
      if (is_capitalised(atoms[i].shape) && tags[i].proper) proper_.insert(atoms[i].folded);
    }
  }
  for (const auto& [sentence, atoms, role, tags] : sentences) {
    if (is_named_cell(atoms, role)) capitalised_.insert(atoms.front().folded);
    if (sentence.line_case == LineCase::kNormal && !sentence.cell) add_runs(atoms);
  }
}

std::optional<EntityType> type_of(const Listed& listed) {
  if (listed.person) return EntityType::kPerson;
  if (listed.organization) return EntityType::kOrganization;
  if (listed.place > 0) return EntityType::kPlace;
  if (listed.event) return EntityType::kEvent;
  if (listed.work) return EntityType::kWork;
  return listed.term ? std::optional{EntityType::kOther} : std::nullopt;
}

int place_weight(const Listed& listed) {
  constexpr int kLarge = 3;
  if (listed.place == 0) return 0;
  const bool person = listed.given || listed.surname;
  return person ? std::max(0, listed.place - 1 - (listed.place < kLarge ? 1 : 0))
                : 2 + listed.place;
}

bool Evidence::is_given_name(std::string_view folded) const {
  if (words_.given_names.contains(folded)) return true;
  constexpr std::uint8_t kCity = 3;
  const auto listed = lists_.find(folded);
  return listed.given && listed.place < kCity && !listed.term;
}

/// "import", "underwrit", "shipp": what "importers" and the like do.
bool Evidence::is_deed(std::string_view stem) const {
  if (words_.english.contains(stem) || words_.english.contains(std::string{stem} + "e"))
    return true;
  return stem.size() > 3 && stem.back() == stem[stem.size() - 2] &&
         words_.english.contains(stem.substr(0, stem.size() - 1));
}

bool Evidence::is_word(std::string_view folded) const {
  if (words_.english.contains(folded) || lower_.contains(folded)) return true;
  if (is_stretched(folded)) return true;
  if (folded.size() < 6) return false;
  if (folded.ends_with("s")) {
    const auto singular = folded.substr(0, folded.size() - 1);
    if (words_.english.contains(singular) || words_.org_nouns.contains(singular) ||
        words_.owner_nouns.contains(singular) || words_.person_nouns.contains(singular)) {
      return true;
    }
  }
  if (folded.ends_with("ers") && is_deed(folded.substr(0, folded.size() - 3))) return true;
  return folded.starts_with("re") && folded.size() > 7 && words_.english.contains(folded.substr(2));
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
         !words_.product_nouns.contains(first) && !is_given_name(next.folded);
}

void Evidence::add_runs(const std::vector<Atom>& atoms) {
  for (std::size_t i = 0; i < atoms.size();) {
    const bool sure_shape = atoms[i].shape == Shape::kMixed || atoms[i].shape == Shape::kModel;
    // A word that opens a sentence may be no name, unless it is no word either.
    const bool opening =
        atoms[i].initial && !sure_shape && is_word(atoms[i].folded) && !opens_name(atoms, i);
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
      if (i > begin && is_given_name(atoms[i - 1].folded)) surnames_.insert(atoms[i].folded);
    }
    // Of "Cluj-Napoca" neither half is a name by itself.
    const auto is_joined = [&](std::size_t at) {
      return at > 0 && at < atoms.size() && atoms[at].before == Gap::kHyphen &&
             is_capitalised(atoms[at - 1].shape) && is_capitalised(atoms[at].shape);
    };
    if (!is_joined(begin) && !is_joined(i)) runs_.insert(std::move(run));
  }
}

}  // namespace weft::detail
