#include "queries/detail/tie_book.h"

#include <algorithm>

namespace weft::detail {
namespace {

bool is_stronger(const TiedPair::RankedEvent& a, const TiedPair::RankedEvent& b) {
  return a.quarters != b.quarters ? a.quarters > b.quarters : a.event < b.event;
}

}  // namespace

void TiedPair::add(const Tie& tie, bool reversed) {
  quarters_ += tie.quarters;
  auto kind = std::find_if(kinds_.begin(), kinds_.end(),
                           [&](const KindWeight& known) { return known.kind == tie.kind; });
  if (kind == kinds_.end()) {
    kinds_.push_back({.kind = tie.kind, .standing = std::nullopt});
    kind = kinds_.end() - 1;
  }
  kind->total += tie.quarters;
  if (tie.direction != 0) {
    ((tie.direction > 0) != reversed ? kind->forward : kind->backward) += tie.quarters;
  }
  kind->status = std::min(kind->status, tie.status);
  if (tie.relation && (!kind->standing || *tie.relation < *kind->standing)) {
    kind->standing = tie.relation;
  }
  if (!tie.relation) add_event(tie);
  if (tie.dated) add_date(tie);
}

void TiedPair::add_event(const Tie& tie) {
  const RankedEvent ranked{tie.quarters, tie.event};
  if (events_.size() == kMostEvents) {
    if (!is_stronger(ranked, events_.front())) return;
    std::pop_heap(events_.begin(), events_.end(), is_stronger);
    events_.pop_back();
  }
  events_.push_back(ranked);
  std::push_heap(events_.begin(), events_.end(), is_stronger);
}

void TiedPair::add_date(const Tie& tie) {
  if (tie.days.first != kFirstDay) {
    begin_ = std::min(begin_, tie.days.first);
    const auto order = order_of(tie.relation ? EventId{tie.relation->value} : tie.event, tie.days);
    if (!earliest_ || order < *earliest_) {
      earliest_ = order;
      earliest_relation_ = tie.relation;
      earliest_as_known_ = tie.as_known != nullptr ? tie.as_known->date : std::nullopt;
    }
  }
  // A standing relation holds on; only events have a last day.
  if (!tie.relation && tie.days.last != kLastDay) end_ = std::max(end_, tie.days.last);
}

std::vector<TiedPair::KindWeight> TiedPair::kinds_by_weight(const KindNames& names) const {
  auto kinds = kinds_;
  std::sort(kinds.begin(), kinds.end(), [&](const KindWeight& a, const KindWeight& b) {
    const bool a_mere = a.kind == KindNames::kMentionedWith;
    const bool b_mere = b.kind == KindNames::kMentionedWith;
    if (a_mere != b_mere) return b_mere;
    return a.total != b.total ? a.total > b.total : names.name(a.kind) < names.name(b.kind);
  });
  return kinds;
}

std::vector<EventId> TiedPair::strongest_events() const {
  auto ranked = events_;
  std::sort(ranked.begin(), ranked.end(), is_stronger);
  std::vector<EventId> events;
  for (const auto& event : ranked) events.push_back(event.event);
  return events;
}

std::optional<Day> TiedPair::begin() const {
  return begin_ == kLastDay ? std::nullopt : std::optional{begin_};
}
std::optional<Day> TiedPair::end() const {
  return end_ == kFirstDay ? std::nullopt : std::optional{end_};
}

Result<std::optional<EdtfDate>> TiedPair::first_date(const Snapshot& store) const {
  if (!earliest_) return std::optional<EdtfDate>{};
  if (earliest_as_known_) return earliest_as_known_;
  if (earliest_relation_) {
    WEFT_ASSIGN(relation, store.relation(*earliest_relation_));
    return relation ? relation->date : std::nullopt;
  }
  WEFT_ASSIGN(event, store.event(earliest_->event));
  return event ? event->date : std::nullopt;
}

}  // namespace weft::detail
