#include "core/segment.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "core/detail/record_codec.h"

namespace weft {
namespace {

using namespace detail;

/// Copies a stored column into one of the same layout: numbers into identifiers, days, enumerators.
template <class Stored, class Value>
bool read_column(const flatbuffers::Vector<Stored>* stored, std::vector<Value>& column) {
  static_assert(sizeof(Stored) == sizeof(Value) && std::is_trivially_copyable_v<Value>);
  static_assert(FLATBUFFERS_LITTLEENDIAN, "columns are copied as they are stored");
  if (stored == nullptr) return false;
  column.resize(stored->size());
  if (!column.empty()) {
    std::memcpy(static_cast<void*>(column.data()), stored->data(), column.size() * sizeof(Value));
  }
  return true;
}

template <class Stored, class Value>
Offset<flatbuffers::Vector<Stored>> write_column(FlatBufferBuilder& builder,
                                                 const std::vector<Value>& column) {
  static_assert(sizeof(Stored) == sizeof(Value) && std::is_trivially_copyable_v<Value>);
  Stored* data = nullptr;
  const auto offset = builder.CreateUninitializedVector<Stored>(column.size(), &data);
  if (!column.empty()) std::memcpy(data, column.data(), column.size() * sizeof(Value));
  return offset;
}

template <class Enum>
bool all_up_to(const std::vector<Enum>& column, Enum last) {
  return std::all_of(column.begin(), column.end(), [&](Enum value) { return value <= last; });
}

}  // namespace

bool Segment::decode(std::string_view bytes) {
  const Verified<rec::Segment> verified{bytes};
  const auto* stored = verified.table();
  return stored != nullptr && read_column(stored->begin(), begin_) &&
         read_column(stored->end(), end_) && read_column(stored->event(), event_) &&
         read_column(stored->type(), type_) && read_column(stored->status(), status_) &&
         read_column(stored->origin(), origin_) && read_column(stored->role(), role_) &&
         read_column(stored->primary(), primary_) && read_column(stored->sources(), sources_) &&
         read_column(stored->first_reported(), first_reported_) &&
         read_column(stored->last_reported(), last_reported_) &&
         read_column(stored->offsets(), offsets_) &&
         read_column(stored->participants(), participants_) &&
         read_column(stored->roles(), roles_) && sound();
}

/// Columns of one length, offsets that rise within the participants, enumerators that exist.
bool Segment::sound() const {
  const auto count = event_.size();
  const bool same_length = begin_.size() == count && end_.size() == count &&
                           type_.size() == count && status_.size() == count &&
                           origin_.size() == count && role_.size() == count &&
                           primary_.size() == count && sources_.size() == count &&
                           first_reported_.size() == count && last_reported_.size() == count &&
                           offsets_.size() == count + 1 && roles_.size() == participants_.size();
  return count > 0 && same_length && offsets_.front() == 0 &&
         offsets_.back() == participants_.size() &&
         std::is_sorted(offsets_.begin(), offsets_.end()) &&
         std::is_sorted(begin_.begin(), begin_.end()) && all_up_to(status_, FactStatus::kAlleged) &&
         all_up_to(origin_, Origin::kUnknown) && all_up_to(role_, Role::kContext) &&
         all_up_to(roles_, Role::kContext);
}

std::string Segment::encode() const {
  FlatBufferBuilder builder{size() * 96 + 256};
  const auto begin = write_column<std::int32_t>(builder, begin_);
  const auto end = write_column<std::int32_t>(builder, end_);
  const auto event = write_column<std::uint64_t>(builder, event_);
  const auto type = write_column<std::uint32_t>(builder, type_);
  const auto status = write_column<std::uint8_t>(builder, status_);
  const auto origin = write_column<std::uint8_t>(builder, origin_);
  const auto role = write_column<std::uint8_t>(builder, role_);
  const auto primary = write_column<std::uint8_t>(builder, primary_);
  const auto sources = write_column<std::uint16_t>(builder, sources_);
  const auto first_reported = write_column<std::int32_t>(builder, first_reported_);
  const auto last_reported = write_column<std::int32_t>(builder, last_reported_);
  const auto offsets = write_column<std::uint32_t>(builder, offsets_);
  const auto participants = write_column<std::uint64_t>(builder, participants_);
  const auto roles = write_column<std::uint8_t>(builder, roles_);
  return finished(builder, rec::CreateSegment(builder, begin, end, event, type, status, origin,
                                              role, primary, sources, first_reported, last_reported,
                                              offsets, participants, roles));
}

EventPosting Segment::posting(std::size_t i) const {
  const auto from = offsets_[i];
  const auto count = offsets_[i + 1] - from;
  const bool dated = begin_[i] != kFirstDay || end_[i] != kLastDay;
  return {event_[i],
          {begin_[i], end_[i]},
          dated,
          type_[i],
          status_[i],
          origin_[i],
          role_[i],
          sources_[i],
          first_reported_[i],
          last_reported_[i],
          {participants_.data() + from, count},
          {roles_.data() + from, count},
          primary(i)};
}

PostingKey Segment::key(std::size_t i, EntityId owner) const {
  return posting_key(owner, days(i), event_[i]);
}

void Segment::clear() {
  for (auto* column : {&begin_, &end_, &first_reported_, &last_reported_}) column->clear();
  event_.clear();
  type_.clear();
  status_.clear();
  origin_.clear();
  role_.clear();
  roles_.clear();
  primary_.clear();
  sources_.clear();
  offsets_.assign(1, 0);
  participants_.clear();
}

void Segment::append(const EventPosting& posting, bool primary) {
  if (offsets_.empty()) offsets_.assign(1, 0);
  begin_.push_back(posting.days.first);
  end_.push_back(posting.days.last);
  event_.push_back(posting.event);
  type_.push_back(posting.type);
  status_.push_back(posting.status);
  origin_.push_back(posting.origin);
  role_.push_back(posting.role);
  primary_.push_back(primary ? 1 : 0);
  sources_.push_back(posting.sources);
  first_reported_.push_back(posting.first_reported);
  last_reported_.push_back(posting.last_reported);
  participants_.insert(participants_.end(), posting.participants.begin(),
                       posting.participants.end());
  roles_.insert(roles_.end(), posting.roles.begin(), posting.roles.end());
  offsets_.push_back(static_cast<std::uint32_t>(participants_.size()));
}

void Segment::append(const EventSummary& summary, const std::optional<DayRange>& days, Role role,
                     bool primary) {
  append(EventPosting{summary.event, days.value_or(DayRange{}), days.has_value(), summary.type,
                      summary.status, summary.origin, role, summary.sources, summary.first_reported,
                      summary.last_reported, summary.participants, summary.roles},
         primary);
}

}  // namespace weft
