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
  json["status"] = name_of(event.status);
  if (!event.asserted) json["asserted"] = false;  // docs/events.md
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

Json name_json(const Name& name, std::string_view text, const std::vector<Referent>& referents) {
  Json json = span_json(name.span);
  json["type"] = name_of(name.type);
  json["text"] = slice(text, name.span);
  json["refers_to"] = referents[name.referent].name;
  json["referent"] = name.referent;
  return json;
}

void write(const Json& json, std::ostream& out) {
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// One entry after the other: of a long article, all of them as one value would need far more
/// memory than the annotations themselves.
template <class T, class ToJson>
void write_list(std::string_view name, const std::vector<T>& list, const ToJson& to_json,
                std::ostream& out) {
  out << ",\"" << name << "\":[";
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out << ',';
    write(to_json(list[i]), out);
  }
  out << ']';
}

}  // namespace

void write_annotation_line(const Article& article, const Annotations& annotations,
                           std::ostream& out) {
  const std::string_view text = article.text;
  const auto& referents = annotations.referents;
  out << "{\"id\":";
  write(article.key, out);
  out << ",\"article\":";
  write(to_string(article.id), out);
  if (const auto& bound = annotations.not_published_before) {
    out << ",\"not_published_before\":";
    write(bound->text(), out);
  }
  write_list("sentences", annotations.sentences, pair_json, out);
  write_list("referents", referents, referent_json, out);
  write_list(
      "names", annotations.names,
      [&](const Name& name) { return name_json(name, text, referents); }, out);
  write_list(
      "times", annotations.times, [&](const TimeExpression& time) { return time_json(time, text); },
      out);
  write_list(
      "events", annotations.events,
      [&](const EventInText& event) { return event_json(event, text); }, out);
  write_list(
      "relations", annotations.relations,
      [&](const RelationInText& relation) { return relation_json(relation, referents); }, out);
  write_list(
      "claims", annotations.claims,
      [&](const ClaimInText& claim) { return claim_json(claim, text, referents); }, out);
  write_list(
      "predictions", annotations.predictions,
      [&](const PredictionInText& prediction) { return prediction_json(prediction, text); }, out);
  out << "}\n";
}

}  // namespace weft
