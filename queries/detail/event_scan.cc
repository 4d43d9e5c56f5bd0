#include "queries/detail/event_scan.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace weft::detail {

Result<std::vector<Event>> EventScan::versions_at(const EventPosting& posting) {
  auto known = changed_.find(posting.event);
  if (known == changed_.end()) {
    WEFT_ASSIGN(versions, store_->event_as_known(posting.event, *known_by_));
    known = changed_.emplace(posting.event, std::move(versions)).first;
  }
  // An event that has a date now and had none then stands at no date of its own.
  const auto belongs = [&](const Event& version) {
    return version.date ? posting.dated && version.date->days() == posting.days : is_unbounded();
  };
  auto& waiting = known->second;
  // Postings of two events of today may both lead to one that they were on that day.
  std::erase_if(waiting, [&](const Event& version) { return given_.contains(version.id); });
  const auto taken = std::stable_partition(waiting.begin(), waiting.end(),
                                           [&](const Event& version) { return !belongs(version); });
  std::vector<Event> here(std::make_move_iterator(taken), std::make_move_iterator(waiting.end()));
  waiting.erase(taken, waiting.end());
  for (const Event& version : here) given_.insert(version.id);
  return here;
}

std::optional<EventPosting> EventScan::posting_of(const Event& version,
                                                  std::optional<EntityId> owner) {
  Role role = Role::kContext;
  bool involved = !owner;
  participants_.clear();
  roles_.clear();
  for (const auto& participant : version.participants) {
    participants_.push_back(participant.entity);
    roles_.push_back(participant.role);
    if (owner && participant.entity == *owner) {
      involved = true;
      role = participant.role;
    }
  }
  if (!involved) return std::nullopt;
  constexpr std::uint32_t kMostSources = std::numeric_limits<std::uint16_t>::max();
  return EventPosting{
      .event = version.id,
      .days = version.date ? version.date->days() : DayRange{},
      .dated = version.date.has_value(),
      .type = 0,  // No code of the store's; SeenEvent::kind has it.
      .status = version.status,
      .origin = version.origin,
      .role = role,
      .sources = static_cast<std::uint16_t>(std::min(version.sources, kMostSources)),
      .first_reported = version.first_reported.value_or(kFirstDay),
      .last_reported = *known_by_,
      .participants = participants_,
      .roles = roles_,
  };
}

}  // namespace weft::detail
