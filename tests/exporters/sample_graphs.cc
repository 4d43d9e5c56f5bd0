#include "tests/exporters/sample_graphs.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace weft::test {
namespace {

struct Named {
  std::string_view name;
  EntityType type;
};
constexpr std::array<Named, 40> kEntities = {{
    {"Nvidia", EntityType::kOrganization},
    {"Huawei", EntityType::kOrganization},
    {"United States", EntityType::kPlace},
    {"export controls", EntityType::kLaw},
    {"DeepSeek", EntityType::kOrganization},
    {"Jensen Huang", EntityType::kPerson},
    {"Ascend 910B", EntityType::kProduct},
    {"China", EntityType::kPlace},
    {"Taiwan Semiconductor Manufacturing Company", EntityType::kOrganization},
    {"H20", EntityType::kProduct},
    {"Bureau of Industry and Security", EntityType::kOrganization},
    {"中芯国际", EntityType::kOrganization},
    {"AI Diffusion Framework", EntityType::kLaw},
    {"The Next Web", EntityType::kWork},
    {"Computex 2025", EntityType::kEvent},
    {"Liang Wenfeng", EntityType::kPerson},
    {"Samsung Electronics", EntityType::kOrganization},
    {"HBM3E", EntityType::kProduct},
    {"Netherlands", EntityType::kPlace},
    {"ASML", EntityType::kOrganization},
    {"CHIPS and Science Act of 2022", EntityType::kLaw},
    {"SK hynix", EntityType::kOrganization},
    {"Донесение о санкциях", EntityType::kWork},
    {"CUDA", EntityType::kProduct},
    {"CANN", EntityType::kProduct},
    {"Gina Raimondo", EntityType::kPerson},
    {"Mate 60 Pro", EntityType::kProduct},
    {"South China Morning Post", EntityType::kWork},
    {"Advanced Micro Devices", EntityType::kOrganization},
    {"MI308", EntityType::kProduct},
    {"経済産業省", EntityType::kOrganization},
    {"Japan", EntityType::kPlace},
    {"Entity List", EntityType::kLaw},
    {"กระทรวงพาณิชย์", EntityType::kOrganization},
    {"GTC Paris at the VivaTech conference", EntityType::kEvent},
    {"Malaysia", EntityType::kPlace},
    {"Kirin 9000S", EntityType::kProduct},
    {"Lip-Bu Tan", EntityType::kPerson},
    {"Intel", EntityType::kOrganization},
    {"sanctions", EntityType::kOther},
}};
constexpr std::array<std::string_view, 10> kRelations = {
    "maker_of", "supply", "restrict", "announce",       "chief_executive_of",
    "sue",      "invest", "launch",   "mentioned_with", "approve"};

EntityId id_of(std::size_t index) { return EntityId{0x1000 + index}; }

/// Weights of nodes are the sums of their edges', as the query gives them.
RelationGraph with_weights(RelationGraph graph) {
  for (const auto& edge : graph.edges) {
    for (auto& node : graph.nodes) {
      if (node.entity.id == edge.from || node.entity.id == edge.to) node.weight += edge.weight;
    }
  }
  std::stable_sort(graph.nodes.begin(), graph.nodes.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  std::sort(graph.edges.begin(), graph.edges.end(), [](const auto& a, const auto& b) {
    return std::pair{a.from, a.to} < std::pair{b.from, b.to};
  });
  return graph;
}

RelationGraph nodes_only(std::size_t count) {
  RelationGraph graph;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [name, type] = kEntities[i % kEntities.size()];
    graph.nodes.push_back({{id_of(i), std::string{name}, type}, 0.0, i == 0});
  }
  return graph;
}

GraphEdge edge(std::size_t from, std::size_t to, std::string_view relation, double weight,
               std::string_view date) {
  GraphEdge made{.from = id_of(from),
                 .to = id_of(to),
                 .relation = std::string{relation},
                 .weight = weight,
                 .first_date = {},
                 .begin = {},
                 .end = {},
                 .events = {},
                 .relations = {{std::string{relation}, weight}}};
  if (!date.empty()) {
    made.first_date = *parse_edtf(date);
    made.begin = made.first_date->earliest();
    made.end = made.first_date->latest();
    made.events = {EventId{from * 100 + to}};
  }
  return made;
}

}  // namespace

RelationGraph small_graph() {
  RelationGraph graph = nodes_only(7);
  graph.nodes.erase(graph.nodes.begin() + 2, graph.nodes.begin() + 4);
  graph.edges = {edge(0, 1, "compete", 3, "2023-08"),      edge(1, 6, "maker_of", 8, ""),
                 edge(4, 1, "partner", 4, "2025-03"),      edge(4, 6, "port", 2, "2025-03/2025-05"),
                 edge(5, 0, "chief_executive_of", 12, ""), edge(5, 4, "criticise", 2, "2026-02")};
  graph.edges.back().relations.push_back({"warn", 1});
  return with_weights(std::move(graph));
}

RelationGraph news_graph(std::size_t count) {
  RelationGraph graph = nodes_only(count);
  std::mt19937 random{7};  // The same graph on every machine: only its raw numbers are used.
  std::set<std::pair<std::size_t, std::size_t>> taken;
  const auto connect = [&](std::size_t a, std::size_t b) {
    if (a == b || !taken.insert(std::minmax(a, b)).second) return;
    const auto relation = kRelations[random() % kRelations.size()];
    const std::string year = std::to_string(2019 + random() % 7);
    const std::string month = std::to_string(10 + random() % 3);
    const bool dated = random() % 4 != 0;
    const auto weight = static_cast<double>(1 + 24 / (1 + random() % 20));
    graph.edges.push_back(edge(a, b, relation, weight, dated ? year + "-" + month : ""));
    if (random() % 8 == 0) graph.edges.back().status = FactStatus::kPlanned;
  };
  for (std::size_t i = 1; i < count; ++i) connect(i, random() % std::min<std::size_t>(i, 4));
  for (std::size_t i = 0; i < count / 2; ++i) connect(random() % count, random() % count);
  graph.nodes_left_out = count * 7;
  graph.edges_left_out = count * 20;
  return with_weights(std::move(graph));
}

RelationGraph star_graph(std::size_t count) {
  RelationGraph graph = nodes_only(count);
  for (std::size_t i = 1; i < count; ++i) {
    graph.edges.push_back(edge(0, i, kRelations[i % kRelations.size()],
                               static_cast<double>(1 + 30 / i),
                               i % 3 == 0 ? "" : "2024-0" + std::to_string(1 + i % 9)));
  }
  return with_weights(std::move(graph));
}

RelationGraph dense_graph(std::size_t count) {
  RelationGraph graph = nodes_only(count);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      graph.edges.push_back(edge(a, b, kRelations[(a + b) % kRelations.size()],
                                 static_cast<double>(1 + a * b % 7), "2024"));
    }
  }
  return with_weights(std::move(graph));
}

}  // namespace weft::test
