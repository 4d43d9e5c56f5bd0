#include "queries/detail/event_selection.h"

#include <algorithm>
#include <optional>

#include "queries/detail/event_scan.h"

namespace weft::detail {
namespace {

EventOrder order_of(const ChosenEvent& chosen) {
  return detail::order_of(chosen.entry.event, chosen.entry.days);
}

/// Collects from one scan after another.
class Selector {
 public:
  Selector(const Snapshot& store, const std::vector<EntityId>& entities,
           const TimelineOptions& options)
      : scan_(store, options.window, options.known_by), entities_(entities), options_(options) {
    if (!options.type.empty()) type_ = scan_.kinds().named(options.type);
  }

  Status add_events_of(std::optional<EntityId> owner) {
    first_of_owner_ = selection_.dated.size();
    return scan_.each(owner, options_.direction, [&](const SeenEvent& seen) {
      // Undated events stand after all dated ones, so a scan that wants them goes on.
      if (is_full_at(seen.posting)) return scan_.is_unbounded();
      if (is_wanted(seen, owner.has_value())) take(seen);
      return true;
    });
  }

  EventSelection finish(bool several_scans) && {
    auto& [dated, undated, versions] = selection_;
    if (several_scans || options_.known_by) {
      std::sort(dated.begin(), dated.end(), [&](const ChosenEvent& a, const ChosenEvent& b) {
        return options_.direction == Direction::kOldestFirst ? order_of(a) < order_of(b)
                                                             : order_of(b) < order_of(a);
      });
    }
    std::sort(undated.begin(), undated.end(), [](const ChosenEvent& a, const ChosenEvent& b) {
      return a.entry.event < b.entry.event;
    });
    for (auto* list : {&dated, &undated}) {
      const auto same = [](const ChosenEvent& a, const ChosenEvent& b) {
        return a.entry.event == b.entry.event;
      };
      list->erase(std::unique(list->begin(), list->end(), same), list->end());
      if (options_.limit != 0 && list->size() > options_.limit) list->resize(options_.limit);
    }
    return std::move(selection_);
  }

 private:
  bool is_wanted(const SeenEvent& seen, bool owned) const {
    const auto& posting = seen.posting;
    if (owned && posting.role == Role::kContext && !options_.with_context) return false;
    if (posting.sources < options_.min_sources) return false;
    if (type_ && *type_ != seen.kind) return false;
    if (options_.status && *options_.status != posting.status) return false;
    if (options_.origin && *options_.origin != posting.origin) return false;
    return !options_.together || involves_all(posting);
  }

  bool involves_all(const EventPosting& posting) const {
    return std::all_of(entities_.begin(), entities_.end(), [&](EntityId entity) {
      const auto at = std::find(posting.participants.begin(), posting.participants.end(), entity);
      if (at == posting.participants.end()) return false;
      const auto role = posting.roles[static_cast<std::size_t>(at - posting.participants.begin())];
      return role != Role::kContext || options_.with_context;
    });
  }

  /// Whether neither `posting` nor any dated one after it can be among the events asked for. As
  /// known on an earlier day, events of equal days come in any order, so all of them are taken.
  bool is_full_at(const EventPosting& posting) const {
    const auto& dated = selection_.dated;
    if (options_.limit == 0 || !posting.dated) return false;
    if (dated.size() - first_of_owner_ < options_.limit) return false;
    return !options_.known_by || dated.back().entry.days != posting.days;
  }

  void take(const SeenEvent& seen) {
    const auto& posting = seen.posting;
    ChosenEvent chosen{.entry = {.event = posting.event,
                                 .days = posting.days,
                                 .dated = posting.dated,
                                 .status = posting.status,
                                 .origin = posting.origin,
                                 .type = posting.type,
                                 .sources = posting.sources,
                                 .first_reported = posting.first_reported}};
    if (seen.as_known != nullptr) {
      chosen.version = static_cast<std::uint32_t>(selection_.versions.size());
      selection_.versions.push_back(*seen.as_known);
    }
    (posting.dated ? selection_.dated : selection_.undated).push_back(chosen);
  }

  EventScan scan_;
  const std::vector<EntityId>& entities_;
  const TimelineOptions& options_;
  std::optional<std::uint32_t> type_;
  std::size_t first_of_owner_ = 0;
  EventSelection selection_;
};

/// Events of all the entities stand in the list of each: the shortest list will do.
Result<EntityId> least_busy(const Snapshot& store, const std::vector<EntityId>& entities) {
  std::optional<std::pair<std::uint32_t, EntityId>> least;
  for (const auto entity : entities) {
    WEFT_ASSIGN(record, store.entity(entity));
    const std::pair busy{record ? record->events : 0, entity};
    if (!least || busy < *least) least = busy;
  }
  return least->second;
}

}  // namespace

Result<EventSelection> select_events(const Snapshot& store, const std::vector<EntityId>& entities,
                                     const TimelineOptions& options) {
  std::vector<std::optional<EntityId>> owners(entities.begin(), entities.end());
  if (owners.empty()) owners.emplace_back(std::nullopt);
  if (options.together && owners.size() > 1) {
    WEFT_ASSIGN(owner, least_busy(store, entities));
    owners = {owner};
  }
  Selector selector(store, entities, options);
  for (const auto& owner : owners) WEFT_TRY(selector.add_events_of(owner));
  return std::move(selector).finish(owners.size() > 1);
}

}  // namespace weft::detail
