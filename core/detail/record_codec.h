#pragma once

#include <flatbuffers/flatbuffers.h>

#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/facts.h"
#include "records_generated.h"

namespace weft::detail {

using flatbuffers::FlatBufferBuilder;
using flatbuffers::Offset;

/// The root table of `bytes`, verified; `table` is null if they are damaged. FlatBuffers read words
/// in place, and a value inside a database block may begin at any address: then it is copied.
template <class Root>
class Verified {
 public:
  explicit Verified(std::string_view bytes) {
    const auto* start = reinterpret_cast<const std::uint8_t*>(bytes.data());
    if (reinterpret_cast<std::uintptr_t>(start) % alignof(std::uint64_t) != 0) {
      copy_ =
          std::make_unique_for_overwrite<std::uint64_t[]>(bytes.size() / sizeof(std::uint64_t) + 1);
      std::memcpy(copy_.get(), bytes.data(), bytes.size());
      start = reinterpret_cast<const std::uint8_t*>(copy_.get());
    }
    if (bytes.size() >= FLATBUFFERS_MAX_BUFFER_SIZE) return;
    constexpr flatbuffers::uoffset_t kMaxDepth = 16;
    const auto max_tables = static_cast<flatbuffers::uoffset_t>(bytes.size() / 4 + 1);
    flatbuffers::Verifier verifier{start, bytes.size(), kMaxDepth, max_tables};
    if (verifier.VerifyBuffer<Root>(nullptr)) table_ = flatbuffers::GetRoot<Root>(start);
  }
  Verified(const Verified&) = delete;
  Verified& operator=(const Verified&) = delete;
  [[nodiscard]] const Root* table() const { return table_; }

 private:
  std::unique_ptr<std::uint64_t[]> copy_;
  const Root* table_ = nullptr;
};

/// This thread's builder, emptied: a new one for each of a hundred thousand small records would
/// cost more than they do. Good for one record at a time; what a very large one took is given back.
[[nodiscard]] FlatBufferBuilder& empty_builder();

template <class Root>
[[nodiscard]] std::string finished(FlatBufferBuilder& builder, Offset<Root> root) {
  builder.Finish(root);
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

using TextOffset = Offset<flatbuffers::String>;
using TextVectorOffset = Offset<flatbuffers::Vector<TextOffset>>;

/// An empty text takes no room.
[[nodiscard]] inline TextOffset write_text(FlatBufferBuilder& builder, std::string_view text) {
  return text.empty() ? TextOffset{} : builder.CreateString(text.data(), text.size());
}
/// For fields that must be there.
[[nodiscard]] inline TextOffset write_required(FlatBufferBuilder& builder, std::string_view text) {
  return builder.CreateString(text.data(), text.size());
}
[[nodiscard]] inline TextOffset write_date(FlatBufferBuilder& builder,
                                           const std::optional<EdtfDate>& date) {
  return date ? write_required(builder, date->text()) : TextOffset{};
}
[[nodiscard]] inline TextVectorOffset write_texts(FlatBufferBuilder& builder,
                                                  const std::vector<std::string>& texts) {
  return texts.empty() ? TextVectorOffset{} : builder.CreateVectorOfStrings(texts);
}
[[nodiscard]] inline rec::Span write_span(Span span) { return {span.begin, span.end}; }

[[nodiscard]] inline std::string read_text(const flatbuffers::String* text) {
  return text == nullptr ? std::string{} : text->str();
}
[[nodiscard]] inline Span read_span(const rec::Span& span) { return {span.begin(), span.end()}; }
[[nodiscard]] inline std::optional<Span> read_span(const rec::Span* span) {
  return span == nullptr ? std::nullopt : std::optional{read_span(*span)};
}
[[nodiscard]] std::vector<std::string> read_texts(
    const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* texts);

/// These give false if the stored text or number stands for nothing.
[[nodiscard]] bool read_date(const flatbuffers::String* text, std::optional<EdtfDate>& date);
template <class Enum>
[[nodiscard]] bool read_enum(std::uint8_t number, Enum last, Enum& value) {
  if (number > static_cast<std::uint8_t>(last)) return false;
  value = static_cast<Enum>(number);
  return true;
}
[[nodiscard]] inline bool read_type(std::uint8_t number, EntityType& value) {
  return read_enum(number, EntityType::kOther, value);
}
[[nodiscard]] inline bool read_origin(std::uint8_t number, Origin& value) {
  return read_enum(number, Origin::kUnknown, value);
}

/// The verifier of FlatBuffers checks where a vector's count stands, but structs of eight-byte
/// words behind it need more, and then damage can leave them where reading them in place is not
/// allowed.
template <class Element>
[[nodiscard]] bool is_aligned(const flatbuffers::Vector<const Element*>& structs) {
  return reinterpret_cast<std::uintptr_t>(structs.Data()) % alignof(Element) == 0;
}
template <class Table>
[[nodiscard]] bool is_aligned(const flatbuffers::Vector<Offset<Table>>&) {
  return true;
}

/// Appends what each element of a stored vector decodes to; false if one is damaged.
template <class Stored, class Value, class Read>
[[nodiscard]] bool read_each(const Stored* stored, std::vector<Value>& values, Read read) {
  if (stored == nullptr || stored->size() == 0) return true;  // An empty one may begin anywhere.
  if (!is_aligned(*stored)) return false;
  values.reserve(values.size() + stored->size());
  for (const auto* element : *stored) {
    Value value{};
    if (!read(*element, value)) return false;
    values.push_back(std::move(value));
  }
  return true;
}

// The parts that several records share (record_facts.cc).
[[nodiscard]] Offset<rec::EventMention> write_event_mention(FlatBufferBuilder& builder,
                                                            const EventMention& mention);
[[nodiscard]] bool read_event_mention(const rec::EventMention& stored, EventMention& mention);
[[nodiscard]] Offset<rec::RelationMention> write_relation_mention(FlatBufferBuilder& builder,
                                                                  const RelationMention& mention);
[[nodiscard]] bool read_relation_mention(const rec::RelationMention& stored,
                                         RelationMention& mention);
[[nodiscard]] Offset<rec::ClaimMention> write_claim_mention(FlatBufferBuilder& builder,
                                                            const ClaimMention& mention);
[[nodiscard]] bool read_claim_mention(const rec::ClaimMention& stored, ClaimMention& mention);
[[nodiscard]] Offset<rec::PredictionMention> write_prediction_mention(
    FlatBufferBuilder& builder, const PredictionMention& mention);
[[nodiscard]] bool read_prediction_mention(const rec::PredictionMention& stored,
                                           PredictionMention& mention);

// Entities (record_entity.cc).
[[nodiscard]] Offset<rec::PackEntity> write_pack_entity(FlatBufferBuilder& builder,
                                                        const PackEntity& entity);
[[nodiscard]] bool read_pack_entity(const rec::PackEntity& stored, PackEntity& entity);
[[nodiscard]] Offset<rec::EntityDescription> write_description(
    FlatBufferBuilder& builder, const EntityDescription& description);
[[nodiscard]] bool read_description(const rec::EntityDescription& stored,
                                    EntityDescription& description);

}  // namespace weft::detail
