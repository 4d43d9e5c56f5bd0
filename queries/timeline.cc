#include "queries/timeline.h"

#include <algorithm>

#include "queries/detail/citer.h"
#include "queries/detail/event_selection.h"

namespace weft {
namespace {

std::vector<EntityId> without_repeats(const std::vector<EntityId>& entities) {
  std::vector<EntityId> once;
  for (const auto entity : entities) {
    if (std::find(once.begin(), once.end(), entity) == once.end()) once.push_back(entity);
  }
  return once;
}

Result<std::vector<EventAnswer>> answers_for(const Snapshot& store, detail::Citer& citer,
                                             const std::vector<detail::ChosenEvent>& chosen,
                                             const std::vector<Event>& versions) {
  std::vector<EventAnswer> answers;
  answers.reserve(chosen.size());
  for (const auto& [entry, version] : chosen) {
    if (version != detail::ChosenEvent::kNow) {
      WEFT_ASSIGN(answer, citer.answer_for(versions[version]));
      answers.push_back(std::move(answer));
      continue;
    }
    WEFT_ASSIGN(event, store.event(entry.event));
    if (!event) {
      return fail(ErrorCode::kCorrupt, "a timeline lists an event that is not there",
                  to_string(entry.event));
    }
    WEFT_ASSIGN(answer, citer.answer_for(*event));
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace

Result<Timeline> timeline_of(const Snapshot& store, const std::vector<EntityId>& entities,
                             const TimelineOptions& options) {
  const auto subjects = without_repeats(entities);
  Timeline timeline;
  for (const auto subject : subjects) {
    WEFT_ASSIGN(reference, reference_to(store, subject));
    timeline.entities.push_back(std::move(reference));
  }
  WEFT_ASSIGN(selection, detail::select_events(store, subjects, options));
  detail::Citer citer(store);
  WEFT_ASSIGN(events, answers_for(store, citer, selection.dated, selection.versions));
  WEFT_ASSIGN(undated, answers_for(store, citer, selection.undated, selection.versions));
  timeline.events = std::move(events);
  timeline.undated = std::move(undated);
  return timeline;
}

Result<std::vector<TimelineEntry>> timeline_entries(const Snapshot& store,
                                                    const std::vector<EntityId>& entities,
                                                    const TimelineOptions& options) {
  WEFT_ASSIGN(selection, detail::select_events(store, without_repeats(entities), options));
  std::vector<TimelineEntry> entries;
  entries.reserve(selection.dated.size() + selection.undated.size());
  for (const auto* list : {&selection.dated, &selection.undated}) {
    for (const auto& chosen : *list) entries.push_back(chosen.entry);
  }
  return entries;
}

}  // namespace weft
