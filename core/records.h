#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/kv.h"
#include "core/sketch.h"
#include "core/standing.h"
#include "core/store.h"

namespace weft {

// What the tables hold, and its way to bytes and back. The bytes are FlatBuffers (records.fbs).
// Equal values give equal bytes. A decoder takes any bytes: it gives the value, or nothing if they
// are damaged. It does not check what needs other rows, such as spans against a text.

struct ArticleRecord {
  Article article;  ///< Without text.
  std::uint64_t engine = 0;
};
[[nodiscard]] std::string encode_article(const Article& article, std::uint64_t engine);
[[nodiscard]] std::optional<ArticleRecord> decode_article(std::string_view bytes);
/// Without sections and tables.
[[nodiscard]] std::optional<ArticleRecord> decode_article_header(std::string_view bytes);

[[nodiscard]] std::string encode_facts(const ArticleFacts& facts);
[[nodiscard]] std::optional<ArticleFacts> decode_facts(std::string_view bytes);

[[nodiscard]] std::string encode_sketch(const Sketch& sketch);
/// Hashes sorted, distinct and not too many.
[[nodiscard]] std::optional<Sketch> decode_sketch(std::string_view bytes);
[[nodiscard]] std::string encode_standing(const Standing& standing);
[[nodiscard]] std::optional<Standing> decode_standing(std::string_view bytes);

/// A mention with what its article adds to the event.
struct EventMember {
  EventMention mention;
  ArticleId article;
  Day reported = kFirstDay;  ///< As in Standing, all three.
  std::string source = {};   ///< The voice.
  Day until = kLastDay;
};
[[nodiscard]] std::string encode_event(const std::vector<EventMember>& members);
/// Never empty.
[[nodiscard]] std::optional<std::vector<EventMember>> decode_event(std::string_view bytes);

/// An entity as the sum of what its articles say of it; each article has one vote.
struct EntityVotes {
  struct Spelling {
    std::uint32_t as_name = 0;
    std::uint32_t as_alias = 0;
  };
  struct Pack {
    std::uint32_t engine = 0;  ///< Engines are numbered as the store first met them.
    std::uint32_t articles = 0;
    PackEntity entity;
  };
  std::map<std::string, Spelling> spellings;
  std::array<std::uint32_t, 8> types{};  ///< By EntityType.
  std::vector<Pack> packs;               ///< By engine, then by their bytes.
  std::uint32_t articles = 0;
  std::uint32_t mentions = 0;
  std::uint32_t events = 0;
  std::uint32_t past_articles = 0;  ///< Superseded ones: they vote, but are not counted.
};
[[nodiscard]] std::string encode_entity(const EntityVotes& votes);
[[nodiscard]] std::optional<EntityVotes> decode_entity(std::string_view bytes);
/// By which two descriptions from packs are told apart and ordered.
[[nodiscard]] std::string encode_pack_entity(const PackEntity& entity);

struct MentionRow {
  EntityType type = EntityType::kOther;
  Day reported = kFirstDay;
};
[[nodiscard]] std::string encode_mention(const MentionRow& row);
[[nodiscard]] std::optional<MentionRow> decode_mention(std::string_view bytes);

struct RelationEvidenceRow {
  RelationMention mention;
  Day reported = kFirstDay;  ///< As in Standing, all three.
  Day until = kLastDay;
  ArticleId original = {};
};
[[nodiscard]] std::string encode_relation_evidence(const RelationEvidenceRow& row);
[[nodiscard]] std::optional<RelationEvidenceRow> decode_relation_evidence(std::string_view bytes);

struct RelationRow {
  EntityId subject;
  EntityId object;
  std::string relation;
  std::uint32_t kind = 0;
  std::optional<EdtfDate> date;
  std::uint32_t articles = 0;
  Day first_reported = kFirstDay;
};
[[nodiscard]] std::string encode_relation(const RelationRow& row);
[[nodiscard]] std::optional<RelationRow> decode_relation(std::string_view bytes);

struct ClaimRow {
  ClaimMention mention;
  std::string value;
  ArticleId article;
  Day reported = kFirstDay;
};
[[nodiscard]] std::string encode_claim(const ClaimRow& row);
[[nodiscard]] std::optional<ClaimRow> decode_claim(std::string_view bytes);

struct PredictionRow {
  PredictionMention mention;
  std::string text;
  std::string reason;
  Day reported = kFirstDay;
};
[[nodiscard]] std::string encode_prediction(const PredictionRow& row);
[[nodiscard]] std::optional<PredictionRow> decode_prediction(std::string_view bytes);

/// `bytes_on_disk` and `schema` are not part of the record.
[[nodiscard]] std::string encode_totals(const StoreStats& totals);
[[nodiscard]] std::optional<StoreStats> decode_totals(std::string_view bytes);

/// "events 00c0ffee…": a row, for a message.
[[nodiscard]] std::string row_name(KvTable table, std::string_view key);
[[nodiscard]] Error damaged(KvTable table, std::string_view key);

/// The decoded value of a row, or kCorrupt naming the row.
template <class T>
[[nodiscard]] Result<T> sound(std::optional<T> decoded, KvTable table, std::string_view key) {
  if (!decoded) return damaged(table, key);
  return *std::move(decoded);
}

}  // namespace weft
