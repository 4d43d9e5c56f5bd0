#include "importers/language/detail/referents.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "importers/language/detail/acronyms.h"
#include "importers/language/name_key.h"

namespace weft::detail {
namespace {

/// Pieces with one key: spellings that certainly mean the same.
struct Group {
  std::string key;
  const PackEntity* entity = nullptr;
  TypeVotes votes{};                             ///< By the words around its places, all added up.
  TypeVotes forms{};                             ///< By its own form: the strongest of its places.
  TagScores tags{};                              ///< By the syntax model, all added up.
  std::map<std::string, std::size_t> spellings;  ///< And how often.
  std::size_t mentions = 0;
  std::size_t first = 0;  ///< Position of the first piece, for the order of referents.
  bool dropped = false;
  bool in_text = false;    ///< Somewhere else than in a table.
  bool told = false;       ///< Somewhere else than as one of a table's values.
  bool incomplete = true;  ///< All its pieces are.
  std::size_t joined_to;   ///< Itself, or the group that it is part of.
};

bool has_space(std::string_view key) { return key.find(' ') != std::string_view::npos; }

class Grouper {
 public:
  Grouper(const std::vector<SentencePieces>& sentences, const Gazetteer& gazetteer)
      : sentences_(sentences), gazetteer_(gazetteer), words_(gazetteer.packs().words) {}

  FoundNames group() {
    collect();
    for (auto& group : groups_) group.dropped = !group.told;
    note_series();
    join_acronyms();
    index_words();
    for (std::size_t i = 0; i < groups_.size(); ++i) join_shorter(i);
    for (auto& group : groups_) link_surname(group);
    return result();
  }

 private:
  // ---- one group a key

  void collect() {
    for (const auto& [sentence, pieces] : sentences_) {
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& piece = pieces[i];
        const auto at = group_of(piece);
        auto& group = groups_[at];
        add_context_votes(*sentence, piece, words_, group.votes);
        add_tags(*sentence, piece, group.tags);
        add_neighbour_votes(*sentence, pieces, i, group.votes);
        if (i > 0 && is_owned_by(*sentence, pieces[i - 1], piece)) {
          group.votes[static_cast<std::size_t>(EntityType::kProduct)] += 2;
        }
        add_form(piece, group);
        if (!piece.demonym) ++group.spellings[piece.name];
        ++group.mentions;
        group.in_text = group.in_text || !sentence->sentence.cell;
        group.told = group.told || tells(*sentence, piece);
        group.incomplete = group.incomplete && piece.incomplete;
        piece_groups_.push_back(at);
      }
    }
  }

  /// A value of a table may look like a name and be none: "Undisclosed", "Handball". It is one
  /// where its row asks for names or its own form is sure.
  [[nodiscard]] static bool tells(const CutSentence& sentence, const Piece& piece) {
    constexpr int kSureForm = 6;
    return !sentence.role.value || sentence.role.names || piece.weight >= kSureForm;
  }

  /// "BYD's Seagull": what a company has is a product, unless it looks like a person.
  [[nodiscard]] static bool is_owned_by(const CutSentence& sentence, const Piece& owner,
                                        const Piece& piece) {
    return owner.type == EntityType::kOrganization && owner.last == piece.first &&
           sentence.atoms[owner.last - 1].possessive && piece.type != EntityType::kPerson &&
           piece.weight < 3;
  }

  void add_form(const Piece& piece, Group& group) const {
    auto& form = group.forms[static_cast<std::size_t>(piece.type)];
    form = std::max(form, piece.weight);
    const auto at_least = [&group](EntityType type, int points) {
      auto& other = group.forms[static_cast<std::size_t>(type)];
      other = std::max(other, points);
    };
    if (!gazetteer_.people_with_surname(group.key).empty()) at_least(EntityType::kPerson, 3);
    if (has_space(group.key)) return;
    // A name may be a town's and a person's; then the words around it decide.
    const auto listed = gazetteer_.packs().lists.find(group.key);
    if (listed.place > 0) at_least(EntityType::kPlace, place_weight(listed));
    if (listed.given || listed.surname) at_least(EntityType::kPerson, 2);
  }

  std::size_t group_of(const Piece& piece) {
    auto key = piece.entity ? "pack " + piece.entity->pack_id : "name " + name_key(piece.name);
    const auto [found, fresh] = by_key_.emplace(std::move(key), groups_.size());
    if (fresh) {
      Group group;
      group.key = name_key(piece.entity ? piece.entity->name : piece.name);
      group.entity = piece.entity;
      group.first = piece_groups_.size();
      group.joined_to = groups_.size();
      groups_.push_back(std::move(group));
    }
    return found->second;
  }

  [[nodiscard]] EntityType type_of(const Group& group) const {
    if (group.entity) return group.entity->type;
    // However often the model takes it for a person, "Lyra Electric Co." is a company.
    constexpr int kDecisive = 30;
    if (group.forms[static_cast<std::size_t>(EntityType::kOrganization)] >= kDecisive) {
      return EntityType::kOrganization;
    }
    auto votes = group.votes;
    for (std::size_t i = 0; i < votes.size(); ++i) votes[i] += group.forms[i];
    add_tag_votes(group.tags, votes);
    return winner(votes);
  }

  // ---- joining groups

  void join(std::size_t part, std::size_t whole) {
    whole = root_of(whole);
    part = root_of(part);
    if (part == whole) return;
    if (groups_[part].entity && groups_[whole].entity) return;
    if (groups_[part].entity) std::swap(part, whole);
    groups_[part].joined_to = whole;
  }
  [[nodiscard]] std::size_t root_of(std::size_t at) const {
    while (groups_[at].joined_to != at) at = groups_[at].joined_to;
    return at;
  }

  /// Where there is a "FieldHawk 2", "FieldHawk" is no company.
  void note_series() {
    for (const auto& group : groups_) {
      const auto space = group.key.rfind(' ');
      if (space == std::string::npos || type_of(group) != EntityType::kProduct) continue;
      const bool number = std::all_of(group.key.begin() + static_cast<std::ptrdiff_t>(space) + 1,
                                      group.key.end(), [](char c) { return c >= '0' && c <= '9'; });
      const auto base = by_key_.find("name " + group.key.substr(0, space));
      if (!number || base == by_key_.end()) continue;
      auto& votes = groups_[base->second].votes;
      votes[static_cast<std::size_t>(EntityType::kProduct)] += 4;
    }
  }

  void join_acronyms() {
    std::size_t at = 0;
    for (const auto& [sentence, pieces] : sentences_) {
      for (std::size_t i = 0; i < pieces.size(); ++i, ++at) {
        if (i > 0 && is_acronym_pair(sentence->atoms, pieces[i - 1], pieces[i])) {
          join(piece_groups_[at], piece_groups_[at - 1]);
        } else if (abbreviates_words(sentence->atoms, pieces[i]) ||
                   expands_term(sentence->atoms, pieces[i], words_)) {
          groups_[piece_groups_[at]].dropped = true;
        }
      }
    }
  }

  /// Where longer names can be found by their first and last words and by their initials.
  void index_words() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const std::string_view key = groups_[i].key;
      if (!has_space(key) || groups_[i].dropped) continue;
      const auto type = type_of(groups_[i]);
      const auto last = key.substr(key.rfind(' ') + 1);
      const auto first = key.substr(0, key.find(' '));
      if (type == EntityType::kPerson) {
        people_by_word_[std::string{last}].push_back(i);
        people_by_word_[std::string{first}].push_back(i);
      } else if (type == EntityType::kProduct) {
        products_by_last_[std::string{last}].push_back(i);
      } else if (type == EntityType::kOrganization) {
        organizations_by_initials_[initials_of(key)].push_back(i);
        if (words_.org_heads.contains(last) || (groups_[i].in_text && is_plain_pair(key))) {
          organizations_by_front_[std::string{key.substr(0, key.rfind(' '))}].push_back(i);
        }
      }
    }
  }

  /// "Halcyon Launch", also called "Halcyon": an unknown word and an English one.
  [[nodiscard]] bool is_plain_pair(std::string_view key) const {
    const auto space = key.find(' ');
    return space == key.rfind(' ') && words_.english.contains(key.substr(space + 1)) &&
           !words_.english.contains(key.substr(0, space));
  }

  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  /// The group most often met, the earliest on a tie; empty if there is none.
  [[nodiscard]] std::optional<std::size_t> best(const Index& index, const std::string& word) const {
    const auto found = index.find(word);
    if (found == index.end()) return std::nullopt;
    return *std::max_element(
        found->second.begin(), found->second.end(),
        [this](std::size_t a, std::size_t b) { return groups_[a].mentions < groups_[b].mentions; });
  }

  void join_shorter(std::size_t at) {
    auto& group = groups_[at];
    if (group.entity || group.dropped || group.joined_to != at) return;
    if (group.incomplete) {
      const auto whole = best(products_by_last_, group.key);
      whole ? join(at, *whole) : void(group.dropped = true);
      return;
    }
    if (const auto whole = best(organizations_by_front_, group.key); whole && *whole != at) {
      return join(at, *whole);
    }
    if (has_space(group.key)) return;
    if (const auto person = best(people_by_word_, group.key); person && may_be_person(group)) {
      return join(at, *person);
    }
    if (const auto whole = best(organizations_by_initials_, group.key);
        whole && is_acronym(group)) {
      join(at, *whole);
    }
  }

  /// "Ford shares" are not Henry Ford's.
  [[nodiscard]] static bool may_be_person(const Group& group) {
    const auto votes = [&](EntityType type) { return group.votes[static_cast<std::size_t>(type)]; };
    return votes(EntityType::kOrganization) < 3 + votes(EntityType::kPerson) &&
           votes(EntityType::kPlace) < 4 && votes(EntityType::kProduct) < 4;
  }

  [[nodiscard]] static bool is_acronym(const Group& group) {
    return std::all_of(group.spellings.begin(), group.spellings.end(), [](const auto& spelling) {
      return std::none_of(spelling.first.begin(), spelling.first.end(),
                          [](char c) { return c >= 'a' && c <= 'z'; });
    });
  }

  /// A surname that the article never completes: the pack's person of that name, if there is but
  /// one and the article also names something that the pack connects with that person.
  void link_surname(Group& group) {
    const bool open = !group.entity && !group.dropped && !has_space(group.key) &&
                      &groups_[group.joined_to] == &group && may_be_person(group);
    if (!open) return;
    const PackEntity* found = nullptr;
    for (const auto* person : gazetteer_.people_with_surname(group.key)) {
      const bool supported =
          std::any_of(person->facts.begin(), person->facts.end(), [this](const auto& fact) {
            const auto* other = gazetteer_.entity_named(fact.second);
            return other && by_key_.contains("pack " + other->pack_id);
          });
      if (!supported) continue;
      if (found != nullptr) return;
      found = person;
    }
    group.entity = found;
  }

  // ---- the result

  FoundNames result() {
    FoundNames found;
    merge_joined();
    std::vector<std::optional<std::uint32_t>> referent_of(groups_.size());
    std::size_t at = 0;
    for (const auto& [sentence, pieces] : sentences_) {
      for (const auto& piece : pieces) {
        const auto root = root_of(piece_groups_[at++]);
        if (groups_[root].dropped || groups_[piece_groups_[at - 1]].dropped) continue;
        if (!referent_of[root]) {
          referent_of[root] = static_cast<std::uint32_t>(found.referents.size());
          found.referents.push_back(referent_from(groups_[root]));
        }
        const auto& referent = found.referents[*referent_of[root]];
        const auto type = piece.demonym ? EntityType::kOther : referent.type;
        found.names.push_back({piece.span, type, referent.pack_id, *referent_of[root]});
      }
    }
    return found;
  }

  void merge_joined() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const auto root = root_of(i);
      if (root == i || groups_[i].dropped) continue;
      auto& whole = groups_[root];
      // What the short form looks like tells less than the long form's own type.
      for (const auto& [spelling, count] : groups_[i].spellings) whole.spellings[spelling] += count;
    }
  }

  [[nodiscard]] Referent referent_from(const Group& group) const {
    Referent referent;
    referent.type = type_of(group);
    referent.pack_id = group.entity ? group.entity->pack_id : "";
    referent.name = group.entity ? group.entity->name : fullest_spelling(group);
    for (const auto& [spelling, count] : group.spellings) {
      if (spelling != referent.name) referent.aliases.push_back(spelling);
    }
    return referent;
  }

  /// The longest, the more frequent of equally long ones; a line of capitals shouts, so its
  /// spelling is taken only if there is no other.
  [[nodiscard]] static std::string fullest_spelling(const Group& group) {
    const std::pair<const std::string, std::size_t>* best = nullptr;
    for (const auto& spelling : group.spellings) {
      if (best == nullptr || rank(spelling) > rank(*best)) best = &spelling;
    }
    return best ? best->first : group.key;
  }
  [[nodiscard]] static std::tuple<std::size_t, bool, std::size_t> rank(
      const std::pair<const std::string, std::size_t>& spelling) {
    const auto key = name_key(spelling.first);  // "Brontek Robotics" tells more than "Brontek Ltd."
    const auto spaces = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
    const bool small_letters = std::any_of(spelling.first.begin(), spelling.first.end(),
                                           [](char c) { return c >= 'a' && c <= 'z'; });
    return {spaces, small_letters, spelling.second};
  }

  const std::vector<SentencePieces>& sentences_;
  const Gazetteer& gazetteer_;
  const NameWords& words_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::vector<std::size_t> piece_groups_;  ///< For each piece in text order.
  Index people_by_word_, products_by_last_, organizations_by_initials_, organizations_by_front_;
};

}  // namespace

FoundNames group_names(const std::vector<SentencePieces>& sentences, const Gazetteer& gazetteer) {
  return Grouper(sentences, gazetteer).group();
}

}  // namespace weft::detail
