#include "importers/language/gazetteer.h"

#include <algorithm>

#include "importers/language/detail/atoms.h"

namespace weft {
namespace {

using detail::Atom;
using detail::Gap;
using detail::Shape;

constexpr std::string_view kDemonym = "demonym";

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return static_cast<std::uint64_t>(node) << 32 | word;
}

bool joins(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen || gap == Gap::kAmpersand; }

}  // namespace

Gazetteer::Gazetteer(const Packs& packs) : packs_(&packs) {
  for (const auto& entity : packs.entities) by_name_.emplace(fold_name(entity.name), &entity);
  for (const auto& entity : packs.entities) {
    add(entity, entity.name, false);
    for (const auto& alias : entity.aliases) add(entity, alias, false);
    for (const auto& [fact, value] : entity.facts) {
      if (fact == kDemonym) add(entity, value, true);
    }
    if (entity.type == EntityType::kPerson) {
      const auto folded = fold_name(entity.name);
      const auto space = folded.rfind(' ');
      if (space != std::string::npos) by_surname_[folded.substr(space + 1)].push_back(&entity);
    }
  }
  for (const auto& entity : packs.entities) add_with_maker(entity);
}

void Gazetteer::add(const PackEntity& entity, std::string_view alias, bool demonym) {
  const auto atoms = detail::atoms_of(alias, Span{0, static_cast<std::uint32_t>(alias.size())});
  if (atoms.empty()) return;
  if (!demonym) by_name_.emplace(fold_name(alias), &entity);
  Node node = 0;
  Alias entry{&entity, demonym, atoms.back().possessive, false, false, false, {}};
  for (const auto& atom : atoms) {
    const auto word =
        word_ids_.emplace(atom.folded, static_cast<std::uint32_t>(word_ids_.size())).first->second;
    const auto [child, fresh] =
        children_.emplace(edge(node, word), static_cast<Node>(aliases_.size()));
    if (fresh) aliases_.emplace_back();
    node = child->second;
    entry.capitals.push_back(detail::is_capitalised(atom.shape));
  }
  const auto& first = atoms.front();
  const bool no_capitals = std::none_of(entry.capitals.begin(), entry.capitals.end(),
                                        [](bool capital) { return capital; });
  const bool word = packs_->words.english.contains(first.folded);
  entry.all_capitals = first.shape == Shape::kUpper;
  entry.exact = atoms.size() == 1 && (entry.all_capitals || alias.size() <= 3);
  entry.lower_too = no_capitals || (atoms.size() == 1 && !entry.exact && !word &&
                                    first.folded.size() > 4 && !demonym);
  aliases_[node].push_back(std::move(entry));
}

void Gazetteer::add_with_maker(const PackEntity& entity) {
  if (entity.type != EntityType::kProduct) return;
  for (const auto& [fact, value] : entity.facts) {
    if (fact != "maker" && fact != "developer") continue;
    const auto maker = fold_name(value) + " ";
    if (fold_name(entity.name).rfind(maker, 0) != 0) add(entity, value + " " + entity.name, false);
    for (const auto& alias : entity.aliases) {
      if (fold_name(alias).rfind(maker, 0) != 0) add(entity, value + " " + alias, false);
    }
  }
}

std::optional<std::uint32_t> Gazetteer::word_id(std::string_view folded) const {
  const auto found = word_ids_.find(folded);
  if (found == word_ids_.end()) return std::nullopt;
  return found->second;
}

bool Gazetteer::fits(const Alias& alias, std::span<const Atom> atoms, LineCase line_case) const {
  const bool all_lower = std::none_of(atoms.begin(), atoms.end(), [](const Atom& atom) {
    return detail::is_capitalised(atom.shape);
  });
  if (alias.exact) {
    if (all_lower || (alias.all_capitals && atoms[0].shape != Shape::kUpper)) return false;
    // "TELL US WHO" in a line of capitals is no place and no agency.
    return line_case != LineCase::kUpper || !packs_->words.english.contains(atoms[0].folded);
  }
  if (all_lower) {
    return alias.lower_too || std::none_of(alias.capitals.begin(), alias.capitals.end(),
                                           [](bool capital) { return capital; });
  }
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (alias.capitals[i] && !detail::is_capitalised(atoms[i].shape)) return false;
  }
  return true;
}

std::optional<Gazetteer::Match> Gazetteer::longest_match(const std::vector<Atom>& atoms,
                                                         std::size_t at, LineCase line_case) const {
  std::optional<Match> best;
  Node node = 0;
  for (auto i = at; i < atoms.size(); ++i) {
    if (i > at && (!joins(atoms[i].before) || atoms[i - 1].possessive)) break;
    const std::span<const Atom> covered{&atoms[at], i - at + 1};
    const auto next = child_of(node, atoms[i].folded);
    if (!next) {
      // "iPhones", "two A380s": products come in numbers.
      const auto& plural = atoms[i].folded;
      const auto one = plural.size() > 2 && plural.back() == 's'
                           ? child_of(node, std::string_view{plural}.substr(0, plural.size() - 1))
                           : std::nullopt;
      for (std::size_t k = 0; one && k < aliases_[*one].size(); ++k) {
        const auto& alias = aliases_[*one][k];
        const bool product = alias.entity->type == EntityType::kProduct;
        if (!product || alias.lower_too || !fits(alias, covered, line_case)) continue;
        best = Match{alias.entity, covered.size(), false, false};
        break;
      }
      break;
    }
    node = *next;
    for (const auto& alias : aliases_[node]) {
      if (!fits(alias, covered, line_case)) continue;
      best = Match{alias.entity, covered.size(), alias.demonym,
                   alias.with_possessive && atoms[i].possessive};
      break;
    }
  }
  return best;
}

std::optional<Gazetteer::Node> Gazetteer::child_of(Node node, std::string_view folded) const {
  const auto word = word_id(folded);
  if (!word) return std::nullopt;
  const auto child = children_.find(edge(node, *word));
  return child == children_.end() ? std::nullopt : std::optional{child->second};
}

const PackEntity* Gazetteer::entity_named(std::string_view name) const {
  const auto found = by_name_.find(fold_name(name));
  return found == by_name_.end() ? nullptr : found->second;
}

std::span<const PackEntity* const> Gazetteer::people_with_surname(std::string_view folded) const {
  const auto found = by_surname_.find(folded);
  if (found == by_surname_.end()) return {};
  return found->second;
}

}  // namespace weft
