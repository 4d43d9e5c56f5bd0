#include "importers/language/detail/name_votes.h"

#include <algorithm>

namespace weft::detail {
namespace {

constexpr std::size_t kAppositionReach = 6;

class Voter {
 public:
  Voter(const CutSentence& sentence, const Piece& piece, const NameWords& words, TypeVotes& votes)
      : atoms_(sentence.atoms), piece_(piece), words_(words), votes_(votes) {}

  void vote() {
    vote_by_word_before();
    vote_by_words_after();
    vote_by_apposition();
    vote_by_form();
  }

 private:
  void give(EntityType type, int points) { votes_[static_cast<std::size_t>(type)] += points; }

  [[nodiscard]] const Atom* atom(std::size_t at) const {
    return at < atoms_.size() ? &atoms_[at] : nullptr;
  }
  /// The atom `distance` before the piece, if only spaces part them.
  [[nodiscard]] const Atom* before(std::size_t distance) const {
    if (piece_.first < distance) return nullptr;
    for (auto i = piece_.first - distance + 1; i <= piece_.first; ++i) {
      if (atoms_[i].before != Gap::kSpace) return nullptr;
    }
    return &atoms_[piece_.first - distance];
  }
  [[nodiscard]] bool single() const { return piece_.last == piece_.first + 1; }

  void vote_by_noun(const std::string& noun, int points) {
    if (words_.org_nouns.contains(noun)) return give(EntityType::kOrganization, points);
    if (words_.person_nouns.contains(noun)) return give(EntityType::kPerson, points);
    if (words_.place_nouns.contains(noun)) return give(EntityType::kPlace, points);
    if (words_.product_nouns.contains(noun)) return give(EntityType::kProduct, points);
    if (words_.work_nouns.contains(noun)) give(EntityType::kWork, points);
  }

  void vote_by_word_before() {
    const auto* previous = before(1);
    if (previous == nullptr) return;
    const auto& word = previous->folded;
    if (previous->shape == Shape::kLower) vote_by_noun(word, 4);
    if (word == "in") give(EntityType::kPlace, 2);
    if (words_.place_prepositions.contains(word)) give(EntityType::kPlace, 1);
    const auto* further = before(2);
    if (further == nullptr) return;
    if (word == "of" || word == "at") {
      if (words_.org_cues.contains(further->folded)) give(EntityType::kOrganization, 3);
      if (words_.place_nouns.contains(further->folded)) give(EntityType::kPlace, 4);
    }
    static constexpr std::string_view kBringsOut[] = {
        "launch",  "launched", "launches", "unveil",     "unveiled",   "unveils",
        "release", "released", "releases", "introduced", "introduces", "debuted"};
    const bool article = word == "the" || word == "its" || word == "a" || word == "new";
    if (article && std::find(std::begin(kBringsOut), std::end(kBringsOut), further->folded) !=
                       std::end(kBringsOut)) {
      give(EntityType::kProduct, 3);
    }
  }

  void vote_by_words_after() {
    const auto* next = atom(piece_.last);
    if (next == nullptr || next->before != Gap::kSpace) return;
    const auto& word = next->folded;
    const bool possessive = atoms_[piece_.last - 1].possessive;
    if (words_.org_cues.contains(word)) give(EntityType::kOrganization, possessive ? 2 : 3);
    if (possessive) return;
    if (words_.product_nouns.contains(word) && next->shape == Shape::kLower) {
      give(EntityType::kProduct, word.back() == 's' ? 0 : 2);
    }
    if (word == "who" || word == "whose") give(EntityType::kPerson, 3);
    if (word == "says" || word == "said" || word == "told" || word == "argued") {
      give(single() ? EntityType::kOrganization : EntityType::kPerson, 1);
    }
  }

  /// "Acme, a maker of…", "Dupont, 45,", "Lee, who".
  void vote_by_apposition() {
    const auto* next = atom(piece_.last);
    if (next == nullptr || next->before != Gap::kComma) return;
    if (next->shape == Shape::kNumber && next->folded.size() == 2) {
      return give(EntityType::kPerson, 4);
    }
    if (next->folded == "who") return give(EntityType::kPerson, 4);
    const bool article = next->folded == "a" || next->folded == "an" || next->folded == "the" ||
                         words_.offices.contains(next->folded);
    if (!article) return;
    // The noun that an apposition is about stands last before "of", "for", "that" or a mark.
    const std::string* noun = &next->folded;
    for (auto i = piece_.last + 1; i < atoms_.size() && i < piece_.last + kAppositionReach; ++i) {
      if (atoms_[i].before != Gap::kSpace && atoms_[i].before != Gap::kHyphen) break;
      if (words_.function_words.contains(atoms_[i].folded)) break;
      if (atoms_[i].shape == Shape::kLower) noun = &atoms_[i].folded;
    }
    vote_by_noun(*noun, 4);
  }

  void vote_by_form() {
    const auto& first = atoms_[piece_.first];
    if (!single() || first.shape != Shape::kCapital) return;
    for (const std::string_view ending : {"land", "stan", "burg", "ville", "shire", "grad"}) {
      if (first.folded.size() > ending.size() + 2 &&
          first.folded.compare(first.folded.size() - ending.size(), ending.size(), ending) == 0) {
        give(EntityType::kPlace, 2);
      }
    }
  }

  const std::vector<Atom>& atoms_;
  const Piece& piece_;
  const NameWords& words_;
  TypeVotes& votes_;
};

}  // namespace

void add_context_votes(const CutSentence& sentence, const Piece& piece, const NameWords& words,
                       TypeVotes& votes) {
  votes[static_cast<std::size_t>(piece.type)] += piece.weight;
  Voter(sentence, piece, words, votes).vote();
}

EntityType winner(const TypeVotes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end());
  if (*best <= 0) return EntityType::kOrganization;
  return static_cast<EntityType>(best - votes.begin());
}

}  // namespace weft::detail
