#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/article.h"
#include "importers/language/names.h"
#include "importers/language/packs.h"
#include "importers/language/sentences.h"

namespace weft {

/// Who the phrases of an article stand for that are no names: "he", "the company", "the chipmaker",
/// "Nvidia CEO", "Nvidia's chief executive".
///
/// Immutable once made; any thread. Keeps references to its arguments, which must outlive it.
class Coreference {
 public:
  /// Appends to `found.referents` people whom the text names by office alone, where a pack knows
  /// who holds it. Time linear in the text.
  Coreference(const Article& article, const std::vector<Sentence>& sentences, FoundNames& found,
              const Packs& packs);

  /// What the noun phrase or pronoun at `phrase` refers to; empty if it cannot be told. A phrase
  /// whose last name is its head ("the Nvidia boss Jensen Huang") is that name; a name that only
  /// modifies the head ("Huawei chips", "DeepSeek engineers") does not count. Offices are looked up
  /// in the article's appositions, then in the packs. Cost: logarithmic in the number of names.
  [[nodiscard]] std::optional<std::uint32_t> referent_of(Span phrase) const;

  /// Phrases that name a person by office, in text order: "Nvidia CEO", "Nvidia's chief executive".
  struct Office {
    Span span;  ///< From the organisation's name to the end of the title, without an article.
    std::uint32_t holder;
    std::uint32_t organization;
  };
  [[nodiscard]] const std::vector<Office>& offices() const { return offices_; }

 private:
  /// The first name of a type in a sentence: its subject more often than not.
  struct Antecedent {
    std::uint32_t begin;  ///< Of the name.
    std::size_t sentence;
    std::uint32_t referent;
  };
  void index_antecedents();
  void find_holders(FoundNames& found, const Packs& packs);
  [[nodiscard]] std::optional<std::uint32_t> named_in(Span phrase) const;
  [[nodiscard]] std::optional<std::uint32_t> holder_of(Span phrase) const;
  [[nodiscard]] std::optional<EntityType> type_meant(Span phrase) const;
  [[nodiscard]] bool is_it(Span phrase) const;
  /// An organisation or a product: the subject of the nearest sentence that names one.
  [[nodiscard]] std::optional<std::uint32_t> what_it_is(std::uint32_t offset_bytes) const;
  /// nullptr if none is near.
  [[nodiscard]] const Antecedent* latest_before(std::uint32_t offset_bytes, EntityType type) const;

  const Article& article_;
  const std::vector<Sentence>& sentences_;
  const std::vector<Name>& names_;
  const NameWords& words_;
  std::vector<Office> offices_;
  std::array<std::vector<Antecedent>, 8> antecedents_;  ///< By EntityType; in text order.
};

}  // namespace weft
