#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/language/packs.h"
#include "importers/language/sentences.h"

namespace weft {

namespace detail {
struct Atom;
}

/// All aliases of all pack entities, ready to be looked up word by word. Beside the aliases that a
/// pack gives, a product also goes by its maker's name before its own ("Huawei Ascend 910B").
/// Immutable; any thread. Keeps a reference to the packs, which must outlive it.
class Gazetteer {
 public:
  explicit Gazetteer(const Packs& packs);
  explicit Gazetteer(Packs&&) = delete;
  [[nodiscard]] const Packs& packs() const { return *packs_; }

  struct Match {
    const PackEntity* entity = nullptr;
    std::size_t atoms = 0;         ///< How many it covers.
    bool demonym = false;          ///< "Chinese": belongs to the place, does not name it.
    bool with_possessive = false;  ///< "McDonald's": the ending is part of the name.
  };
  /// The longest alias that begins at atoms[at]. Capitals count where they tell a name from a word:
  /// "US" is not "us", "Meta" not "meta", but "nvidia" is "Nvidia". Cost: the alias' length.
  [[nodiscard]] std::optional<Match> longest_match(const std::vector<detail::Atom>& atoms,
                                                   std::size_t at, LineCase line_case) const;

  /// The entity that goes by `name`; nullptr if none does.
  [[nodiscard]] const PackEntity* entity_named(std::string_view name) const;
  /// People by their folded last name, in order of pack_id.
  [[nodiscard]] std::span<const PackEntity* const> people_with_surname(
      std::string_view folded) const;

 private:
  struct Alias {
    const PackEntity* entity;
    bool demonym;
    bool with_possessive;
    bool exact;                  ///< Short: only in capitals if the alias is so.
    bool all_capitals;           ///< The first atom is.
    bool lower_too;              ///< Also without any capital.
    std::vector<bool> capitals;  ///< For each atom.
  };
  using Node = std::uint32_t;

  void add(const PackEntity& entity, std::string_view alias, bool demonym);
  void add_with_maker(const PackEntity& entity);
  [[nodiscard]] std::optional<std::uint32_t> word_id(std::string_view folded) const;
  /// Where `folded` leads from `node`.
  [[nodiscard]] std::optional<Node> child_of(Node node, std::string_view folded) const;
  [[nodiscard]] bool fits(const Alias& alias, std::span<const detail::Atom> atoms,
                          LineCase line_case) const;

  const Packs* packs_;
  std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> word_ids_;
  std::unordered_map<std::uint64_t, Node> children_;  ///< Node and word to node; the root is 0.
  std::vector<std::vector<Alias>> aliases_{1};        ///< By node.
  std::unordered_map<std::string, const PackEntity*> by_name_;
  std::unordered_map<std::string, std::vector<const PackEntity*>, WordHash, std::equal_to<>>
      by_surname_;
};

}  // namespace weft
