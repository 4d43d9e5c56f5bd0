#include "core/detail/record_codec.h"
#include "core/records.h"

namespace weft {
namespace detail {
namespace {

Offset<flatbuffers::Vector<const rec::Participant*>> write_participants(
    FlatBufferBuilder& builder, const std::vector<Participant>& participants) {
  std::vector<rec::Participant> written;
  written.reserve(participants.size());
  for (const auto& participant : participants) {
    written.emplace_back(participant.entity.value, write_span(participant.span),
                         static_cast<std::uint8_t>(participant.role));
  }
  return builder.CreateVectorOfStructs(written);
}

bool read_participant(const rec::Participant& stored, Participant& participant) {
  participant.entity = EntityId{stored.entity()};
  participant.span = read_span(stored.span());
  return read_enum(stored.role(), Role::kContext, participant.role);
}

}  // namespace

Offset<rec::EventMention> write_event_mention(FlatBufferBuilder& builder,
                                              const EventMention& mention) {
  const rec::EventMentionHead head{mention.id.value,
                                   mention.speaker.value_or(EntityId{}).value,
                                   write_span(mention.quote),
                                   write_span(mention.trigger),
                                   static_cast<std::uint8_t>(mention.status),
                                   static_cast<std::uint8_t>(mention.origin),
                                   mention.speaker.has_value(),
                                   mention.lead,
                                   mention.anaphoric};
  const auto type = write_required(builder, mention.type);
  const auto lemma = write_text(builder, mention.lemma);
  const auto date = write_date(builder, mention.date);
  const auto date_span = write_span(mention.date_span.value_or(Span{}));
  const auto participants = write_participants(builder, mention.participants);
  const auto content = builder.CreateVector(mention.content);
  return rec::CreateEventMention(builder, &head, type, lemma, date,
                                 mention.date_span ? &date_span : nullptr, participants, content);
}

bool read_event_mention(const rec::EventMention& stored, EventMention& mention) {
  const auto& head = *stored.head();
  mention.id = MentionId{head.id()};
  mention.quote = read_span(head.quote());
  mention.trigger = read_span(head.trigger());
  mention.type = read_text(stored.type());
  mention.lemma = read_text(stored.lemma());
  mention.date_span = read_span(stored.date_span());
  mention.lead = head.lead();
  mention.anaphoric = head.anaphoric();
  if (head.has_speaker()) mention.speaker = EntityId{head.speaker()};
  if (stored.content() != nullptr) {
    mention.content.assign(stored.content()->begin(), stored.content()->end());
  }
  return read_enum(head.status(), FactStatus::kAlleged, mention.status) &&
         read_origin(head.origin(), mention.origin) && read_date(stored.date(), mention.date) &&
         read_each(stored.participants(), mention.participants, read_participant);
}

Offset<rec::RelationMention> write_relation_mention(FlatBufferBuilder& builder,
                                                    const RelationMention& mention) {
  const auto relation = write_required(builder, mention.relation);
  const auto date = write_date(builder, mention.date);
  const auto quote = write_span(mention.quote);
  return rec::CreateRelationMention(builder, mention.subject.value, mention.object.value, relation,
                                    &quote, date, static_cast<std::uint8_t>(mention.origin));
}

bool read_relation_mention(const rec::RelationMention& stored, RelationMention& mention) {
  mention.subject = EntityId{stored.subject()};
  mention.object = EntityId{stored.object()};
  mention.relation = read_text(stored.relation());
  mention.quote = read_span(*stored.quote());
  return read_date(stored.date(), mention.date) && read_origin(stored.origin(), mention.origin);
}

Offset<rec::ClaimMention> write_claim_mention(FlatBufferBuilder& builder,
                                              const ClaimMention& mention) {
  const auto attribute = write_required(builder, mention.attribute);
  const auto value = write_span(mention.value);
  const auto quote = write_span(mention.quote);
  return rec::CreateClaimMention(builder, mention.id.value, mention.entity.value, attribute, &value,
                                 &quote, static_cast<std::uint8_t>(mention.origin));
}

bool read_claim_mention(const rec::ClaimMention& stored, ClaimMention& mention) {
  mention.id = ClaimId{stored.id()};
  mention.entity = EntityId{stored.entity()};
  mention.attribute = read_text(stored.attribute());
  mention.value = read_span(*stored.value());
  mention.quote = read_span(*stored.quote());
  return read_origin(stored.origin(), mention.origin);
}

Offset<rec::PredictionMention> write_prediction_mention(FlatBufferBuilder& builder,
                                                        const PredictionMention& mention) {
  std::vector<std::uint64_t> ids;
  ids.reserve(mention.entities.size());
  for (const EntityId entity : mention.entities) ids.push_back(entity.value);
  const auto entities = builder.CreateVector(ids);
  const auto due = write_date(builder, mention.due);
  const auto quote = write_span(mention.quote);
  const auto reason = write_span(mention.reason.value_or(Span{}));
  return rec::CreatePredictionMention(builder, mention.id.value, &quote,
                                      mention.reason ? &reason : nullptr, due,
                                      static_cast<std::uint8_t>(mention.origin), entities);
}

bool read_prediction_mention(const rec::PredictionMention& stored, PredictionMention& mention) {
  mention.id = PredictionId{stored.id()};
  mention.quote = read_span(*stored.quote());
  mention.reason = read_span(stored.reason());
  if (stored.entities() != nullptr) {
    for (const auto id : *stored.entities()) mention.entities.push_back(EntityId{id});
  }
  return read_date(stored.due(), mention.due) && read_origin(stored.origin(), mention.origin);
}

}  // namespace detail

namespace {

using namespace detail;

bool read_entity_mention(const rec::EntityMention& stored, EntityMention& mention) {
  mention.entity = EntityId{stored.entity()};
  mention.span = read_span(stored.span());
  return read_type(stored.type(), mention.type);
}

Offset<flatbuffers::Vector<const rec::EntityMention*>> write_entity_mentions(
    FlatBufferBuilder& builder, const std::vector<EntityMention>& mentions) {
  std::vector<rec::EntityMention> written;
  written.reserve(mentions.size());
  for (const auto& mention : mentions) {
    written.emplace_back(mention.entity.value, write_span(mention.span),
                         static_cast<std::uint8_t>(mention.type));
  }
  return builder.CreateVectorOfStructs(written);
}

/// A vector of tables, each written by `write`.
template <class Stored, class Value>
Offset<flatbuffers::Vector<Offset<Stored>>> write_each(FlatBufferBuilder& builder,
                                                       const std::vector<Value>& values,
                                                       Offset<Stored> (*write)(FlatBufferBuilder&,
                                                                               const Value&)) {
  std::vector<Offset<Stored>> written;
  written.reserve(values.size());
  for (const auto& value : values) written.push_back(write(builder, value));
  return builder.CreateVector(written);
}

}  // namespace

std::string encode_facts(const ArticleFacts& facts) {
  auto& builder = empty_builder();
  const auto entities = write_each(builder, facts.entities, write_description);
  const auto mentions = write_entity_mentions(builder, facts.mentions);
  const auto events = write_each(builder, facts.events, write_event_mention);
  const auto relations = write_each(builder, facts.relations, write_relation_mention);
  const auto claims = write_each(builder, facts.claims, write_claim_mention);
  const auto predictions = write_each(builder, facts.predictions, write_prediction_mention);
  return finished(builder, rec::CreateFacts(builder, facts.article.value, entities, mentions,
                                            events, relations, claims, predictions));
}

std::optional<ArticleFacts> decode_facts(std::string_view bytes) {
  const Verified<rec::Facts> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr) return std::nullopt;
  ArticleFacts facts;
  facts.article = ArticleId{stored->article()};
  const bool whole = read_each(stored->entities(), facts.entities, read_description) &&
                     read_each(stored->mentions(), facts.mentions, read_entity_mention) &&
                     read_each(stored->events(), facts.events, read_event_mention) &&
                     read_each(stored->relations(), facts.relations, read_relation_mention) &&
                     read_each(stored->claims(), facts.claims, read_claim_mention) &&
                     read_each(stored->predictions(), facts.predictions, read_prediction_mention);
  return whole ? std::optional{std::move(facts)} : std::nullopt;
}

}  // namespace weft
