#pragma once

#include <unordered_map>

#include "queries/detail/best_ways.h"
#include "queries/detail/citer.h"
#include "queries/detail/tie_book.h"
#include "queries/path.h"

namespace weft::detail {

/// Tells what connects the two ends of each step of a way, and quotes it.
class StepTeller {
 public:
  /// Both must outlive it.
  StepTeller(TieScan& scan, Citer& citer) : scan_(&scan), citer_(&citer) {}

  /// `in_order`: only by what happened on the day of the step.
  [[nodiscard]] Result<PathStep> tell(EntityId from, EntityId to, const Way::Step& step,
                                      bool in_order);

 private:
  Result<TiedPair> ties_between(EntityId from, EntityId to, const Way::Step& step, bool in_order);
  Status quote_events(EntityId from, EntityId to, PathStep& step);
  Result<std::optional<Event>> event_with(EventId id) const;

  TieScan* scan_;
  Citer* citer_;
  std::unordered_map<EventId, Event> as_known_;  ///< Of the step being told.
};

}  // namespace weft::detail
