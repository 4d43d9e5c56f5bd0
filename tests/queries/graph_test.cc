#include "queries/graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/queries/random_world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::set<std::string> names(const RelationGraph& graph) {
  std::set<std::string> result;
  for (const auto& node : graph.nodes) result.insert(node.entity.name);
  return result;
}
/// "Acme launch X1 2.25", in the order of the graph's edges by name.
std::set<std::string> edges(const RelationGraph& graph) {
  std::map<EntityId, std::string> name_of;
  for (const auto& node : graph.nodes) name_of[node.entity.id] = node.entity.name;
  std::set<std::string> result;
  for (const auto& edge : graph.edges) {
    std::ostringstream line;
    line << name_of.at(edge.from) << ' ' << edge.relation << ' ' << name_of.at(edge.to) << ' '
         << edge.weight;
    result.insert(line.str());
  }
  return result;
}
RelationGraph graph(const Snapshot& store, const std::vector<std::string>& centres,
                    const GraphOptions& options = {}) {
  std::vector<EntityId> ids;
  for (const auto& name : centres) ids.push_back(id_of(name));
  return must(graph_around(store, ids, options));
}

// Acme ──launch──▶ X1 ◀──buy── Bolt ──sue──▶ Core     Dust (named with Acme)
World& small_world(World& world) {
  world.article("A", "2024-06-01")
      .event("launch", "2023-05", {{"Acme"}, {"X1", Role::kPatient}})
      .event("buy", "2023-07-02", {{"Bolt"}, {"X1", Role::kPatient}})
      .event("sue", "2023-08", {{"Bolt"}, {"Core", Role::kPatient}})
      .event("rise", "2023-09", {{"Acme"}, {"Dust", Role::kContext}});
  return world;
}

TEST(Graph, ReachesAsFarAsTheHopsAllow) {
  World world;
  const auto store = small_world(world).snapshot();
  EXPECT_THAT(names(graph(*store, {"Acme"}, {.hops = 0})), UnorderedElementsAre("Acme"));
  EXPECT_THAT(names(graph(*store, {"Acme"}, {.hops = 1})), UnorderedElementsAre("Acme", "X1"));
  EXPECT_THAT(names(graph(*store, {"Acme"}, {.hops = 2})),
              UnorderedElementsAre("Acme", "X1", "Bolt"));
  EXPECT_THAT(names(graph(*store, {"Acme"}, {.hops = 9})),
              UnorderedElementsAre("Acme", "X1", "Bolt", "Core"));
}

TEST(Graph, PointsFromWhoActsToWhatIsActedOn) {
  World world;
  const auto store = small_world(world).snapshot();
  EXPECT_THAT(edges(graph(*store, {"X1"})),
              UnorderedElementsAre("Acme launch X1 1", "Bolt buy X1 1"));
}

TEST(Graph, CountsAMereMentionAQuarterAndShowsItOnlyBelowTheUsualWeight) {
  World world;
  const auto store = small_world(world).snapshot();
  const auto usual = graph(*store, {"Acme", "Dust"});
  EXPECT_THAT(edges(usual), UnorderedElementsAre("Acme launch X1 1"));
  EXPECT_EQ(usual.edges_too_light, 1U);
  const auto all = graph(*store, {"Dust"}, {.min_weight = 0});
  ASSERT_EQ(all.edges.size(), 1U);
  EXPECT_EQ(all.edges[0].relation, "mentioned_with");
  EXPECT_EQ(all.edges[0].weight, 0.25);
}

TEST(Graph, SumsWhatConnectsAPairAndNamesItByTheMostFrequent) {
  World world;
  world.article("A", "2024-06-01")
      .event("sue", "2023-05", {{"Acme"}, {"Bolt", Role::kPatient}})
      .event("pay", "2023-06-03", {{"Bolt"}, {"Acme", Role::kPatient}})
      .event("pay", "2022", {{"Bolt"}, {"Acme", Role::kPatient}})
      .relation("Acme", "owner_of", "Bolt", "2021-02");
  world.article("B", "2024-06-02").relation("Acme", "owner_of", "Bolt");
  const auto store = world.snapshot();
  const auto answer = graph(*store, {"Acme"});
  ASSERT_EQ(answer.edges.size(), 1U);
  const auto& edge = answer.edges[0];
  EXPECT_EQ(edge.weight, 5);
  EXPECT_THAT(edge.relations, ElementsAre(std::pair{"owner_of", 2.0}, std::pair{"pay", 2.0},
                                          std::pair{"sue", 1.0}));
  EXPECT_EQ(edge.relation, "owner_of");
  EXPECT_EQ(edge.from, id_of("Acme"));
  EXPECT_EQ(edge.first_date->text(), "2021-02");
  EXPECT_EQ(to_iso(*edge.begin), "2021-02-01");
  EXPECT_EQ(to_iso(*edge.end), "2023-06-03");
  EXPECT_EQ(edge.events.size(), 3U);
  const auto only = graph(*store, {"Acme"}, {.relation = "pay"});
  EXPECT_THAT(edges(only), UnorderedElementsAre("Bolt pay Acme 2"));
}

TEST(Graph, TellsHowCertainItsRelationIs) {
  EventDetails planned;
  planned.status = FactStatus::kPlanned;
  World world;
  world.article("A", "2024-06-01")
      .event("buy", "2023-05", {{"Acme"}, {"Bolt", Role::kPatient}}, planned)
      .event("buy", "2021-05", {{"Acme"}, {"Core", Role::kPatient}}, planned)
      .event("buy", "2023-05", {{"Acme"}, {"Core", Role::kPatient}});
  const auto store = world.snapshot();
  EXPECT_EQ(graph(*store, {"Bolt"}).edges.at(0).status, FactStatus::kPlanned);
  EXPECT_EQ(graph(*store, {"Core"}).edges.at(0).status, FactStatus::kReported);
}

TEST(Graph, HasOnlyWhatLiesInTheWindowAndWasKnown) {
  World world;
  world.article("A", "2024-01-05")
      .event("launch", "2023-05", {{"Acme"}, {"X1", Role::kPatient}})
      .relation("Acme", "owner_of", "Bolt");
  world.article("B", "2024-02-05")
      .event("launch", "2023-05-07", {{"Acme"}, {"X1", Role::kPatient}})
      .event("sue", "2024-01", {{"Acme"}, {"Core", Role::kPatient}})
      .relation("Acme", "owner_of", "Bolt")
      .relation("Acme", "maker_of", "X9", "2024-02");
  const auto store = world.snapshot();
  EXPECT_THAT(edges(graph(*store, {"Acme"}, {.window = {day("2023-01-01"), day("2023-12-31")}})),
              UnorderedElementsAre("Acme launch X1 2", "Acme owner_of Bolt 2"));
  const auto then = graph(*store, {"Acme"}, {.known_by = day("2024-01-31")});
  EXPECT_THAT(edges(then), UnorderedElementsAre("Acme launch X1 1", "Acme owner_of Bolt 1"));
  for (const auto& edge : then.edges) {
    if (edge.relation != "launch") continue;
    EXPECT_EQ(edge.first_date->text(), "2023-05");
  }
}

// Acme ═3═ Bolt ═2═ Core, Acme ─1─ Dust: cut to three, the heavier chain stays.
TEST(Graph, IsCutToItsStrongestConnectedPartAndSaysSo) {
  World world;
  const std::vector<std::string> days{"2020-01-01", "2021-01-01", "2022-01-01"};
  auto& article = world.article("A", "2024-06-01");
  for (int i = 0; i < 3; ++i) {
    const auto& date = days[static_cast<std::size_t>(i)];
    article.event("pay", date, {{"Acme"}, {"Bolt", Role::kPatient}});
    if (i < 2) article.event("pay", date, {{"Bolt"}, {"Core", Role::kPatient}});
    if (i < 1) article.event("pay", date, {{"Acme"}, {"Dust", Role::kPatient}});
  }
  const auto store = world.snapshot();
  const auto cut = graph(*store, {"Acme"}, {.hops = 2, .max_nodes = 3});
  EXPECT_THAT(edges(cut), UnorderedElementsAre("Acme pay Bolt 3", "Bolt pay Core 2"));
  EXPECT_EQ(cut.nodes_left_out, 1U);
  EXPECT_EQ(cut.edges_left_out, 1U);
  ASSERT_EQ(cut.nodes.size(), 3U);
  EXPECT_EQ(cut.nodes[0].entity.name, "Bolt");
  EXPECT_EQ(cut.nodes[0].weight, 5);
  EXPECT_FALSE(cut.nodes[0].asked_for);
  EXPECT_TRUE(cut.nodes[1].asked_for);
  const auto whole = graph(*store, {}, {.max_nodes = 2});
  EXPECT_THAT(edges(whole), UnorderedElementsAre("Acme pay Bolt 3"));
  EXPECT_EQ(whole.nodes_left_out, 2U);
  EXPECT_EQ(whole.edges_left_out, 2U);
}

TEST(Graph, KeepsACentreThatNothingIsTiedTo) {
  World world;
  world.article("A", "2024-06-01").mention("Acme").event("sue", "2020", {{"Bolt"}, {"Core"}});
  const auto store = world.snapshot();
  EXPECT_THAT(names(graph(*store, {"Acme", "Bolt"}, {.max_nodes = 1})),
              UnorderedElementsAre("Acme", "Bolt"));
  EXPECT_THAT(names(graph(*store, {})), UnorderedElementsAre("Bolt", "Core"));
  EXPECT_FALSE(graph_around(*store, {EntityId{5}}, {}));
}

TEST(Graph, ListsTheStrongestEventsOfAnEdge) {
  World world;
  auto& article = world.article("A", "2024-06-01");
  for (int year = 1960; year < 2000; ++year) {
    article.event("pay", std::to_string(year), {{"Acme"}, {"Bolt", Role::kPatient}});
  }
  world.article("B", "2024-06-02").event("pay", "1985", {{"Acme"}, {"Bolt", Role::kPatient}});
  const auto store = world.snapshot();
  const auto answer = graph(*store, {"Acme"});
  ASSERT_EQ(answer.edges.size(), 1U);
  ASSERT_EQ(answer.edges[0].events.size(), 32U);
  EXPECT_EQ(must(store->event(answer.edges[0].events[0]))->date->text(), "1985");
  EXPECT_TRUE(std::is_sorted(answer.edges[0].events.begin() + 1, answer.edges[0].events.end()));
}

// ---- against a twin that adds up all pairs first

using Pair = std::pair<EntityId, EntityId>;  ///< The smaller id first.
using Weights = std::map<Pair, double>;

Pair pair_of(EntityId a, EntityId b) { return {std::min(a, b), std::max(a, b)}; }

Weights all_weights(const Snapshot& store, const GraphOptions& options) {
  Weights weights;
  for (const auto& event : all_events(store, options.known_by)) {
    const bool inside =
        event.date ? overlap(event.date->days(), options.window) : options.window == DayRange{};
    if (!inside) continue;
    for (const auto& a : event.participants) {
      for (const auto& b : event.participants) {
        if (!(a.entity < b.entity)) continue;
        const bool full = a.role != Role::kContext && b.role != Role::kContext;
        const auto& relation = full ? event.type : "mentioned_with";
        if (!options.relation.empty() && options.relation != relation) continue;
        weights[{a.entity, b.entity}] += event.sources * (full ? 1 : 0.25);
      }
    }
  }
  std::set<RelationId> relations;
  must(store.each_entity([&](const EntityRecord& record) {
    must(store.each_relation(record.id, [&](const RelationPosting& posting) {
      relations.insert(posting.relation);
      return true;
    }));
    return true;
  }));
  for (const auto id : relations) {
    const auto relation = *must(store.relation(id));
    if (!options.relation.empty() && options.relation != relation.relation) continue;
    if (relation.date && relation.date->earliest() > options.window.last) continue;
    std::set<ArticleId> articles;
    for (const auto& place : relation.evidence) {
      if (!options.known_by || place.reported <= *options.known_by) articles.insert(place.article);
    }
    if (articles.empty()) continue;
    weights[pair_of(relation.subject, relation.object)] += static_cast<double>(articles.size());
  }
  std::erase_if(weights, [&](const auto& pair) { return pair.second < options.min_weight; });
  return weights;
}

/// Everyone within `hops` of a centre, by breadth-first search.
std::set<EntityId> within(const Weights& weights, const std::vector<EntityId>& centres,
                          std::size_t hops) {
  std::set<EntityId> found(centres.begin(), centres.end());
  for (; hops > 0; --hops) {
    auto wider = found;
    for (const auto& [pair, weight] : weights) {
      if (found.contains(pair.first)) wider.insert(pair.second);
      if (found.contains(pair.second)) wider.insert(pair.first);
    }
    found = wider;
  }
  return found;
}

/// Cut to `count` (two hops at most, where nobody can be joined by a longer way than there is).
std::set<EntityId> grown(const Weights& weights, const std::vector<EntityId>& centres,
                         std::size_t hops, std::size_t count) {
  std::set<EntityId> joined(centres.begin(), centres.end());
  while (joined.size() < count) {
    const auto near = within(weights, centres, hops - 1);
    std::optional<std::pair<double, EntityId>> best;
    for (const auto& [pair, weight] : weights) {
      for (const auto& [in, out] : {pair, Pair{pair.second, pair.first}}) {
        if (!joined.contains(in) || joined.contains(out) || !near.contains(in)) continue;
        const std::pair offer{-weight, out};
        if (!best || offer < *best) best = offer;
      }
    }
    if (!best) break;
    joined.insert(best->second);
  }
  return joined;
}

GraphOptions some_options(RandomWorld& world) {
  GraphOptions options{.hops = 1 + world.below(3), .max_nodes = 0};
  if (world.chance(40)) {
    const auto from = world.some_day();
    options.window = {from, from + static_cast<Day>(world.below(700))};
  }
  if (world.chance(40)) options.known_by = world.some_day();
  if (world.chance(20)) options.relation = world.chance(50) ? "launch" : "owner_of";
  options.min_weight = static_cast<std::uint32_t>(world.below(3));
  return options;
}

void expect_induced(const RelationGraph& graph, const Weights& weights,
                    const std::set<EntityId>& nodes) {
  std::set<EntityId> ids;
  for (const auto& node : graph.nodes) ids.insert(node.entity.id);
  EXPECT_EQ(ids, nodes);
  Weights expected, found;
  for (const auto& [pair, weight] : weights) {
    if (nodes.contains(pair.first) && nodes.contains(pair.second)) expected[pair] = weight;
  }
  for (const auto& edge : graph.edges) found[pair_of(edge.from, edge.to)] = edge.weight;
  EXPECT_EQ(found, expected);
}

TEST(Graph, AgreesWithATwinThatAddsUpAllPairs) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    RandomWorld world{seed, {.entities = 25, .happenings = 60, .articles = 30}};
    for (int i = 0; i < 20; ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", question " + std::to_string(i));
      auto options = some_options(world);
      std::vector<EntityId> centres{world.some_entity()};
      if (world.chance(30)) centres.push_back(world.some_entity());
      if (!must(world.store().entity(centres.front())) ||
          !must(world.store().entity(centres.back()))) {
        continue;
      }
      const auto weights = all_weights(world.store(), options);
      const auto reach = within(weights, centres, options.hops);
      expect_induced(must(graph_around(world.store(), centres, options)), weights, reach);

      options.hops = 1 + world.below(2);
      options.max_nodes = 2 + world.below(8);
      expect_induced(must(graph_around(world.store(), centres, options)), weights,
                     grown(weights, centres, options.hops, options.max_nodes));
    }
  }
}

TEST(Graph, OfTheWholeStoreHasTheHeaviestEntities) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomWorld world{seed, {.entities = 25, .happenings = 60, .articles = 30}};
    const auto weights = all_weights(world.store(), {.min_weight = 0});
    std::map<EntityId, double> totals;
    for (const auto& [pair, weight] : weights) {
      totals[pair.first] += weight;
      totals[pair.second] += weight;
    }
    std::vector<std::pair<double, EntityId>> ranked;
    for (const auto& [entity, weight] : totals) ranked.emplace_back(-weight, entity);
    std::sort(ranked.begin(), ranked.end());
    std::set<EntityId> heaviest;
    for (std::size_t i = 0; i < 8 && i < ranked.size(); ++i) heaviest.insert(ranked[i].second);
    std::set<EntityId> tied;
    for (const auto& [pair, weight] : weights) {
      if (!heaviest.contains(pair.first) || !heaviest.contains(pair.second)) continue;
      tied.insert({pair.first, pair.second});
    }
    const auto answer = must(graph_around(world.store(), {}, {.min_weight = 0, .max_nodes = 8}));
    expect_induced(answer, weights, tied);
    EXPECT_EQ(answer.nodes_left_out, ranked.size() - heaviest.size());
  }
}

}  // namespace
}  // namespace weft::test
