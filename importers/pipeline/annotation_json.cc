#include "importers/pipeline/annotation_json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace weft {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kTimexTypes = {"DATE", "TIME", "DURATION", "SET"};

Json span_json(Span span) { return {{"begin", span.begin}, {"end", span.end}}; }

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

Json event_json(const EventInText& event) {
  Json json = span_json(event.trigger);
  json["type"] = event.type;
  json["lemma"] = event.lemma;
  json["date"] = date_json(event.date);
  // Null: neither asserted nor planned, foretold or denied (docs/events.md).
  json["status"] = event.asserted ? Json(name_of(event.status)) : Json(nullptr);
  json["origin"] = name_of(event.origin);
  json["participants"] = Json::array();
  for (const auto& participant : event.participants) {
    if (participant.role == Role::kContext) continue;
    auto entry = span_json(participant.span);
    entry["role"] = name_of(participant.role);
    json["participants"].push_back(std::move(entry));
  }
  json["speaker"] = event.speaker ? span_json(event.speaker->span) : Json(nullptr);
  json["sentence"] = {event.quote.begin, event.quote.end};
  return json;
}

Json prediction_json(const PredictionInText& prediction, std::string_view text) {
  Json json = span_json(prediction.quote);
  json["text"] = slice(text, prediction.quote);
  json["due"] = date_json(prediction.due);
  json["reason"] = prediction.reason ? Json(slice(text, *prediction.reason)) : Json(nullptr);
  return json;
}

}  // namespace

void write_annotation_line(const Article& article, const Annotations& annotations,
                           std::ostream& out) {
  const std::string_view text = article.text;
  Json json;
  json["id"] = article.key;
  json["article"] = to_string(article.id);
  for (const auto* list :
       {"sentences", "names", "times", "events", "relations", "claims", "predictions"})
    json[list] = Json::array();
  for (const auto& sentence : annotations.sentences)
    json["sentences"].push_back({sentence.begin, sentence.end});
  for (const auto& name : annotations.names) {
    auto entry = span_json(name.span);
    entry["type"] = name_of(name.type);
    entry["text"] = slice(text, name.span);
    entry["refers_to"] = annotations.referents[name.referent].name;
    json["names"].push_back(std::move(entry));
  }
  for (const auto& time : annotations.times) json["times"].push_back(time_json(time, text));
  for (const auto& event : annotations.events) json["events"].push_back(event_json(event));
  for (const auto& relation : annotations.relations) {
    auto entry = span_json(relation.quote);
    entry["subject"] = annotations.referents[relation.subject].name;
    entry["relation"] = relation.relation;
    entry["object"] = annotations.referents[relation.object].name;
    json["relations"].push_back(std::move(entry));
  }
  for (const auto& claim : annotations.claims) {
    auto entry = span_json(claim.value);
    entry["entity"] = annotations.referents[claim.referent].name;
    entry["attribute"] = claim.attribute;
    entry["value"] = slice(text, claim.value);
    json["claims"].push_back(std::move(entry));
  }
  for (const auto& prediction : annotations.predictions)
    json["predictions"].push_back(prediction_json(prediction, text));
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace weft
