#include "core/store_keys.h"

#include <algorithm>
#include <array>

namespace weft {
namespace {

constexpr std::uint32_t kSignBit = 0x80000000U;
constexpr std::size_t kIdBytes = 8;

template <class T>
std::optional<T> if_complete(const KeyParser& parser, T key) {
  return parser.complete() ? std::optional<T>{key} : std::nullopt;
}

}  // namespace

KeyWriter& KeyWriter::u8(std::uint8_t value) {
  bytes_.push_back(static_cast<char>(value));
  return *this;
}

KeyWriter& KeyWriter::u32(std::uint32_t value) {
  std::array<char, sizeof value> bytes;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, value >>= 8U) {
    *byte = static_cast<char>(value & 0xFFU);
  }
  bytes_.append(bytes.data(), bytes.size());
  return *this;
}

KeyWriter& KeyWriter::i32(std::int32_t value) {
  return u32(static_cast<std::uint32_t>(value) ^ kSignBit);
}

KeyWriter& KeyWriter::u64(std::uint64_t value) {
  std::array<char, sizeof value> bytes;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, value >>= 8U) {
    *byte = static_cast<char>(value & 0xFFU);
  }
  bytes_.append(bytes.data(), bytes.size());
  return *this;
}

KeyWriter& KeyWriter::text(std::string_view value) {
  bytes_.append(value);
  return *this;
}

std::uint64_t KeyParser::big_endian(std::size_t bytes) {
  if (rest_.size() < bytes) {
    short_ = true;
    return 0;
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    value = value << 8U | static_cast<unsigned char>(rest_[i]);
  }
  rest_.remove_prefix(bytes);
  return value;
}

std::uint8_t KeyParser::u8() { return static_cast<std::uint8_t>(big_endian(1)); }
std::uint32_t KeyParser::u32() { return static_cast<std::uint32_t>(big_endian(4)); }
std::int32_t KeyParser::i32() { return static_cast<std::int32_t>(u32() ^ kSignBit); }
std::uint64_t KeyParser::u64() { return big_endian(8); }

std::string text_prefix(std::string_view text) { return KeyWriter{}.text(text).u8(0).take(); }

std::string text_key(std::string_view text, std::uint64_t id) {
  return KeyWriter{}.text(text).u8(0).u64(id).take();
}

std::optional<TextKey> parse_text_key(std::string_view key) {
  if (key.size() <= kIdBytes || key[key.size() - kIdBytes - 1] != '\0') return std::nullopt;
  KeyParser id{key.substr(key.size() - kIdBytes)};
  return TextKey{key.substr(0, key.size() - kIdBytes - 1), id.u64()};
}

std::string key_of(const MentionKey& key) {
  return KeyWriter{}
      .u64(key.entity.value)
      .u64(key.article.value)
      .u32(key.span.begin)
      .u32(key.span.end)
      .take();
}

std::optional<MentionKey> parse_mention_key(std::string_view key) {
  KeyParser parser{key};
  const EntityId entity{parser.u64()};
  const ArticleId article{parser.u64()};
  const auto begin = parser.u32();
  const auto end = parser.u32();
  return if_complete(parser, MentionKey{entity, article, {begin, end}});
}

std::string key_of(const EvidenceKey& key) {
  return KeyWriter{}.u64(key.owner).u64(key.article.value).u32(key.begin).u32(key.ordinal).take();
}

std::optional<EvidenceKey> parse_evidence_key(std::string_view key) {
  KeyParser parser{key};
  const auto owner = parser.u64();
  const ArticleId article{parser.u64()};
  const auto begin = parser.u32();
  const auto ordinal = parser.u32();
  return if_complete(parser, EvidenceKey{owner, article, begin, ordinal});
}

std::string pair_key(std::uint64_t first, std::uint64_t second) {
  return KeyWriter{}.u64(first).u64(second).take();
}

std::optional<PairKey> parse_pair_key(std::string_view key) {
  KeyParser parser{key};
  const auto first = parser.u64();
  const auto second = parser.u64();
  return if_complete(parser, PairKey{first, second});
}

PostingKey posting_key(EntityId owner, const std::optional<DayRange>& days, EventId event) {
  const auto range = days.value_or(DayRange{});
  const auto width = width_in_key(range);
  const auto width_class = range == DayRange{}     ? WidthClass::kUndated
                           : width <= kWidestMonth ? WidthClass::kMonth
                           : width <= kWidestYear  ? WidthClass::kYear
                                                   : WidthClass::kLong;
  return {owner, width_class, range.first, width, event};
}

std::string posting_prefix(EntityId owner, WidthClass width_class) {
  return KeyWriter{}.u64(owner.value).u8(static_cast<std::uint8_t>(width_class)).take();
}

std::string key_of(const PostingKey& key) {
  return KeyWriter{}
      .u64(key.owner.value)
      .u8(static_cast<std::uint8_t>(key.width_class))
      .i32(key.begin)
      .u32(key.width)
      .u64(key.event.value)
      .take();
}

std::optional<PostingKey> parse_posting_key(std::string_view key) {
  KeyParser parser{key};
  const EntityId owner{parser.u64()};
  const auto width_class = parser.u8();
  if (width_class > static_cast<std::uint8_t>(WidthClass::kUndated)) return std::nullopt;
  const auto begin = parser.i32();
  const auto width = parser.u32();
  const EventId event{parser.u64()};
  return if_complete(parser,
                     PostingKey{owner, static_cast<WidthClass>(width_class), begin, width, event});
}

RelationId relation_id(EntityId subject, std::string_view relation, EntityId object) {
  return RelationId{Hasher{"relation"}.add(subject.value).add(relation).add(object.value).digest()};
}

std::uint32_t kind_code(std::string_view name) {
  return static_cast<std::uint32_t>(Hasher{"kind"}.add(name).digest() >> 32U);
}

}  // namespace weft
