#include "core/timeline_changes.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/event_merge.h"

namespace weft {
namespace {

std::shared_ptr<const EventSummary> summary_of(const Event& event, ReportDays reported,
                                               std::uint32_t code) {
  auto summary = std::make_shared<EventSummary>();
  summary->event = event.id;
  summary->type = code;
  summary->status = event.status;
  summary->origin = event.origin;
  summary->sources = static_cast<std::uint16_t>(std::min<std::uint32_t>(event.sources, 0xFFFFU));
  summary->first_reported = reported.first;
  summary->last_reported = reported.last;
  for (const auto& participant : event.participants) {
    summary->participants.push_back(participant.entity);
    summary->roles.push_back(participant.role);
  }
  return summary;
}

/// Each distinct date of the event, and whether it is the event's own.
std::map<DayRange, bool> dates_of(const Event& event) {
  std::map<DayRange, bool> dates;
  for (const auto& date : event.other_dates) dates.emplace(date.days(), false);
  if (event.date) dates.insert_or_assign(event.date->days(), true);
  return dates;
}

void add_postings(const Event& event, ReportDays reported, std::uint32_t code,
                  std::vector<TimelinePosting>& postings) {
  const auto summary = summary_of(event, reported, code);
  const auto dates = dates_of(event);
  const auto add = [&](EntityId owner, Role role) {
    const auto at = [&](const std::optional<DayRange>& days, bool primary) {
      postings.push_back({posting_key(owner, days, event.id), summary, days, role, primary});
    };
    for (const auto& [days, primary] : dates) at(days, primary);
    if (dates.empty()) at(std::nullopt, true);
  };
  add(kAllEvents, Role::kContext);
  for (const auto& participant : event.participants) add(participant.entity, participant.role);
}

/// Leaves out places where an event with the identifier of the set stands already.
void add_past_postings(const std::vector<EventMember>& members, ReportDays reported,
                       std::vector<TimelinePosting>& postings) {
  std::set<EntityId> owners{kAllEvents};
  std::set<std::optional<DayRange>> dates;
  for (const auto& [mention, article, report_day, source, until] : members) {
    for (const auto& participant : mention.participants) owners.insert(participant.entity);
    if (mention.date) dates.insert(mention.date->days());
  }
  if (dates.empty()) dates.insert(std::nullopt);
  std::set<PostingKey> taken;
  for (const auto& posting : postings) taken.insert(posting.key);
  Event past;
  past.id = event_id_of(members);
  const auto summary = summary_of(past, reported, 0);
  for (const auto owner : owners) {
    for (const auto& days : dates) {
      const auto key = posting_key(owner, days, past.id);
      if (taken.insert(key).second) postings.push_back({key, summary, days, Role::kContext, false});
    }
  }
}

/// Writes merged postings as rows, in segments of at most `limit`.
class SegmentWriter {
 public:
  SegmentWriter(KvBatch& batch, EntityId owner, std::size_t limit)
      : batch_(batch), owner_(owner), limit_(limit) {}

  template <class Append>
  void add(const Append& append) {
    append(segment_);
    if (segment_.size() == limit_) flush();
  }
  void flush() {
    if (segment_.size() == 0) return;
    batch_.put(KvTable::kTimeline, key_of(segment_.key(0, owner_)), segment_.encode());
    segment_.clear();
  }

 private:
  KvBatch& batch_;
  EntityId owner_;
  std::size_t limit_;
  Segment segment_;
};

/// News arrive in the order of time: what is appended leaves full segments behind. What falls in
/// between leaves room for more.
std::size_t segment_limit(std::size_t postings, bool appended) {
  if (postings <= kSegmentPostings || appended) return kSegmentPostings;
  constexpr std::size_t kFilled = kSegmentPostings * 3 / 4;
  const auto segments = (postings + kFilled - 1) / kFilled;
  return (postings + segments - 1) / segments;
}

}  // namespace

std::vector<TimelinePosting> postings_of(const std::vector<EventMember>& members,
                                         const std::vector<Event>& events, const CodeOf& code_of) {
  const auto reported = report_days_of(members);
  std::vector<TimelinePosting> postings;
  for (const auto& event : events) add_postings(event, reported, code_of(event.type), postings);
  const bool all_current = std::all_of(members.begin(), members.end(),
                                       [](const auto& member) { return member.until == kLastDay; });
  if (!all_current) add_past_postings(members, reported, postings);
  return postings;
}

void TimelineChanges::put(TimelinePosting posting) {
  changes_.push_back({std::move(posting), changes_.size()});
}

void TimelineChanges::remove(const PostingKey& key) {
  changes_.push_back(
      {TimelinePosting{key, nullptr, std::nullopt, Role::kContext, false}, changes_.size()});
}

void TimelineChanges::keep_last_of_each_key() {
  std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
    return std::tie(a.posting.key, b.order) < std::tie(b.posting.key, a.order);
  });
  const auto last =
      std::unique(changes_.begin(), changes_.end(),
                  [](const Change& a, const Change& b) { return a.posting.key == b.posting.key; });
  changes_.erase(last, changes_.end());
}

Status TimelineChanges::fold(KvBatch& batch) {
  keep_last_of_each_key();
  const auto cursor = batch.base().cursor(KvTable::kTimeline);
  for (auto at = changes_.cbegin(); at != changes_.cend();) {
    WEFT_TRY(fold_segment(batch, *cursor, at));
  }
  changes_.clear();
  return ok();
}

/// Merges the changes from `at` on that belong to one stored segment into it, and moves `at` past
/// them. A change before the first segment belongs to the first, one without any makes one.
Status TimelineChanges::fold_segment(KvBatch& batch, KvCursor& cursor,
                                     Changes::const_iterator& at) {
  const auto first = at->posting.key;
  const auto prefix = posting_prefix(first.owner, first.width_class);
  const bool asked = batch.has_stored(KvTable::kTimeline);
  const auto inside = [&] { return asked && cursor.valid() && cursor.key().starts_with(prefix); };
  if (asked) {
    cursor.seek_for_prev(key_of(first));
    if (!inside()) cursor.seek(prefix);
    WEFT_TRY(cursor.status());
  }

  Segment stored;
  std::optional<PostingKey> next;
  if (inside()) {
    if (!stored.decode(cursor.value())) return damaged(KvTable::kTimeline, cursor.key());
    batch.remove(KvTable::kTimeline, cursor.key());
    cursor.next();
    if (inside()) {
      next = parse_posting_key(cursor.key());
      if (!next) return damaged(KvTable::kTimeline, cursor.key());
    }
    WEFT_TRY(cursor.status());
  }
  const auto begin = at;
  while (at != changes_.cend() && at->posting.key.owner == first.owner &&
         at->posting.key.width_class == first.width_class && (!next || at->posting.key < *next)) {
    ++at;
  }

  const auto count = stored.size();
  const bool appended = count == 0 || stored.key(count - 1, first.owner) < first;
  const auto limit = segment_limit(count + static_cast<std::size_t>(at - begin), appended);
  SegmentWriter writer{batch, first.owner, limit};
  std::size_t kept = 0;
  const auto keep_one = [&] {
    const auto i = kept++;
    writer.add([&](Segment& to) { to.append(stored.posting(i), stored.primary(i)); });
  };
  for (auto change = begin; change != at; ++change) {
    const auto& posting = change->posting;
    while (kept < count && stored.key(kept, first.owner) < posting.key) keep_one();
    if (kept < count && stored.key(kept, first.owner) == posting.key) ++kept;
    if (!posting.event) continue;
    writer.add([&](Segment& to) {
      to.append(*posting.event, posting.days, posting.role, posting.primary);
    });
  }
  while (kept < count) keep_one();
  writer.flush();
  return ok();
}

}  // namespace weft
