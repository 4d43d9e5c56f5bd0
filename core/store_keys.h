#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/facts.h"
#include "core/ids.h"
#include "core/store.h"

namespace weft {

/// Writes the parts of a key so that the order of bytes is the order of values: integers
/// big-endian, signed ones with their sign bit flipped.
class KeyWriter {
 public:
  KeyWriter& u8(std::uint8_t value);
  KeyWriter& u32(std::uint32_t value);
  KeyWriter& i32(std::int32_t value);
  KeyWriter& u64(std::uint64_t value);
  KeyWriter& text(std::string_view value);
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what KeyWriter wrote. Reading past the end gives zeros and `complete()` false.
class KeyParser {
 public:
  explicit KeyParser(std::string_view bytes) : rest_(bytes) {}
  std::uint8_t u8();
  std::uint32_t u32();
  std::int32_t i32();
  std::uint64_t u64();
  /// All of the key was read and there was enough of it.
  [[nodiscard]] bool complete() const { return !short_ && rest_.empty(); }

 private:
  std::uint64_t big_endian(std::size_t bytes);
  std::string_view rest_;
  bool short_ = false;
};

/// The key of everything that is known by one identifier alone.
template <char Letter>
[[nodiscard]] std::string key_of(Id<Letter> id) {
  return KeyWriter{}.u64(id.value).take();
}
template <char Letter>
[[nodiscard]] std::optional<Id<Letter>> id_in_key(std::string_view key) {
  KeyParser parser{key};
  const Id<Letter> id{parser.u64()};
  return parser.complete() ? std::optional{id} : std::nullopt;
}

/// "text" 00 id: rows that are found by a text. The text may hold any byte: its end is known from
/// the length of the key.
[[nodiscard]] std::string text_prefix(std::string_view text);
[[nodiscard]] std::string text_key(std::string_view text, std::uint64_t id);
struct TextKey {
  std::string_view text;
  std::uint64_t id;
};
[[nodiscard]] std::optional<TextKey> parse_text_key(std::string_view key);

/// entity(8) article(8) begin(4) end(4)
struct MentionKey {
  EntityId entity;
  ArticleId article;
  Span span;
};
[[nodiscard]] std::string key_of(const MentionKey& key);
[[nodiscard]] std::optional<MentionKey> parse_mention_key(std::string_view key);

/// owner(8) article(8) begin(4) ordinal(4): evidence of a relation or a prediction. The ordinal is
/// that of the fact in its article, so that two facts with one quote are two rows.
struct EvidenceKey {
  std::uint64_t owner;
  ArticleId article;
  std::uint32_t begin;
  std::uint32_t ordinal;
};
[[nodiscard]] std::string key_of(const EvidenceKey& key);
[[nodiscard]] std::optional<EvidenceKey> parse_evidence_key(std::string_view key);

/// id(8) id(8): block key and mention, entity and claim, entity and relation.
[[nodiscard]] std::string pair_key(std::uint64_t first, std::uint64_t second);
struct PairKey {
  std::uint64_t first, second;
};
[[nodiscard]] std::optional<PairKey> parse_pair_key(std::string_view key);

/// How wide the dates of a segment's postings are: a scan over a window starts no more than the
/// widest of the class before it.
enum class WidthClass : std::uint8_t {
  kMonth,    ///< Up to 31 days from first to last.
  kYear,     ///< Up to 366.
  kLong,     ///< More, or without an end.
  kUndated,  ///< No date.
};
inline constexpr Day kWidestMonth = 31;
inline constexpr Day kWidestYear = 366;

/// Where a posting stands: owner(8) class(1) begin(4, sign flipped) width(4) event(8).
/// The owner of the list of all events is zero.
struct PostingKey {
  EntityId owner;
  WidthClass width_class = WidthClass::kUndated;
  Day begin = kFirstDay;
  std::uint32_t width = 0;  ///< Days from first to last; the largest value without an end.
  EventId event;
  friend auto operator<=>(const PostingKey&, const PostingKey&) = default;
};
inline constexpr EntityId kAllEvents{0};
[[nodiscard]] constexpr std::uint32_t width_in_key(DayRange days) {
  return days.first == kFirstDay || days.last == kLastDay
             ? std::numeric_limits<std::uint32_t>::max()
             : static_cast<std::uint32_t>(std::int64_t{days.last} - days.first);
}
/// A date without either end says as little as none.
[[nodiscard]] PostingKey posting_key(EntityId owner, const std::optional<DayRange>& days,
                                     EventId event);
[[nodiscard]] std::string key_of(const PostingKey& key);
[[nodiscard]] std::optional<PostingKey> parse_posting_key(std::string_view key);
/// The part that all segments of one owner and class share.
[[nodiscard]] std::string posting_prefix(EntityId owner, WidthClass width_class);

/// The identifier of a relation, and the code by which postings name an event type or a relation.
[[nodiscard]] RelationId relation_id(EntityId subject, std::string_view relation, EntityId object);
[[nodiscard]] std::uint32_t kind_code(std::string_view name);

}  // namespace weft
