#include "queries/detail/step_evidence.h"

#include <algorithm>
#include <string>
#include <vector>

namespace weft::detail {
namespace {

constexpr std::size_t kMostEvents = 8;
constexpr std::size_t kMostEvidence = 3;
constexpr std::size_t kMostRead = 8;  ///< Pieces of evidence looked into for one event.

Result<std::vector<std::string>> folded_names(const Snapshot& store, EntityId id) {
  std::vector<std::string> names;
  WEFT_ASSIGN(record, store.entity(id));
  if (!record) return names;
  names.push_back(fold_name(record->name));
  for (const auto& alias : record->aliases) names.push_back(fold_name(alias));
  return names;
}

bool mentions_one(std::string_view folded_text, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return !name.empty() && folded_text.find(name) != std::string_view::npos;
  });
}

/// Whether the tie is one that the step goes by.
bool belongs(const Tie& tie, const Way::Step& step, bool in_order) {
  if (!in_order) return step.mere || tie.kind != KindNames::kMentionedWith;
  if (tie.relation) return step.standing;
  return tie.dated && (tie.days.first == kFirstDay ? tie.days.last : tie.days.first) == step.day;
}

/// Two events of one sentence are quoted by it once.
bool is_quoted(const std::vector<Evidence>& evidence, const Evidence& piece) {
  return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& other) {
    return other.article == piece.article && other.quote == piece.quote;
  });
}

}  // namespace

Result<PathStep> StepTeller::tell(EntityId from, EntityId to, const Way::Step& way_step,
                                  bool in_order) {
  WEFT_ASSIGN(pair, ties_between(from, to, way_step, in_order));
  WEFT_ASSIGN(from_ref, citer_->reference_to(from));
  WEFT_ASSIGN(to_ref, citer_->reference_to(to));
  const auto kinds = pair.kinds_by_weight(scan_->kinds());
  const auto& main = kinds.front();
  PathStep step{.from = std::move(from_ref),
                .to = std::move(to_ref),
                .relation = std::string{scan_->kinds().name(main.kind)},
                .events = {},
                .evidence = {},
                .reversed = main.backward > main.forward};
  if (!main.standing) {
    step.events = pair.strongest_events();
    if (step.events.size() > kMostEvents) step.events.resize(kMostEvents);
    WEFT_TRY(quote_events(from, to, step));
    return step;
  }
  const auto day = scan_->known_by().value_or(kLastDay);
  WEFT_ASSIGN(relation, scan_->store().relation_as_known(*main.standing, day));
  if (!relation) {
    return fail(ErrorCode::kCorrupt, "an index lists a relation that is not there",
                to_string(*main.standing));
  }
  if (relation->evidence.size() > kMostEvidence) relation->evidence.resize(kMostEvidence);
  WEFT_ASSIGN(evidence, citer_->cite_all(relation->evidence));
  step.evidence = std::move(evidence);
  return step;
}

/// Reads the ties of the end that has the fewer of them.
Result<TiedPair> StepTeller::ties_between(EntityId from, EntityId to, const Way::Step& step,
                                          bool in_order) {
  as_known_.clear();
  WEFT_ASSIGN(from_record, scan_->store().entity(from));
  WEFT_ASSIGN(to_record, scan_->store().entity(to));
  const bool from_far_end = from_record && to_record && to_record->events < from_record->events;
  TiedPair pair(0, 1);
  WEFT_TRY(scan_->each_of(from_far_end ? to : from, Direction::kOldestFirst,
                          [&](EntityId other, Quarters, const auto& make_tie) {
                            if (other != (from_far_end ? from : to)) return;
                            const Tie tie = make_tie();
                            if (!belongs(tie, step, in_order)) return;
                            pair.add(tie, from_far_end);
                            if (tie.as_known != nullptr)
                              as_known_.insert_or_assign(tie.event, *tie.as_known);
                          }));
  return pair;
}

Result<std::optional<Event>> StepTeller::event_with(EventId id) const {
  const auto known = as_known_.find(id);
  if (known != as_known_.end()) return std::optional{known->second};
  return scan_->store().event(id);
}

/// Quotes each event once, by a sentence that names both ends if one does, then the strongest
/// again.
Status StepTeller::quote_events(EntityId from, EntityId to, PathStep& step) {
  WEFT_ASSIGN(from_names, folded_names(scan_->store(), from));
  WEFT_ASSIGN(to_names, folded_names(scan_->store(), to));
  std::vector<Evidence> more;
  for (const auto id : step.events) {
    if (step.evidence.size() == kMostEvidence) return ok();
    WEFT_ASSIGN(event, event_with(id));
    if (!event) continue;
    if (event->evidence.size() > kMostRead) event->evidence.resize(kMostRead);
    WEFT_ASSIGN(evidence, citer_->cite_all(event->evidence));
    const auto best = std::find_if(evidence.begin(), evidence.end(), [&](const Evidence& piece) {
      const auto text = fold_name(piece.text);
      return mentions_one(text, from_names) && mentions_one(text, to_names);
    });
    std::rotate(evidence.begin(), best == evidence.end() ? evidence.begin() : best,
                best == evidence.end() ? evidence.begin() : best + 1);
    if (!is_quoted(step.evidence, evidence.front())) {
      step.evidence.push_back(std::move(evidence.front()));
    }
    more.insert(more.end(), std::make_move_iterator(evidence.begin() + 1),
                std::make_move_iterator(evidence.end()));
  }
  for (auto& piece : more) {
    if (step.evidence.size() == kMostEvidence) break;
    if (!is_quoted(step.evidence, piece)) step.evidence.push_back(std::move(piece));
  }
  return ok();
}

}  // namespace weft::detail
