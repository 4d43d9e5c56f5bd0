#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/coreference.h"
#include "importers/language/detail/clause.h"
#include "importers/language/event_words.h"
#include "importers/language/sentences.h"

namespace weft::detail {

/// One sentence, taken apart, with all that its events are read from.
struct SentenceView {
  const Article& article;
  const Sentence& sentence;
  const Annotations& annotations;
  const Coreference& coreference;
  const EventWords& vocabulary;
  SentenceTree tree;
  std::vector<Predicate> predicates;
  std::vector<Frame> frames;  ///< Of the predicates.

  [[nodiscard]] const Section& section() const { return article.sections[sentence.section]; }
  /// The time expressions of the sentence.
  [[nodiscard]] std::span<const TimeExpression> times() const;
  /// Reporting in running prose: all that happens in it is told, by whatever word. Pages written by
  /// machines digest the news; of them only the known kinds of events count.
  [[nodiscard]] bool is_news() const {
    const auto kind = section().kind;
    return section().origin != Origin::kAnalysis &&
           (kind == SectionKind::kBody || kind == SectionKind::kHeadline);
  }
};

/// Whom the noun phrase with the head `word` stands for as an actor: the entity that is its head
/// ("Orion", "he", "the company"), else the one in apposition ("its chief, Ada Stern"), else the
/// one that owns or qualifies it ("Orion's engineers", "Orion shares"), else the one after "of" ("a
/// spokesman for Orion").
[[nodiscard]] std::vector<NamedRole> actors_in(const SentenceView& view, std::size_t word,
                                               Role role);
[[nodiscard]] std::vector<NamedRole> actors_of(const SentenceView& view,
                                               const std::vector<std::size_t>& heads, Role role);

/// Whom a phrase behind a verb names: its head, else the names that qualify it.
[[nodiscard]] std::vector<NamedRole> objects_in(const SentenceView& view, std::size_t word,
                                                Role role);

/// All that the words in `span` name, in `role`; not the countries of "Chinese" and "US-made".
[[nodiscard]] std::vector<NamedRole> names_in(const SentenceView& view, Span span, Role role);

/// What a phrase after `preposition` is to an event of `kind`; empty if nothing. `before` is the
/// role of the phrase before it.
[[nodiscard]] std::optional<Role> role_after(std::string_view preposition, std::string_view kind,
                                             EntityType type, Role before, bool passive);

/// Kinds that both sides do: "met with", "signed with".
[[nodiscard]] bool is_mutual(std::string_view kind);

/// Adds roles whose referents are not in `participants` yet.
void add_roles(std::vector<NamedRole>& participants, const std::vector<NamedRole>& roles);

}  // namespace weft::detail
