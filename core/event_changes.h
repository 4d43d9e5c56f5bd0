#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <utility>
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
  /// `keys`: the member's block keys.
  void add(EventMember member, const std::vector<std::uint64_t>& keys);
  void remove(MentionId mention);
  [[nodiscard]] bool adds(MentionId mention) const { return places_.contains(mention); }
  [[nodiscard]] bool removes(MentionId mention) const { return removed_.contains(mention); }

  /// Writes the rows of kEvents and kEventOf into `batch` and gives what changed, by id. Forgets
  /// the changes. Errors: kCorrupt, kIo.
  [[nodiscard]] Result<std::vector<EventChange>> fold(KvBatch& batch);

 private:
  std::deque<EventMember> added_;  ///< In the order they came, those too that went again.
  std::unordered_map<MentionId, std::uint32_t> places_;        ///< In `added_`, of those that stay.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys_;  ///< Block keys and places.
  std::unordered_set<MentionId> removed_;  ///< From the store; never those added since.
};

}  // namespace weft
