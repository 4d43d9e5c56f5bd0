#include "core/event_merge.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/event_identity.h"

namespace weft {
namespace {

/// The key with the highest count; the smallest of equals.
template <class Key>
std::optional<Key> most_frequent(const std::map<Key, std::size_t>& counts) {
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return std::tie(a.second, b.first) < std::tie(b.second, a.first);
      });
  return best == counts.end() ? std::nullopt : std::optional{best->first};
}

/// From the most definite: an event done and reported is no plan any more.
int rank_of(FactStatus status) {
  switch (status) {
    case FactStatus::kReported:
      return 0;
    case FactStatus::kStated:
      return 1;
    case FactStatus::kPlanned:
      return 2;
    case FactStatus::kPredicted:
      return 3;
    case FactStatus::kAlleged:
      return 4;
    case FactStatus::kDenied:
      return 5;
  }
  return 6;
}

std::map<EdtfDate, std::size_t> dates_of(const std::vector<EventMember>& members) {
  std::map<EdtfDate, std::size_t> dates;
  for (const auto& member : members) {
    if (member.mention.date) ++dates[*member.mention.date];
  }
  return dates;
}

/// Wider dates say too little to overrule the day of a report.
constexpr std::int64_t kMonth = 31;

/// Dates that the texts themselves give and that tell the month; without any, all dates. A day that
/// only the report gives says when it was told.
std::map<EdtfDate, std::size_t> weighty_dates(const std::vector<EventMember>& members,
                                              const std::map<EdtfDate, std::size_t>& all) {
  std::map<EdtfDate, std::size_t> told;
  for (const auto& member : members) {
    const auto& date = member.mention.date;
    if (date && member.mention.date_span && width_of(date->days()) <= kMonth) ++told[*date];
  }
  return told.empty() ? all : told;
}

/// The narrowest, then the best attested, then the later begin, then the first by text.
std::optional<EdtfDate> chosen_date(const std::map<EdtfDate, std::size_t>& dates) {
  const auto rank = [](const auto& dated) {
    const auto& [date, count] = dated;
    return std::tuple{width_of(date.days()), -static_cast<std::int64_t>(count),
                      -std::int64_t{date.earliest()}};
  };
  const auto best = std::min_element(
      dates.begin(), dates.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best == dates.end() ? std::nullopt : std::optional{best->first};
}

/// Earliest report first, those without a report date last, then article, then place.
std::vector<const EventMember*> by_report(const std::vector<EventMember>& members) {
  std::vector<const EventMember*> sorted;
  sorted.reserve(members.size());
  for (const auto& member : members) sorted.push_back(&member);
  const auto rank = [](const EventMember* member) {
    return std::tuple{member->reported == kFirstDay, member->reported,        member->article,
                      member->mention.quote,         member->mention.trigger, member->mention.id};
  };
  std::sort(sorted.begin(), sorted.end(),
            [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return sorted;
}

/// Each entity in the role that most mentions give it; context only where no mention gives another.
std::map<EntityId, Role> roles_of(const std::vector<EventMember>& members) {
  std::map<EntityId, std::map<Role, std::size_t>> counts;
  for (const auto& member : members) {
    for (const auto& participant : member.mention.participants) {
      ++counts[participant.entity][participant.role];
    }
  }
  std::map<EntityId, Role> roles;
  for (auto& [entity, of_entity] : counts) {
    if (of_entity.size() > 1) of_entity.erase(Role::kContext);
    roles[entity] = *most_frequent(of_entity);
  }
  return roles;
}

/// Where the article of the first evidence names the entity; an empty span if it does not.
Span span_in_article(const std::vector<const EventMember*>& members, EntityId entity) {
  for (const auto* member : members) {
    if (member->article != members.front()->article) continue;
    for (const auto& participant : member->mention.participants) {
      if (participant.entity == entity) return participant.span;
    }
  }
  return {};
}

std::vector<Participant> participants_of(const std::vector<EventMember>& members,
                                         const std::vector<const EventMember*>& sorted) {
  std::vector<Participant> participants;
  for (const auto& [entity, role] : roles_of(members)) {
    participants.push_back({entity, role, span_in_article(sorted, entity)});
  }
  std::stable_sort(participants.begin(), participants.end(),
                   [](const auto& a, const auto& b) { return a.role < b.role; });
  return participants;
}

std::uint32_t sources_of(const std::vector<EventMember>& members) {
  std::set<std::string_view> named;
  std::set<ArticleId> nameless;
  for (const auto& member : members) {
    if (member.source.empty()) {
      nameless.insert(member.article);
    } else {
      named.insert(member.source);
    }
  }
  return static_cast<std::uint32_t>(named.size() + nameless.size());
}

/// What the mentions vote on or rank.
void derive_kind(const std::vector<EventMember>& members, Event& event) {
  std::map<std::string, std::size_t> types;
  std::map<EntityId, std::size_t> speakers;
  event.status = members.front().mention.status;
  event.origin = Origin::kUnknown;
  for (const auto& [mention, article, reported, source, until] : members) {
    ++types[mention.type];
    if (mention.speaker) ++speakers[*mention.speaker];
    if (rank_of(mention.status) < rank_of(event.status)) event.status = mention.status;
    event.origin = std::min(event.origin, mention.origin);
  }
  event.type = *most_frequent(types);
  event.speaker = most_frequent(speakers);
}

/// A forest over the positions of members.
class Forest {
 public:
  explicit Forest(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t at) {
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }
  void unite(std::size_t a, std::size_t b) {
    const auto low = std::min(root(a), root(b));
    parents_[std::max(root(a), root(b))] = low;
  }

 private:
  std::vector<std::size_t> parents_;
};

Forest connected(const std::vector<EventMember>& members) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> blocks;
  Forest forest{members.size()};
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (const auto key : block_keys(members[i].mention, members[i].article)) {
      auto& block = blocks[key];
      for (const auto other : block) {
        if (forest.root(i) != forest.root(other) &&
            same_event(members[i].mention, members[i].article, members[other].mention,
                       members[other].article)) {
          forest.unite(i, other);
        }
      }
      block.push_back(i);
    }
  }
  return forest;
}

/// What derive_event gives for a single mention, as most events have: nothing to vote on or to
/// rank.
Event event_of_one(const EventMember& member) {
  const auto& mention = member.mention;
  Event event;
  event.id = EventId{mention.id.value};
  event.type = mention.type;
  event.status = mention.status;
  event.origin = mention.origin;
  event.speaker = mention.speaker;
  event.date = mention.date;
  event.participants = mention.participants;
  std::sort(event.participants.begin(), event.participants.end(), [](const auto& a, const auto& b) {
    return std::tie(a.role, a.entity) < std::tie(b.role, b.entity);
  });
  event.sources = 1;
  event.evidence.push_back({member.article, mention.quote, mention.trigger, member.reported});
  if (member.reported != kFirstDay) event.first_reported = member.reported;
  return event;
}

}  // namespace

std::vector<std::vector<EventMember>> events_among(std::vector<EventMember> members) {
  std::sort(members.begin(), members.end(),
            [](const auto& a, const auto& b) { return a.mention.id < b.mention.id; });
  auto forest = connected(members);
  std::map<std::size_t, std::vector<EventMember>> events;
  for (std::size_t i = 0; i < members.size(); ++i) {
    events[forest.root(i)].push_back(std::move(members[i]));
  }
  std::vector<std::vector<EventMember>> result;
  result.reserve(events.size());
  for (auto& [root, event] : events) result.push_back(std::move(event));
  return result;
}

EventId event_id_of(const std::vector<EventMember>& members) {
  const auto first =
      std::min_element(members.begin(), members.end(),
                       [](const auto& a, const auto& b) { return a.mention.id < b.mention.id; });
  return EventId{first->mention.id.value};
}

Event derive_event(const std::vector<EventMember>& members) {
  if (members.size() == 1) return event_of_one(members.front());
  const auto sorted = by_report(members);
  Event event;
  event.id = event_id_of(members);
  derive_kind(members, event);
  auto dates = dates_of(members);
  event.date = chosen_date(weighty_dates(members, dates));
  if (event.date) dates.erase(*event.date);
  for (const auto& [date, count] : dates) event.other_dates.push_back(date);
  event.participants = participants_of(members, sorted);
  event.sources = sources_of(members);
  for (const auto* member : sorted) {
    event.evidence.push_back(
        {member->article, member->mention.quote, member->mention.trigger, member->reported});
  }
  if (sorted.front()->reported != kFirstDay) event.first_reported = sorted.front()->reported;
  return event;
}

std::vector<Event> derive_as_known(const std::vector<EventMember>& members, Day day) {
  const auto is_known = [&](const EventMember& member) {
    return is_known_on(member.reported, member.until, day);
  };
  if (members.empty()) return {};
  // All of them are one event; what is between all and none must be worked out.
  if (std::all_of(members.begin(), members.end(), is_known)) return {derive_event(members)};
  std::vector<EventMember> known;
  std::copy_if(members.begin(), members.end(), std::back_inserter(known), is_known);
  std::vector<Event> events;
  for (const auto& event : events_among(std::move(known))) events.push_back(derive_event(event));
  for (const auto& member : members) {
    if (member.reported == kFirstDay || member.until == kLastDay || day < member.until) continue;
    for (auto& event : events) {
      event.first_reported = std::min(event.first_reported.value_or(kLastDay), member.reported);
    }
  }
  return events;
}

std::vector<Event> derive_events(const std::vector<EventMember>& members) {
  return derive_as_known(members, kLastDay);
}

ReportDays report_days_of(const std::vector<EventMember>& members) {
  ReportDays days{members.front().reported, members.front().reported};
  for (const auto& member : members) {
    days.first = std::min(days.first, member.reported);
    days.last = std::max(days.last, member.until == kLastDay ? member.reported : member.until);
  }
  return days;
}

}  // namespace weft
