#include "exporters/json.h"

#include "exporters/detail/json_values.h"
#include "exporters/detail/output.h"

namespace weft {
namespace {

using detail::Json;
using detail::json_of;

/// Prints the document. dump() throws on invalid UTF-8 unless told to replace it.
Status print(const Json& json, int indent, std::ostream& out) {
  out << json.dump(indent, ' ', false, Json::error_handler_t::replace) << '\n';
  return detail::written(out);
}
Status print(const Json& json, std::ostream& out) { return print(json, 2, out); }

Json ids_json(const std::vector<EventId>& ids) {
  Json list = Json::array();
  for (const EventId id : ids) list.push_back(to_string(id));
  return list;
}

Json node_json(const GraphNode& node) {
  Json json = json_of(node.entity);
  json["weight"] = detail::weight_json(node.weight);
  json["asked_for"] = node.asked_for;
  return json;
}

Json edge_json(const GraphEdge& edge) {
  Json json = {{"from", to_string(edge.from)},
               {"to", to_string(edge.to)},
               {"relation", edge.relation},
               {"weight", detail::weight_json(edge.weight)},
               {"begin", detail::day_json(edge.begin)},
               {"end", detail::day_json(edge.end)},
               {"events", ids_json(edge.events)},
               {"first_date", detail::date_json(edge.first_date)},
               {"status", name_of(edge.status)},
               {"relations", Json::array()}};
  for (const auto& [relation, weight] : edge.relations) {
    json["relations"].push_back({{"relation", relation}, {"weight", detail::weight_json(weight)}});
  }
  return json;
}

Json step_json(const PathStep& step) {
  return {{"from", json_of(step.from)},
          {"to", json_of(step.to)},
          {"relation", step.relation},
          {"events", ids_json(step.events)},
          {"evidence", detail::list_json(step.evidence)},
          {"reversed", step.reversed}};
}

Json cell_json(const ComparedCell& cell) {
  Json values = Json::array();
  for (const auto& [value, evidence] : cell.values) {
    values.push_back({{"value", value}, {"evidence", detail::list_json(evidence)}});
  }
  return {{"values", std::move(values)}, {"disputed", cell.disputed}};
}

/// "und" is the tag of what is unknown (BCP 47).
Json languages_json(const std::map<std::string, std::uint64_t>& languages) {
  Json json = Json::object();
  for (const auto& [language, articles] : languages) {
    json[language.empty() ? "und" : language] = articles;
  }
  return json;
}

/// Names the record by what it is.
struct Shown {
  Json operator()(const ArticleAnswer& article) const { return {{"article", json_of(article)}}; }
  Json operator()(const EntityAnswer& entity) const { return {{"entity", json_of(entity)}}; }
  Json operator()(const EventAnswer& event) const { return {{"event", json_of(event)}}; }
  Json operator()(const ClaimAnswer& claim) const { return {{"claim", json_of(claim)}}; }
  Json operator()(const RelationAnswer& relation) const {
    return {{"relation", json_of(relation)}};
  }
  Json operator()(const PredictionAnswer& prediction) const {
    return {{"prediction", json_of(prediction)}};
  }
};

}  // namespace

Status write_json(const Timeline& timeline, std::ostream& out) {
  return print({{"entities", detail::list_json(timeline.entities)},
                {"events", detail::list_json(timeline.events)},
                {"undated", detail::list_json(timeline.undated)}},
               out);
}

Status write_json(const RelationGraph& graph, std::ostream& out) {
  Json json = {{"nodes", Json::array()}, {"edges", Json::array()}};
  for (const auto& node : graph.nodes) json["nodes"].push_back(node_json(node));
  for (const auto& edge : graph.edges) json["edges"].push_back(edge_json(edge));
  json["left_out"] = {{"nodes", graph.nodes_left_out},
                      {"edges", graph.edges_left_out},
                      {"edges_too_light", graph.edges_too_light}};
  return print(json, out);
}

Status write_json(const PathAnswer& answer, std::ostream& out) {
  Json json = {
      {"from", json_of(answer.from)}, {"to", json_of(answer.to)}, {"paths", Json::array()}};
  for (const auto& path : answer.paths) {
    Json steps = Json::array();
    for (const auto& step : path.steps) steps.push_back(step_json(step));
    json["paths"].push_back({{"length", path.steps.size()}, {"steps", std::move(steps)}});
  }
  return print(json, out);
}

Status write_json(const EntityAnswer& answer, std::ostream& out) {
  return print({{"entity", json_of(answer)}}, out);
}

Status write_json(const std::vector<EntityRecord>& entities, std::ostream& out) {
  Json list = Json::array();
  for (const auto& entity : entities) {
    list.push_back({{"id", to_string(entity.id)},
                    {"name", entity.name},
                    {"type", name_of(entity.type)},
                    {"events", entity.events},
                    {"articles", entity.articles},
                    {"mentions", entity.mentions}});
  }
  return print({{"entities", std::move(list)}}, out);
}

Status write_json(const Comparison& comparison, std::ostream& out) {
  Json rows = Json::array();
  for (const auto& [attribute, cells] : comparison.rows) {
    Json row = Json::array();
    for (const auto& cell : cells) row.push_back(cell_json(cell));
    rows.push_back({{"attribute", attribute}, {"cells", std::move(row)}});
  }
  return print({{"entities", detail::list_json(comparison.entities)}, {"rows", std::move(rows)}},
               out);
}

Status write_json(const std::vector<PredictionAnswer>& predictions, std::ostream& out) {
  return print({{"predictions", detail::list_json(predictions)}}, out);
}

Status write_json(const ShownRecord& record, std::ostream& out) {
  return print(std::visit(Shown{}, record), out);
}

Status write_json(const StoreStats& stats, std::ostream& out) {
  return print({{"articles", stats.articles},
                {"entities", stats.entities},
                {"events", stats.events},
                {"event_mentions", stats.event_mentions},
                {"relations", stats.relations},
                {"claims", stats.claims},
                {"predictions", stats.predictions},
                {"copies", stats.copies},
                {"earlier_versions", stats.earlier_versions},
                {"languages", languages_json(stats.languages)},
                {"bytes_on_disk", stats.bytes_on_disk},
                {"schema", stats.schema}},
               out);
}

Status write_json(const std::vector<Disagreement>& disagreements, std::ostream& out) {
  Json list = Json::array();
  for (const auto& [where, message] : disagreements) {
    list.push_back({{"where", where}, {"message", message}});
  }
  return print({{"disagreements", std::move(list)}}, out);
}

Status write_json_line(const Article& article, std::ostream& out) {
  return print(json_of(article), -1, out);
}

}  // namespace weft
