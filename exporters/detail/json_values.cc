#include "exporters/detail/json_values.h"

#include <cmath>

namespace weft::detail {
namespace {

/// Adds `begin` and `end`: the first and last day that `date` may denote.
void add_days(Json& object, const std::optional<EdtfDate>& date) {
  object["begin"] = date ? day_json(date->earliest()) : Json{};
  object["end"] = date ? day_json(date->latest()) : Json{};
}

/// Adds `published`, and says so where it is only a bound drawn from the article's own dates.
void add_published(Json& object, const std::optional<EdtfDate>& published, bool inferred) {
  object["published"] = date_json(published);
  if (inferred) object["published_inferred"] = true;
}

Json participant_json(const RoleRef& participant) {
  Json json = json_of(participant.entity);
  json["role"] = name_of(participant.role);
  return json;
}

Json fact_json(const EntityFact& fact) {
  return {{"attribute", fact.attribute},
          {"value", fact.value},
          {"by", fact.by},
          {"evidence", list_json(fact.evidence)}};
}

Json section_json(const Section& section) {
  Json json = {{"kind", name_of(section.kind)},
               {"origin", name_of(section.origin)},
               {"begin", section.span.begin},
               {"end", section.span.end},
               {"heading", section.heading}};
  if (section.label) {
    json["label_begin"] = section.label->begin;
    json["label_end"] = section.label->end;
  }
  return json;
}

Json cells_json(const std::vector<Span>& cells, std::string_view text) {
  Json row = Json::array();
  for (const Span cell : cells) row.push_back(slice(text, cell));
  return row;
}

Json table_json(const Table& table, std::string_view text) {
  Json rows = Json::array();
  for (const auto& row : table.rows) rows.push_back(cells_json(row, text));
  return {{"begin", table.span.begin},
          {"end", table.span.end},
          {"header", cells_json(table.header, text)},
          {"rows", std::move(rows)}};
}

}  // namespace

Json weight_json(double weight) {
  if (!std::isfinite(weight)) return {};
  constexpr double kExact = 9007199254740992.0;  // 2^53: beyond it doubles skip whole numbers.
  const double rounded = std::round(weight * 1000.0) / 1000.0;
  if (rounded == std::floor(rounded) && std::abs(rounded) < kExact) {
    return static_cast<std::int64_t>(rounded);
  }
  return rounded;
}

Json date_json(const std::optional<EdtfDate>& date) { return date ? Json(date->text()) : Json{}; }

Json day_json(std::optional<Day> day) {
  if (!day || *day == kFirstDay || *day == kLastDay) return {};
  return to_iso(*day);
}

Json json_of(const EntityRef& entity) {
  return {{"id", to_string(entity.id)}, {"name", entity.name}, {"type", name_of(entity.type)}};
}

Json json_of(const Evidence& evidence) {
  Json json = {{"article", to_string(evidence.article)},
               {"key", evidence.key},
               {"title", evidence.title},
               {"source", evidence.source},
               {"url", evidence.url}};
  add_published(json, evidence.published, evidence.published_inferred);
  if (evidence.copy_of) json["copy_of"] = to_string(*evidence.copy_of);
  json["begin"] = evidence.quote.begin;
  json["end"] = evidence.quote.end;
  if (evidence.trigger) {
    json["trigger_begin"] = evidence.trigger->begin;
    json["trigger_end"] = evidence.trigger->end;
  }
  json["text"] = evidence.text;
  return json;
}

Json json_of(const EventAnswer& event) {
  Json json = {{"id", to_string(event.id)}, {"date", date_json(event.date)}};
  add_days(json, event.date);
  json["type"] = event.type;
  json["status"] = name_of(event.status);
  json["origin"] = name_of(event.origin);
  json["summary"] = event.summary;
  json["participants"] = Json::array();
  for (const auto& one : event.participants) json["participants"].push_back(participant_json(one));
  json["sources"] = event.sources;
  json["first_reported"] = day_json(event.first_reported);
  json["evidence"] = list_json(event.evidence);
  json["speaker"] = event.speaker ? json_of(*event.speaker) : Json{};
  json["other_dates"] = Json::array();
  for (const auto& date : event.other_dates) json["other_dates"].push_back(date.text());
  return json;
}

Json json_of(const PredictionAnswer& prediction) {
  return {{"id", to_string(prediction.id)},
          {"text", prediction.text},
          {"due", date_json(prediction.due)},
          {"status", name_of(prediction.status)},
          {"entities", list_json(prediction.entities)},
          {"reason", prediction.reason},
          {"evidence", list_json(prediction.evidence)},
          {"origin", name_of(prediction.origin)}};
}

Json json_of(const EntityAnswer& answer) {
  const EntityRecord& record = answer.record;
  Json json = {{"id", to_string(record.id)},
               {"name", record.name},
               {"type", name_of(record.type)},
               {"aliases", record.aliases},
               {"facts", Json::array()}};
  for (const auto& fact : answer.facts) json["facts"].push_back(fact_json(fact));
  json["evidence"] = list_json(answer.evidence);
  json["events"] = record.events;
  json["articles"] = record.articles;
  json["mentions"] = record.mentions;
  json["pack"] = record.pack ? Json(record.pack->pack_id) : Json{};
  json["identifiers"] = Json::array();
  if (record.pack) {
    for (const auto& [scheme, value] : record.pack->identifiers) {
      json["identifiers"].push_back({{"scheme", scheme}, {"value", value}});
    }
  }
  return json;
}

Json json_of(const ClaimAnswer& answer) {
  return {{"id", to_string(answer.claim.id)},
          {"entity", json_of(answer.entity)},
          {"attribute", answer.claim.attribute},
          {"value", answer.claim.value},
          {"origin", name_of(answer.claim.origin)},
          {"evidence", Json::array({json_of(answer.evidence)})}};
}

Json json_of(const RelationAnswer& answer) {
  Json json = {{"id", to_string(answer.id)},
               {"from", json_of(answer.subject)},
               {"to", json_of(answer.object)},
               {"relation", answer.relation},
               {"date", date_json(answer.date)}};
  add_days(json, answer.date);
  json["evidence"] = list_json(answer.evidence);
  return json;
}

Json json_of(const ArticleAnswer& answer) {
  Json json = json_of(answer.article);
  if (answer.copy_of) json["copy_of"] = to_string(*answer.copy_of);
  if (answer.versions.empty()) return json;
  json["versions"] = Json::array();
  for (const auto& version : answer.versions) {
    json["versions"].push_back({{"id", to_string(version.id)},
                                {"published", date_json(version.published)},
                                {"modified", date_json(version.modified)},
                                {"known_from", day_json(version.known_from)},
                                {"until", day_json(version.until)}});
  }
  return json;
}

Json json_of(const Article& article) {
  Json json = {{"id", to_string(article.id)}, {"key", article.key},     {"path", article.path},
               {"url", article.url},          {"title", article.title}, {"source", article.source}};
  add_published(json, article.published, article.published_inferred);
  if (article.modified) json["modified"] = date_json(article.modified);
  for (const auto& [field, place] : article.stated_in) json["stated_in"][field] = place;
  json["authors"] = article.authors;
  json["language"] = article.language;
  json["text"] = article.text;
  json["sections"] = Json::array();
  for (const auto& section : article.sections) json["sections"].push_back(section_json(section));
  json["tables"] = Json::array();
  for (const auto& table : article.tables) {
    json["tables"].push_back(table_json(table, article.text));
  }
  return json;
}

}  // namespace weft::detail
