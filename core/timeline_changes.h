#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/kv_batch.h"
#include "core/records.h"
#include "core/segment.h"

namespace weft {

/// A posting as the timeline's rows should have it.
struct TimelinePosting {
  PostingKey key;
  std::shared_ptr<const EventSummary> event;
  std::optional<DayRange> days;
  Role role = Role::kContext;  ///< Of the owner.
  bool primary = false;        ///< At the event's own date.
};

using CodeOf = std::function<std::uint32_t(const std::string& type)>;

/// All postings of the events that `members` make up now (`events`): in the list of all events and
/// that of each participant, at each distinct date that a mention gives. Where versions have been
/// superseded, also postings under the identifier of the whole set, at all places where it may have
/// stood on an earlier day; they are not primary and say nothing but that they are there.
[[nodiscard]] std::vector<TimelinePosting> postings_of(const std::vector<EventMember>& members,
                                                       const std::vector<Event>& events,
                                                       const CodeOf& code_of);

/// Changes of the timeline, gathered and then written segment by segment: a hundred postings that
/// fall into one segment cost one rewrite.
class TimelineChanges {
 public:
  /// Of several changes at one key, the last counts.
  void put(TimelinePosting posting);
  void remove(const PostingKey& key);
  /// Puts the changed segments into `batch`, whose base must hold all segments so far, and forgets
  /// the changes. Errors: kCorrupt, kIo.
  [[nodiscard]] Status fold(KvBatch& batch);

 private:
  [[nodiscard]] std::vector<const TimelinePosting*> last_of_each_key() const;
  std::vector<TimelinePosting> changes_;  ///< As they came; without an event: removals.
};

}  // namespace weft
