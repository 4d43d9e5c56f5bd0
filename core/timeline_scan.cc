#include "core/timeline_scan.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/records.h"
#include "core/segment.h"
#include "core/store_keys.h"

namespace weft {
namespace {

/// A borrowed cursor over the timeline, put back when its user is done.
class Borrowed {
 public:
  Borrowed(const KvReader& reader, SpareCursors& spare) : spare_(spare) {
    if (spare_.empty()) {
      cursor_ = reader.cursor(KvTable::kTimeline);
    } else {
      cursor_ = std::move(spare_.back());
      spare_.pop_back();
    }
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  ~Borrowed() { spare_.push_back(std::move(cursor_)); }
  KvCursor* operator->() const { return cursor_.get(); }

 private:
  SpareCursors& spare_;
  std::unique_ptr<KvCursor> cursor_;
};

Day shifted_back(Day day, Day by) { return day < kFirstDay + by ? kFirstDay : day - by; }

/// The earliest day on which a posting of the class may begin and still reach into the window.
Day earliest_begin(WidthClass width_class, Day first) {
  switch (width_class) {
    case WidthClass::kMonth:
      return shifted_back(first, kWidestMonth);
    case WidthClass::kYear:
      return shifted_back(first, kWidestYear);
    case WidthClass::kLong:
    case WidthClass::kUndated:
      break;
  }
  return kFirstDay;
}

/// Where a posting stands among those of all classes.
struct Place {
  Day begin = kFirstDay;
  std::uint32_t width = 0;
  EventId event;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// The postings of one owner and width class that fall into a window, in one direction.
class ClassStream {
 public:
  ClassStream(const KvReader& reader, SpareCursors& spare, const TimelineQuestion& question,
              WidthClass width_class)
      : cursor_(reader, spare),
        question_(question),
        forward_(question.direction != Direction::kNewestFirst),
        prefix_(posting_prefix(question.owner, width_class)),
        first_begin_(earliest_begin(width_class, question.window.first)) {}

  Status start() {
    if (forward_) {
      // The segment that covers the first day begins before it.
      if (first_begin_ != kFirstDay) seek_for_prev(first_begin_, 0, 0);
      if (first_begin_ == kFirstDay || !inside()) cursor_->seek(prefix_);
    } else {
      seek_for_prev(question_.window.last, ~0U, ~std::uint64_t{0});
    }
    WEFT_TRY(load());
    if (size_ == 0) return ok();
    at_ = forward_ ? skipped_before() : size_ - 1;
    return settle();
  }

  Status next() {
    forward_ ? ++at_ : --at_;
    return settle();
  }

  [[nodiscard]] bool valid() const { return size_ != 0; }
  [[nodiscard]] EventPosting posting() const { return segment_.posting(at_); }
  [[nodiscard]] const Place& place() const { return place_; }
  /// Whether its posting comes before that of `other`.
  [[nodiscard]] bool comes_before(const ClassStream& other) const {
    return forward_ ? place_ < other.place_ : other.place_ < place_;
  }

 private:
  void seek_for_prev(Day begin, std::uint32_t width, std::uint64_t event) {
    cursor_->seek_for_prev(KeyWriter{}.text(prefix_).i32(begin).u32(width).u64(event).take());
  }

  [[nodiscard]] bool inside() const {
    return cursor_->valid() && cursor_->key().starts_with(prefix_);
  }

  Status load() {
    size_ = 0;
    if (!inside()) return cursor_->status();
    if (!segment_.decode(cursor_->value())) return damaged(KvTable::kTimeline, cursor_->key());
    size_ = segment_.size();
    return ok();
  }

  [[nodiscard]] std::size_t skipped_before() const {
    std::size_t low = 0;
    for (std::size_t high = size_; low < high;) {
      const auto middle = (low + high) / 2;
      segment_.begin(middle) < first_begin_ ? low = middle + 1 : high = middle;
    }
    return low;
  }

  /// Moves on to the next posting that counts, from segment to segment; ends past the window.
  Status settle() {
    while (size_ != 0) {
      if (at_ >= size_) {  // past either end: below zero wraps around
        WEFT_TRY(load_next());
        continue;
      }
      const auto days = segment_.days(at_);
      if (forward_ ? days.first > question_.window.last : days.first < first_begin_) {
        size_ = 0;
        break;
      }
      if ((question_.every_date || segment_.primary(at_)) && overlap(days, question_.window)) {
        place_ = {days.first, width_in_key(days), segment_.event(at_)};
        break;
      }
      forward_ ? ++at_ : --at_;
    }
    return ok();
  }

  Status load_next() {
    forward_ ? cursor_->next() : cursor_->prev();
    WEFT_TRY(load());
    at_ = forward_ || size_ == 0 ? 0 : size_ - 1;
    return ok();
  }

  Borrowed cursor_;
  const TimelineQuestion& question_;
  bool forward_;
  std::string prefix_;
  Day first_begin_;
  Segment segment_;
  std::size_t size_ = 0;  ///< Of the segment; 0 at the end of the stream.
  std::size_t at_ = 0;
  Place place_;
};

using Visit = std::function<bool(const EventPosting&)>;

/// The stream whose posting comes first and the one after it; null where there is none.
struct FirstTwo {
  ClassStream* first = nullptr;
  ClassStream* second = nullptr;
};
FirstTwo first_two(std::array<ClassStream, 3>& streams) {
  FirstTwo two;
  for (auto& stream : streams) {
    if (!stream.valid()) continue;
    if (two.first == nullptr || stream.comes_before(*two.first)) {
      two.second = two.first;
      two.first = &stream;
    } else if (two.second == nullptr || stream.comes_before(*two.second)) {
      two.second = &stream;
    }
  }
  return two;
}

/// The last class in which the owner has postings, if it has any. Most have but dates of days and
/// months: one look ahead saves looking into each of the other classes.
Result<std::optional<WidthClass>> last_class_of(const KvReader& reader, SpareCursors& spare,
                                                EntityId owner) {
  const Borrowed cursor{reader, spare};
  cursor->seek_for_prev(KeyWriter{}
                            .text(posting_prefix(owner, WidthClass::kUndated))
                            .i32(kLastDay)
                            .u32(~0U)
                            .u64(~std::uint64_t{0})
                            .take());
  WEFT_TRY(cursor->status());
  if (!cursor->valid() || !cursor->key().starts_with(key_of(owner))) {
    return std::optional<WidthClass>{};
  }
  const auto key = parse_posting_key(cursor->key());
  if (!key) return damaged(KvTable::kTimeline, cursor->key());
  return std::optional{key->width_class};
}

/// Merges the dated classes up to `last`; `go_on` becomes false when the visitor has had enough.
/// Days outnumber months and years by far, so one stream mostly goes on for a while before another
/// has its turn.
Status scan_dated(const KvReader& reader, SpareCursors& spare, const TimelineQuestion& question,
                  WidthClass last, const Visit& visit, bool& go_on) {
  std::array<ClassStream, 3> streams{
      ClassStream{reader, spare, question, WidthClass::kMonth},
      ClassStream{reader, spare, question, WidthClass::kYear},
      ClassStream{reader, spare, question, WidthClass::kLong},
  };
  for (std::size_t i = 0; i < streams.size() && i <= static_cast<std::size_t>(last); ++i) {
    WEFT_TRY(streams[i].start());
  }
  while (go_on) {
    const auto [first, second] = first_two(streams);
    if (first == nullptr) return ok();
    do {
      go_on = visit(first->posting());
      WEFT_TRY(first->next());
    } while (go_on && first->valid() && (second == nullptr || first->comes_before(*second)));
  }
  return ok();
}

/// All segments of the owner as they lie: by class, then by date.
Status scan_as_stored(const KvReader& reader, SpareCursors& spare, const TimelineQuestion& question,
                      const Visit& visit) {
  const Borrowed cursor{reader, spare};
  const auto prefix = key_of(question.owner);
  Segment segment;
  for (cursor->seek(prefix); cursor->valid() && cursor->key().starts_with(prefix); cursor->next()) {
    if (!segment.decode(cursor->value())) return damaged(KvTable::kTimeline, cursor->key());
    for (std::size_t i = 0; i < segment.size(); ++i) {
      if (!question.every_date && !segment.primary(i)) continue;
      if (!visit(segment.posting(i))) return ok();
    }
  }
  return cursor->status();
}

}  // namespace

Status scan_timeline(const KvReader& reader, SpareCursors& spare, const TimelineQuestion& question,
                     const std::function<bool(const EventPosting&)>& visit) {
  if (question.direction == Direction::kAnyOrder && question.window == DayRange{}) {
    return scan_as_stored(reader, spare, question, visit);
  }
  WEFT_ASSIGN(last, last_class_of(reader, spare, question.owner));
  if (!last) return ok();
  bool go_on = true;
  WEFT_TRY(scan_dated(reader, spare, question, *last, visit, go_on));
  if (!go_on || last != WidthClass::kUndated || question.window != DayRange{}) return ok();
  const TimelineQuestion undated{question.owner, {}, Direction::kOldestFirst, question.every_date};
  ClassStream stream{reader, spare, undated, WidthClass::kUndated};
  WEFT_TRY(stream.start());
  while (stream.valid() && visit(stream.posting())) WEFT_TRY(stream.next());
  return ok();
}

}  // namespace weft
