#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/kv_batch.h"
#include "core/records.h"

namespace weft {

/// One event before and after a group of articles: `before` empty for a new one, `after` empty for
/// one that is gone. Members by mention id.
struct EventChange {
  EventId id;
  std::vector<EventMember> before;
  std::vector<EventMember> after;
};

/// Mentions of events that come and go, gathered; then the events they make are found anew. What an
/// event's identity is does not depend on the order: an event whose members do not change keeps its
/// row, one that gains or loses a mention is regrouped as if its members had come together.
class EventChanges {
 public:
  void add(EventMember member);
  void remove(MentionId mention);
  [[nodiscard]] bool adds(MentionId mention) const { return added_.contains(mention); }
  [[nodiscard]] bool removes(MentionId mention) const { return removed_.contains(mention); }

  /// Writes the rows of kEvents and kEventOf into `batch`, which must hold the block rows of all
  /// mentions already, and gives what changed, by id. Forgets the changes. Errors: kCorrupt, kIo.
  [[nodiscard]] Result<std::vector<EventChange>> fold(KvBatch& batch);

 private:
  std::unordered_map<MentionId, EventMember> added_;
  std::unordered_set<MentionId> removed_;  ///< From the store; never those added since.
};

}  // namespace weft
