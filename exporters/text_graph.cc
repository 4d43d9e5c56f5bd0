#include <algorithm>
#include <map>

#include "exporters/detail/display.h"
#include "exporters/detail/text_parts.h"
#include "exporters/detail/wording.h"
#include "exporters/text.h"

namespace weft {
namespace {

using detail::Ink;
using detail::Page;
using detail::TableCell;
using detail::TextTable;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kMaxEvidence = 3;

TableCell cell(std::string text, Ink ink = Ink::kPlain) { return {{std::move(text)}, ink}; }

TextTable nodes_table(const RelationGraph& graph) {
  TextTable table{{"Entity", "Type", "Evidence"}, {false, false, true}, {}};
  for (const auto& node : graph.nodes) {
    table.rows.push_back({cell(node.entity.name, node.asked_for ? Ink::kStrong : Ink::kPlain),
                          cell(std::string{detail::word_for(node.entity.type)}),
                          cell(detail::number_text(node.weight))});
  }
  return table;
}

/// When the first event between the two was, and the last day of any later one.
std::string when_of(const GraphEdge& edge) {
  if (!edge.first_date) return {};
  const bool goes_on = edge.end && *edge.end > edge.first_date->latest();
  return detail::date_words(*edge.first_date) +
         (goes_on ? " to " + detail::day_words(*edge.end) : "");
}

std::string relation_of(const GraphEdge& edge) {
  const bool is_done = edge.status == FactStatus::kReported || edge.status == FactStatus::kStated;
  const std::string mark = is_done ? "" : " (" + std::string{name_of(edge.status)} + ")";
  return detail::relation_words(edge.relation) + mark;
}

/// Strongest first: the order by identifier, which the answer has, tells a reader nothing.
TextTable edges_table(const RelationGraph& graph) {
  std::map<EntityId, std::string> names;
  for (const auto& node : graph.nodes) names[node.entity.id] = node.entity.name;
  std::vector<GraphEdge> edges = graph.edges;
  std::stable_sort(edges.begin(), edges.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  TextTable table{
      {"From", "Relation", "To", "When", "Evidence"}, {false, false, false, false, true}, {}};
  for (const auto& edge : edges) {
    table.rows.push_back({cell(names[edge.from]), cell(relation_of(edge)), cell(names[edge.to]),
                          cell(when_of(edge), Ink::kAccent),
                          cell(detail::number_text(edge.weight))});
  }
  return table;
}

std::string left_out_text(const RelationGraph& graph) {
  if (graph.nodes_left_out == 0 && graph.edges_left_out == 0) return {};
  return "Left out as weaker: " + detail::count_text(graph.nodes_left_out, "entity", "entities") +
         ", " + detail::count_text(graph.edges_left_out, "connection", "connections");
}

void write_step(const PathStep& step, std::size_t number, Page& page) {
  const std::string relation = detail::relation_words(step.relation);
  const std::string arrow = step.reversed ? " ←[" + relation + "]— " : " —[" + relation + "]→ ";
  page.paragraph(std::to_string(number) + ". " + step.from.name + arrow + step.to.name, kIndent);
  detail::write_evidence(step.evidence, kIndent + 3, kMaxEvidence, {}, page);
}

std::string chain_of(const ConnectingPath& path) {
  std::string chain = path.steps.front().from.name;
  for (const auto& step : path.steps) chain += " → " + step.to.name;
  return chain;
}

}  // namespace

Status write_text(const RelationGraph& graph, std::ostream& out, const TextStyle& style) {
  Page page{out, style};
  page.paragraph(detail::count_text(graph.nodes.size(), "entity", "entities") + ", " +
                     detail::count_text(graph.edges.size(), "connection", "connections"),
                 0, Ink::kStrong);
  const std::string left_out = left_out_text(graph);
  if (!left_out.empty()) page.paragraph(left_out, 0, Ink::kWarning);
  if (!graph.nodes.empty()) {
    page.blank();
    page.table(nodes_table(graph));
  }
  if (!graph.edges.empty()) {
    page.blank();
    page.table(edges_table(graph));
  }
  return page.finish();
}

Status write_text(const PathAnswer& answer, std::ostream& out, const TextStyle& style) {
  Page page{out, style};
  page.paragraph("From " + answer.from.name + " to " + answer.to.name + ": " +
                     detail::count_text(answer.paths.size(), "path", "paths"),
                 0, Ink::kStrong);
  for (const auto& path : answer.paths) {
    page.blank();
    if (path.steps.empty()) continue;
    page.paragraph(chain_of(path), 0, Ink::kAccent);
    for (std::size_t i = 0; i < path.steps.size(); ++i) write_step(path.steps[i], i + 1, page);
  }
  return page.finish();
}

}  // namespace weft
