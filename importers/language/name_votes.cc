#include "importers/language/detail/name_votes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>

namespace weft::detail {
namespace {

constexpr std::size_t kAppositionReach = 6;
constexpr int kTableSays = 8;  // More than prepositions do: "boxes in Starfall".

constexpr std::array<std::string_view, 20> kBringsOut{
    "launch",   "launched", "launches",  "unveil",     "unveiled",   "unveils", "release",
    "released", "releases", "introduce", "introduced", "introduces", "debuted", "debuts",
    "approve",  "approved", "approves",  "prescribe",  "prescribed", "rejects"};
constexpr std::array<std::string_view, 12> kJoins{"join",    "joins",    "joined",   "joining",
                                                  "acquire", "acquires", "acquired", "acquiring",
                                                  "sue",     "sued",     "sues",     "founded"};
constexpr std::array<std::string_view, 3> kOf{"of", "at", "in"};
constexpr std::array<std::string_view, 9> kOfGoods{
    "price", "prices", "supply", "supplies", "doses", "units", "deliveries", "version", "launch"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Voter {
 public:
  Voter(const CutSentence& sentence, const Piece& piece, const NameWords& words, TypeVotes& votes)
      : sentence_(sentence), atoms_(sentence.atoms), piece_(piece), words_(words), votes_(votes) {}

  void vote() {
    vote_by_word_before();
    vote_by_words_after();
    vote_by_apposition();
    vote_by_copula();
    vote_by_form();
    vote_by_birth();
    if (sentence_.role.names) give(*sentence_.role.names, kTableSays);
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
    if (previous->shape == Shape::kLower) {
      vote_by_noun(word, 4);
    } else if (words_.person_nouns.contains(word)) {
      give(EntityType::kPerson, 4);  // "Acme CEO Ann Lee"
    }
    if (is_one_of(word, kJoins)) give(EntityType::kOrganization, 3);
    // What begins like a maker's product but does something is a company: "built by Siemens
    // Quorva".
    if (word == "by" && piece_.maker_known) give(EntityType::kOrganization, 10);
    if (is_one_of(word, kBringsOut)) give(EntityType::kProduct, 2);
    const auto* further = before(2);
    static const std::string kNone;
    vote_by_two_words(further == nullptr ? kNone : further->folded, word);
  }

  [[nodiscard]] bool money_goes_in() const {
    constexpr std::size_t kReach = 7;
    for (std::size_t i = piece_.first; i-- > 0 && piece_.first - i <= kReach;) {
      const auto& word = atoms_[i].folded;
      if (word.starts_with("invest") || word == "stake" || word == "stakes" || word == "shares" ||
          word == "round") {
        return true;
      }
    }
    return false;
  }

  void vote_by_two_words(const std::string& first, const std::string& second) {
    if (words_.org_cues.contains(first) && is_one_of(second, kOf)) {
      return give(EntityType::kOrganization, 3);  // "shares in Acme", "chief executive of Acme"
    }
    // "invests €5 million in Acme"
    if (second == "in" && money_goes_in()) return give(EntityType::kOrganization, 4);
    if (second == "in" || second == "near") give(EntityType::kPlace, 2);
    if (words_.place_prepositions.contains(second)) give(EntityType::kPlace, 1);
    if (second == "of" && words_.place_nouns.contains(first)) give(EntityType::kPlace, 4);
    if (second == "of" && is_one_of(first, kOfGoods)) give(EntityType::kProduct, 2);
    if (second == "the") {
      // In "the Bush administration" the article belongs to the noun.
      const bool before_noun = stands_before_noun();
      if (!before_noun) give(EntityType::kPerson, -3);
      if (words_.place_prepositions.contains(first)) give(EntityType::kPlace, 1);
      const auto& atom = atoms_[piece_.first];
      const bool thing = single() && atom.shape == Shape::kCapital && atom.folded.back() != 's' &&
                         !before_noun && !words_.org_heads.contains(atom.folded);
      if (thing) give(EntityType::kProduct, 2);  // "the Cybertruck"; but "the Lakers"
    }
    const bool article = second == "the" || second == "its" || second == "a" || second == "new";
    if (article && is_one_of(first, kBringsOut)) give(EntityType::kProduct, 3);
  }

  [[nodiscard]] bool stands_before_noun() const {
    const auto* next = atom(piece_.last);
    return next != nullptr && next->before == Gap::kSpace && next->shape == Shape::kLower &&
           !words_.function_words.contains(next->folded) && !atoms_[piece_.last - 1].possessive &&
           !next->folded.ends_with("ed");
  }

  void vote_by_words_after() {
    const auto* next = atom(piece_.last);
    if (next == nullptr) return;
    const auto& word = next->folded;
    if (atoms_[piece_.first].quoted && !next->quoted && next->shape == Shape::kLower &&
        !words_.function_words.contains(word) && next->before == Gap::kBreak) {
      give(EntityType::kOther, 3);  // a 'Dynamic Expert Routing' mechanism
    }
    if (next->before == Gap::kOpen && words_.product_nouns.contains(word)) {
      give(EntityType::kProduct, 3);  // "Zelva (Injection)"
    }
    if (next->before != Gap::kSpace) return;
    const bool possessive = atoms_[piece_.last - 1].possessive;
    if (words_.org_cues.contains(word)) give(EntityType::kOrganization, possessive ? 2 : 3);
    if (possessive && words_.kin_nouns.contains(word)) give(EntityType::kPerson, 4);
    if (possessive) return;
    if (words_.person_verbs.contains(word)) give(EntityType::kPerson, 2);
    if (words_.product_nouns.contains(word) && next->shape == Shape::kLower) {
      give(EntityType::kProduct, word.back() == 's' ? 0 : 2);
    }
    if (word == "who" || word == "whose") give(EntityType::kPerson, 3);
    if (word == "says" || word == "said" || word == "told" || word == "argued") {
      give(single() ? EntityType::kOrganization : EntityType::kPerson, 1);
    }
    if (words_.org_verbs.contains(word)) give(EntityType::kOrganization, 1);
    // What begins like a maker's product but speaks is a company too: "Siemens Gamesa said".
    const bool speaks = word == "says" || word == "said" || word == "told" || word == "signed" ||
                        word == "signs" || word == "agreed" || word == "agrees";
    if (piece_.maker_known && speaks) give(EntityType::kOrganization, 10);
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

  /// "Clergoux is a village", also behind a bracket: "Brensbach (...) is a municipality".
  void vote_by_copula() {
    constexpr std::size_t kReach = 8;
    auto at = piece_.last;
    if (at < atoms_.size() && atoms_[at].before == Gap::kOpen) {
      while (at < atoms_.size() && at < piece_.last + kReach && !is_copula(at)) ++at;
    }
    if (!is_copula(at) || at + 2 >= atoms_.size()) return;
    const auto& article = atoms_[at + 1].folded;
    if (article != "a" && article != "an" && article != "the" && article != "one") return;
    const std::string* noun = nullptr;
    for (auto i = at + 2; i < atoms_.size() && i < at + 2 + kReach; ++i) {
      if (i > at + 2 && atoms_[i].before != Gap::kSpace && atoms_[i].before != Gap::kHyphen) break;
      if (words_.function_words.contains(atoms_[i].folded) && article != "one") break;
      if (atoms_[i].shape == Shape::kLower) noun = &atoms_[i].folded;
    }
    if (noun != nullptr) vote_by_noun(*noun, 4);
  }
  [[nodiscard]] bool is_copula(std::size_t at) const {
    if (at >= atoms_.size()) return false;
    const auto& word = atoms_[at].folded;
    return word == "is" || word == "was" || word == "are" || word == "were";
  }

  /// "Lee was born", "Lee, born in".
  void vote_by_birth() {
    for (auto i = piece_.last; i < atoms_.size() && i < piece_.last + 3; ++i) {
      if (atoms_[i].folded == "born") give(EntityType::kPerson, 4);
    }
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

  const CutSentence& sentence_;
  const std::vector<Atom>& atoms_;
  const Piece& piece_;
  const NameWords& words_;
  TypeVotes& votes_;
};

}  // namespace

void add_context_votes(const CutSentence& sentence, const Piece& piece, const NameWords& words,
                       TypeVotes& votes) {
  Voter(sentence, piece, words, votes).vote();
}

namespace {

bool is_sure(const Piece& piece, EntityType type) {
  constexpr int kSure = 4;
  return piece.type == type && piece.weight >= kSure && !piece.demonym;
}

/// "Mosul, Baiji", "Mosul and Baiji", "Mosul, Baiji, and Tuz".
bool are_listed_together(const std::vector<Atom>& atoms, const Piece& left, const Piece& right) {
  if (left.last == right.first) return atoms[right.first].before == Gap::kComma;
  if (left.last + 1 != right.first || atoms[right.first].before != Gap::kSpace) return false;
  const auto& word = atoms[left.last].folded;
  return word == "and" || word == "or";
}

}  // namespace

void add_neighbour_votes(const CutSentence& sentence, const std::vector<Piece>& pieces,
                         std::size_t at, TypeVotes& votes) {
  const auto& atoms = sentence.atoms;
  const auto& piece = pieces[at];
  const auto give = [&](EntityType type, int points) {
    votes[static_cast<std::size_t>(type)] += points;
  };
  if (at + 1 < pieces.size()) {
    const auto& next = pieces[at + 1];
    const bool closed = next.last == atoms.size() || atoms[next.last].before != Gap::kSpace ||
                        atoms[next.last].shape == Shape::kLower;
    if (piece.last == next.first && atoms[next.first].before == Gap::kComma && closed &&
        is_sure(next, EntityType::kPlace) && piece.type != EntityType::kPerson) {
      give(EntityType::kPlace, 3);  // "Debden, England"
    }
  }
  for (const auto type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace}) {
    const bool before = at > 0 && is_sure(pieces[at - 1], type) &&
                        are_listed_together(atoms, pieces[at - 1], piece);
    const bool after = at + 1 < pieces.size() && is_sure(pieces[at + 1], type) &&
                       are_listed_together(atoms, piece, pieces[at + 1]);
    if (before || after) give(type, before && after ? 2 : 1);
  }
}

void add_tags(const CutSentence& sentence, const Piece& piece, TagScores& scores) {
  if (sentence.tags.empty()) return;
  const auto atoms = static_cast<float>(piece.last - piece.first);
  float none = 1;
  for (auto i = piece.first; i < piece.last; ++i) {
    const auto& tag = sentence.tags[i];
    if (tag.name == NameTag::kNone) continue;
    scores[static_cast<std::size_t>(tag.name)] += tag.score / atoms;
    none -= tag.score / atoms;
  }
  scores[static_cast<std::size_t>(NameTag::kNone)] += none;
}

void add_tag_votes(const TagScores& scores, TypeVotes& votes) {
  constexpr float kPoints = 6, kPointsOfNone = 2;
  const auto mentions = std::accumulate(scores.begin(), scores.end(), 0.0F);
  if (mentions <= 0) return;
  const auto give = [&](EntityType type, NameTag tag, float points) {
    const auto mean = scores[static_cast<std::size_t>(tag)] / mentions;
    votes[static_cast<std::size_t>(type)] += static_cast<int>(std::lround(points * mean));
  };
  give(EntityType::kPerson, NameTag::kPerson, kPoints);
  give(EntityType::kOrganization, NameTag::kOrganization, kPoints);
  give(EntityType::kPlace, NameTag::kPlace, kPoints);
  give(EntityType::kOther, NameTag::kMisc, kPoints);
  give(EntityType::kOther, NameTag::kNone, kPointsOfNone);
}

EntityType winner(const TypeVotes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end());
  if (*best <= 0) return EntityType::kOrganization;
  return static_cast<EntityType>(best - votes.begin());
}

}  // namespace weft::detail
