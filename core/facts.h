#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/date.h"
#include "core/ids.h"

namespace weft {

enum class EntityType : std::uint8_t {
  kPerson,
  kOrganization,
  kPlace,
  kProduct,
  kLaw,
  kWork,
  kEvent,
  kOther
};
/// How the text puts it: done and reported, said by someone, intended, forecast, denied, or merely
/// alleged.
enum class FactStatus : std::uint8_t {
  kReported,
  kStated,
  kPlanned,
  kPredicted,
  kDenied,
  kAlleged
};
/// What an entity is to an event. kContext: named in the same sentence, no part in the event
/// itself; such events are left out of the entity's timeline and weigh least in graphs.
enum class Role : std::uint8_t { kAgent, kPatient, kRecipient, kPlace, kTopic, kContext };

/// One place in the text that names an entity.
struct EntityMention {
  EntityId entity;
  Span span;
  EntityType type;
};

struct Participant {
  EntityId entity;
  Role role;
  Span span;
};

/// One place in one article that tells of an event. Immutable; what it merges into is derived.
struct EventMention {
  MentionId id;       ///< From the article and the trigger's span.
  Span quote;         ///< The sentence or item that proves it.
  Span trigger;       ///< The word that names the event.
  std::string type;   ///< From the event vocabulary, or the lemma for an unknown kind.
  std::string lemma;  ///< Of the trigger; where a table codes the event, its code ("cameo:042").
  std::optional<EdtfDate> date;
  std::optional<Span> date_span;  ///< The expression that dates it, where there is one.
  FactStatus status = FactStatus::kReported;
  Origin origin = Origin::kUnknown;
  bool lead = false;       ///< Told in the headline or summary: the article's own news.
  bool anaphoric = false;  ///< Refers back to an event already told ("his comments").
  std::vector<Participant> participants;  ///< By span; an entity at most once.
  std::optional<EntityId> speaker;        ///< Who says so, where the text attributes it.
  std::vector<std::uint32_t>
      content;  ///< Sorted hashes of the quote's content words: what same_event compares.
};

/// `subject` relation `object`, as a standing fact: "maker of", "chief executive of".
struct RelationMention {
  EntityId subject;
  EntityId object;
  std::string relation;  ///< Snake case, read from subject to object: "maker_of".
  Span quote;
  std::optional<EdtfDate> date;
  Origin origin = Origin::kUnknown;
};

/// What one source states of an entity: attribute and value as the source writes them.
struct ClaimMention {
  ClaimId id;
  EntityId entity;
  std::string attribute;
  Span value;  ///< The value is this text.
  Span quote;  ///< The cell's row, or the sentence.
  Origin origin = Origin::kUnknown;
};

/// A forecast: what is to come true, until when, and why the source thinks so.
struct PredictionMention {
  PredictionId id;  ///< From the folded text, so two articles may make one prediction.
  Span quote;
  std::optional<Span> reason;
  std::optional<EdtfDate> due;
  Origin origin = Origin::kUnknown;
  std::vector<EntityId> entities;
};

/// What is known of an entity from a pack, before any article names it.
struct PackEntity {
  std::string pack_id;  ///< "ai-chips:nvidia".
  std::string name;
  EntityType type = EntityType::kOther;
  std::vector<std::string> aliases;
  std::vector<std::pair<std::string, std::string>> identifiers;  ///< ("wikidata", "Q182477").
  std::vector<std::pair<std::string, std::string>>
      facts;  ///< ("maker", "Nvidia"), by the pack's word.
  friend bool operator==(const PackEntity&, const PackEntity&) = default;
};

/// An entity as one article has it.
struct EntityDescription {
  EntityId id;
  std::string name;  ///< Best spelling in this article, or the pack's name.
  EntityType type = EntityType::kOther;
  std::vector<std::string> aliases;  ///< Spellings found in this article, table headers among them.
  std::optional<PackEntity> pack;
};

/// Everything one article states. The unit of writing: in the store whole or not at all.
/// Every entity referred to is described in `entities` (sorted by id) and has a mention or a quote.
struct ArticleFacts {
  ArticleId article;
  std::vector<EntityDescription> entities;
  std::vector<EntityMention> mentions;
  std::vector<EventMention> events;
  std::vector<RelationMention> relations;
  std::vector<ClaimMention> claims;
  std::vector<PredictionMention> predictions;
};

[[nodiscard]] std::string_view name_of(
    EntityType type);  ///< "PER", "ORG", "LOC", "PRODUCT", "LAW", "WORK", "EVENT", "OTHER"
[[nodiscard]] std::string_view name_of(FactStatus status);
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<EntityType> entity_type_named(std::string_view name);
[[nodiscard]] std::optional<FactStatus> status_named(std::string_view name);
[[nodiscard]] std::optional<Role> role_named(std::string_view name);

/// A name as names are compared: NFKC, case folded, without diacritics, white space and hyphens as
/// single spaces, without a possessive ending or surrounding punctuation. "U.S." and "US" fold
/// alike.
[[nodiscard]] std::string fold_name(std::string_view name);

}  // namespace weft
