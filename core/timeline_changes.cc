#include "core/timeline_changes.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "core/detail/in_parallel.h"
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
  postings.reserve(postings.size() +
                   (1 + event.participants.size()) * std::max<std::size_t>(dates.size(), 1));
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

/// A row of the timeline as it should be; without a value, it goes.
struct SegmentRow {
  std::string key;
  std::optional<std::string> value;
};
using SegmentRows = std::vector<SegmentRow>;

/// Writes merged postings as rows, in segments of at most `limit`.
class SegmentWriter {
 public:
  SegmentWriter(SegmentRows& rows, EntityId owner, std::size_t limit)
      : rows_(rows), owner_(owner), limit_(limit) {}

  template <class Append>
  void add(const Append& append) {
    append(segment_);
    if (segment_.size() == limit_) flush();
  }
  void flush() {
    if (segment_.size() == 0) return;
    rows_.push_back({key_of(segment_.key(0, owner_)), segment_.encode()});
    segment_.clear();
  }

 private:
  SegmentRows& rows_;
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

using Sorted = std::vector<const TimelinePosting*>;

bool same_stream(const PostingKey& a, const PostingKey& b) {
  return a.owner == b.owner && a.width_class == b.width_class;
}

/// The first change from `at` on that begins another owner or class: between two of these,
/// segments are nobody else's.
std::ptrdiff_t first_of_stream(const Sorted& changes, std::size_t at) {
  while (at > 0 && at < changes.size() && same_stream(changes[at - 1]->key, changes[at]->key)) ++at;
  return static_cast<std::ptrdiff_t>(at);
}

/// Merges changes into the stored segments they belong to.
class SegmentFolder {
 public:
  /// `cursor` over the timeline; nullptr if there is none yet.
  explicit SegmentFolder(KvCursor* cursor) : cursor_(cursor) {}

  /// Sorted changes, each key once, of whole streams.
  [[nodiscard]] Status fold(Sorted::const_iterator at, Sorted::const_iterator end) {
    while (at != end) WEFT_TRY(fold_segment(at, end));
    return ok();
  }
  [[nodiscard]] SegmentRows take() && { return std::move(rows_); }

 private:
  /// Merges the changes from `at` on that belong to one stored segment into it, and moves `at` past
  /// them. A change before the first segment belongs to the first, one without any makes one.
  [[nodiscard]] Status fold_segment(Sorted::const_iterator& at, Sorted::const_iterator end) {
    const auto first = (*at)->key;
    Segment stored;
    WEFT_ASSIGN(next, take_segment(first, stored));
    const auto begin = at;
    while (at != end && same_stream((*at)->key, first) && (!next || (*at)->key < *next)) ++at;

    const auto count = stored.size();
    const bool appended = count == 0 || stored.key(count - 1, first.owner) < first;
    const auto limit = segment_limit(count + static_cast<std::size_t>(at - begin), appended);
    SegmentWriter writer{rows_, first.owner, limit};
    std::size_t kept = 0;
    const auto keep_one = [&] {
      const auto i = kept++;
      writer.add([&](Segment& to) { to.append(stored.posting(i), stored.primary(i)); });
    };
    for (auto change = begin; change != at; ++change) {
      const auto& posting = **change;
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

  /// The segment that `first` belongs to, whose row goes; empty if there is none. Gives where the
  /// next one of the stream begins.
  [[nodiscard]] Result<std::optional<PostingKey>> take_segment(const PostingKey& first,
                                                               Segment& stored) {
    std::optional<PostingKey> next;
    if (cursor_ == nullptr) return next;
    const auto prefix = posting_prefix(first.owner, first.width_class);
    const auto inside = [&] { return cursor_->valid() && cursor_->key().starts_with(prefix); };
    cursor_->seek_for_prev(key_of(first));
    if (!inside()) cursor_->seek(prefix);
    WEFT_TRY(cursor_->status());
    if (!inside()) return next;
    if (!stored.decode(cursor_->value())) return damaged(KvTable::kTimeline, cursor_->key());
    rows_.push_back({std::string{cursor_->key()}, std::nullopt});
    cursor_->next();
    if (inside()) {
      next = parse_posting_key(cursor_->key());
      if (!next) return damaged(KvTable::kTimeline, cursor_->key());
    }
    WEFT_TRY(cursor_->status());
    return next;
  }

  KvCursor* cursor_;
  SegmentRows rows_;
};

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

void TimelineChanges::put(TimelinePosting posting) { changes_.push_back(std::move(posting)); }

void TimelineChanges::remove(const PostingKey& key) {
  changes_.push_back({key, nullptr, std::nullopt, Role::kContext, false});
}

std::vector<const TimelinePosting*> TimelineChanges::last_of_each_key() const {
  Sorted sorted;
  sorted.reserve(changes_.size());
  for (const auto& change : changes_) sorted.push_back(&change);
  // They lie in the order in which they came.
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return std::tie(a->key, b) < std::tie(b->key, a); });
  const auto last = std::unique(sorted.begin(), sorted.end(),
                                [](const auto* a, const auto* b) { return a->key == b->key; });
  sorted.erase(last, sorted.end());
  return sorted;
}

Status TimelineChanges::fold(KvBatch& batch) {
  const auto changes = last_of_each_key();
  const bool asked = batch.has_stored(KvTable::kTimeline);
  std::vector<SegmentRows> parts;
  std::optional<Error> error;
  std::mutex mutex;  // Of both.
  detail::in_parallel(changes.size(), [&](std::size_t begin, std::size_t end) {
    const auto cursor = asked ? batch.base().cursor(KvTable::kTimeline) : nullptr;
    SegmentFolder folder{cursor.get()};
    const auto done = folder.fold(changes.begin() + first_of_stream(changes, begin),
                                  changes.begin() + first_of_stream(changes, end));
    const std::lock_guard lock(mutex);
    parts.push_back(std::move(folder).take());
    if (!done) error = done.error();
  });
  if (error) return *error;
  for (const auto& rows : parts) {
    for (const auto& [key, value] : rows) {
      value ? batch.put(KvTable::kTimeline, key, *value) : batch.remove(KvTable::kTimeline, key);
    }
  }
  changes_.clear();
  return ok();
}

}  // namespace weft
