#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/entity_votes.h"
#include "core/event_merge.h"
#include "core/records.h"
#include "core/segment.h"
#include "core/store_keys.h"

// Every decoder of keys and values takes any bytes. What it accepts can be used, and encoded again
// it decodes to the same bytes.

namespace {

using weft::Segment;

void require(bool holds) {
  if (!holds) std::abort();
}

template <class Decode, class Encode>
void round_trip(std::string_view bytes, Decode decode, Encode encode) {
  const auto value = decode(bytes);
  if (!value) return;
  const auto again = encode(*value);
  const auto decoded = decode(again);
  require(decoded.has_value());
  require(encode(*decoded) == again);
}

void values(std::string_view bytes) {
  round_trip(bytes, weft::decode_article, [](const weft::ArticleRecord& record) {
    return weft::encode_article(record.article, record.engine);
  });
  (void)weft::decode_article_header(bytes);
  round_trip(bytes, weft::decode_facts, weft::encode_facts);
  round_trip(bytes, weft::decode_event, weft::encode_event);
  round_trip(bytes, weft::decode_sketch, weft::encode_sketch);
  round_trip(bytes, weft::decode_standing, weft::encode_standing);
  round_trip(bytes, weft::decode_entity, weft::encode_entity);
  round_trip(bytes, weft::decode_mention, weft::encode_mention);
  round_trip(bytes, weft::decode_relation_evidence, weft::encode_relation_evidence);
  round_trip(bytes, weft::decode_relation, weft::encode_relation);
  round_trip(bytes, weft::decode_claim, weft::encode_claim);
  round_trip(bytes, weft::decode_prediction, weft::encode_prediction);
  round_trip(bytes, weft::decode_totals, weft::encode_totals);
}

void derived(std::string_view bytes) {
  if (const auto votes = weft::decode_entity(bytes)) {
    (void)weft::folded_names(weft::elected(weft::EntityId{1}, *votes));
  }
  if (const auto members = weft::decode_event(bytes); members && members->size() < 20) {
    require(!weft::derive_event(*members).evidence.empty());
    (void)weft::derive_as_known(*members, 0);
  }
  Segment segment;
  if (!segment.decode(bytes)) return;
  std::size_t participants = 0;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    participants += segment.posting(i).participants.size();
    (void)segment.key(i, weft::EntityId{1});
  }
  Segment again;
  require(again.decode(segment.encode()));
  require(again.size() == segment.size() && participants <= bytes.size());
}

void keys(std::string_view bytes) {
  if (const auto key = weft::parse_mention_key(bytes)) require(weft::key_of(*key) == bytes);
  if (const auto key = weft::parse_evidence_key(bytes)) require(weft::key_of(*key) == bytes);
  if (const auto key = weft::parse_posting_key(bytes)) require(weft::key_of(*key) == bytes);
  if (const auto key = weft::parse_text_key(bytes)) {
    require(weft::text_key(key->text, key->id) == bytes);
  }
  if (const auto key = weft::parse_pair_key(bytes)) {
    require(weft::pair_key(key->first, key->second) == bytes);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  values(bytes);
  derived(bytes);
  keys(bytes);
  return 0;
}
