#include "importers/pipeline/annotation_json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace weft {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kTimexTypes = {"DATE", "TIME", "DURATION", "SET"};

Json span_json(Span span) { return {{"begin", span.begin}, {"end", span.end}}; }
Json pair_json(Span span) { return {span.begin, span.end}; }

Json time_json(const TimeExpression& time, std::string_view text) {
  Json json = span_json(time.span);
  json["type"] = kTimexTypes[static_cast<std::size_t>(time.type)];
  json["value"] = time.value;
  if (time.date && time.date->earliest() != kFirstDay) json["from"] = to_iso(time.date->earliest());
  if (time.date && time.date->latest() != kLastDay) json["to"] = to_iso(time.date->latest());
  json["text"] = slice(text, time.span);
  return json;
}

Json date_json(const std::optional<EdtfDate>& date) {
  return date ? Json(date->text()) : Json(nullptr);
}

Json referent_json(const Referent& referent) {
  return {{"name", referent.name},
          {"type", name_of(referent.type)},
          {"aliases", referent.aliases},
          {"pack", referent.pack_id.empty() ? Json(nullptr) : Json(referent.pack_id)}};
}

Json named_role_json(const NamedRole& named, std::string_view text) {
  Json json = span_json(named.span);
  json["text"] = slice(text, named.span);
  json["referent"] = named.referent;
  return json;
}

Json event_json(const EventInText& event, std::string_view text) {
  Json json = span_json(event.trigger);
  json["text"] = slice(text, event.trigger);
  json["type"] = event.type;
  json["lemma"] = event.lemma;
  json["date"] = date_json(event.date);
  if (event.date_span) json["date_text"] = pair_json(*event.date_span);
  // Null: neither asserted nor planned, foretold or denied (docs/events.md).
  json["status"] = event.asserted ? Json(name_of(event.status)) : Json(nullptr);
  json["origin"] = name_of(event.origin);
  json["participants"] = Json::array();
  for (const auto& participant : event.participants) {
    if (participant.role == Role::kContext) continue;
    auto entry = named_role_json(participant, text);
    entry["role"] = name_of(participant.role);
    json["participants"].push_back(std::move(entry));
  }
  json["speaker"] = event.speaker ? named_role_json(*event.speaker, text) : Json(nullptr);
  json["sentence"] = pair_json(event.quote);
  json["lead"] = event.lead;
  json["anaphoric"] = event.anaphoric;
  return json;
}

Json relation_json(const RelationInText& relation, const std::vector<Referent>& referents) {
  Json json = span_json(relation.quote);
  json["subject"] = referents[relation.subject].name;
  json["relation"] = relation.relation;
  json["object"] = referents[relation.object].name;
  json["subject_referent"] = relation.subject;
  json["object_referent"] = relation.object;
  json["date"] = date_json(relation.date);
  json["origin"] = name_of(relation.origin);
  return json;
}

Json claim_json(const ClaimInText& claim, std::string_view text,
                const std::vector<Referent>& referents) {
  Json json = span_json(claim.value);
  json["entity"] = referents[claim.referent].name;
  json["attribute"] = claim.attribute;
  json["value"] = slice(text, claim.value);
  json["referent"] = claim.referent;
  json["sentence"] = pair_json(claim.quote);
  json["origin"] = name_of(claim.origin);
  return json;
}

Json prediction_json(const PredictionInText& prediction, std::string_view text) {
  Json json = span_json(prediction.quote);
  json["text"] = slice(text, prediction.quote);
  json["due"] = date_json(prediction.due);
  json["reason"] = prediction.reason ? Json(slice(text, *prediction.reason)) : Json(nullptr);
  if (prediction.reason) json["reason_text"] = pair_json(*prediction.reason);
  json["referents"] = prediction.referents;
  json["origin"] = name_of(prediction.origin);
  return json;
}

}  // namespace

void write_annotation_line(const Article& article, const Annotations& annotations,
                           std::ostream& out) {
  const std::string_view text = article.text;
  Json json;
  json["id"] = article.key;
  json["article"] = to_string(article.id);
  if (const auto& bound = annotations.not_published_before)
    json["not_published_before"] = bound->text();
  for (const auto* list :
       {"sentences", "referents", "names", "times", "events", "relations", "claims", "predictions"})
    json[list] = Json::array();
  const auto& referents = annotations.referents;
  for (const auto& sentence : annotations.sentences)
    json["sentences"].push_back(pair_json(sentence));
  for (const auto& referent : referents) json["referents"].push_back(referent_json(referent));
  for (const auto& name : annotations.names) {
    auto entry = span_json(name.span);
    entry["type"] = name_of(name.type);
    entry["text"] = slice(text, name.span);
    entry["refers_to"] = referents[name.referent].name;
    entry["referent"] = name.referent;
    json["names"].push_back(std::move(entry));
  }
  for (const auto& time : annotations.times) json["times"].push_back(time_json(time, text));
  for (const auto& event : annotations.events) json["events"].push_back(event_json(event, text));
  for (const auto& relation : annotations.relations)
    json["relations"].push_back(relation_json(relation, referents));
  for (const auto& claim : annotations.claims)
    json["claims"].push_back(claim_json(claim, text, referents));
  for (const auto& prediction : annotations.predictions)
    json["predictions"].push_back(prediction_json(prediction, text));
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace weft
