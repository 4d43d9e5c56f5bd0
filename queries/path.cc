#include "queries/path.h"

#include <algorithm>

#include "queries/detail/best_ways.h"
#include "queries/detail/link_map.h"
#include "queries/detail/step_evidence.h"

namespace weft {
namespace {

/// The best ways through ever wider maps, until no wider one can hold a better way.
Result<std::vector<detail::Way>> ways_between(detail::LinkMap& map, const PathOptions& options) {
  std::vector<detail::Way> ways;
  while (map.depth() < options.max_hops) {
    WEFT_ASSIGN(is_wider, map.widen());
    if (!is_wider) {
      // All is read: longer ways than the depth of the map are complete too.
      if (!map.is_connected()) return ways;
      return detail::best_ways(map, {options.count, options.max_hops, options.in_order});
    }
    if (!map.is_connected()) continue;
    ways = detail::best_ways(map, {options.count, map.depth(), options.in_order});
    if (ways.size() >= options.count) break;
  }
  return ways;
}

Result<ConnectingPath> path_along(const detail::Way& way, const detail::LinkMap& map,
                                  detail::StepTeller& teller, bool in_order) {
  ConnectingPath path;
  auto from = map.index().id(detail::LinkMap::from());
  for (const auto& way_step : way.steps) {
    const auto to = map.index().id(way_step.to);
    WEFT_ASSIGN(step, teller.tell(from, to, way_step, in_order));
    path.steps.push_back(std::move(step));
    from = to;
  }
  return path;
}

detail::TieScan scan_of(const Snapshot& store, const PathOptions& options) {
  return detail::TieScan(store,
                         {.window = options.window, .known_by = options.known_by, .relation = {}});
}

Error not_connected(const std::string& from, const std::string& to, const PathOptions& options) {
  auto message = from + " and " + to + " are not connected within " +
                 std::to_string(options.max_hops) + (options.max_hops == 1 ? " step" : " steps");
  if (options.in_order) message += " in order of time";
  return fail(ErrorCode::kNotFound, std::move(message));
}

Error same_entity(const std::string& name) {
  return fail(ErrorCode::kUsage, name + " is asked to be connected with itself");
}

}  // namespace

Result<PathAnswer> paths_between(const Snapshot& store, EntityId from, EntityId to,
                                 const PathOptions& options) {
  WEFT_ASSIGN(from_ref, reference_to(store, from));
  WEFT_ASSIGN(to_ref, reference_to(store, to));
  if (from == to) return same_entity(from_ref.name);
  auto scan = scan_of(store, options);
  detail::LinkMap map(scan, from, to, options.in_order);
  WEFT_ASSIGN(ways, ways_between(map, options));
  if (ways.empty()) return not_connected(from_ref.name, to_ref.name, options);
  PathAnswer answer{std::move(from_ref), std::move(to_ref), {}};
  detail::Citer citer(store);
  detail::StepTeller teller(scan, citer);
  for (const auto& way : ways) {
    WEFT_ASSIGN(path, path_along(way, map, teller, options.in_order));
    answer.paths.push_back(std::move(path));
  }
  return answer;
}

Result<std::vector<std::vector<EntityId>>> chains_between(const Snapshot& store, EntityId from,
                                                          EntityId to, const PathOptions& options) {
  if (from == to) return same_entity(to_string(from));
  auto scan = scan_of(store, options);
  detail::LinkMap map(scan, from, to, options.in_order);
  WEFT_ASSIGN(ways, ways_between(map, options));
  if (ways.empty()) return not_connected(to_string(from), to_string(to), options);
  std::vector<std::vector<EntityId>> chains;
  for (const auto& way : ways) {
    chains.push_back({from});
    for (const auto& step : way.steps) chains.back().push_back(map.index().id(step.to));
  }
  return chains;
}

}  // namespace weft
