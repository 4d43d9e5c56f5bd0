#include "core/store_rows.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/event_identity.h"
#include "core/records.h"
#include "core/store_keys.h"

namespace weft {
namespace {

/// Mentions of entities by entity and place, each place once; of several types given to one place,
/// the first.
std::vector<EntityMention> distinct_mentions(const ArticleFacts& facts) {
  auto mentions = facts.mentions;
  const auto order = [](const EntityMention& mention) {
    return std::tie(mention.entity, mention.span, mention.type);
  };
  std::sort(mentions.begin(), mentions.end(),
            [&](const auto& a, const auto& b) { return order(a) < order(b); });
  const auto same_place = [](const auto& a, const auto& b) {
    return a.entity == b.entity && a.span == b.span;
  };
  mentions.erase(std::unique(mentions.begin(), mentions.end(), same_place), mentions.end());
  return mentions;
}

class RowMaker {
 public:
  RowMaker(const Article& article, const ArticleFacts& facts, const Standing& standing)
      : article_(article), facts_(facts), standing_(standing) {}

  ArticleRows rows() && {
    add(KvTable::kKeys, text_key(article_.key, article_.id.value), {});
    add_likeness();
    add_events();
    add_relations();
    add_mentions();
    if (standing_.is_current()) {
      add_claims();
      add_predictions();
    }
    return std::move(result_);
  }

 private:
  void add(KvTable table, std::string_view key, std::string_view value) {
    result_.rows.add(table, key, value);
  }

  void add_likeness() {
    const auto id = article_.id.value;
    const auto sketch = sketch_of(article_);
    if (sketch.shingles > 0) add(KvTable::kSketches, key_of(article_.id), encode_sketch(sketch));
    for (const auto key : copy_keys(sketch)) add(KvTable::kCopyKeys, pair_key(key, id), {});
    for (const auto key : version_keys(article_)) add(KvTable::kVersionKeys, pair_key(key, id), {});
  }

  void add_mentions() {
    std::unordered_map<EntityId, std::int32_t> places;
    std::map<EntityType, std::string> values;  // Few types, many mentions.
    for (const auto& mention : distinct_mentions(facts_)) {
      ++places[mention.entity];
      if (!standing_.is_current()) continue;
      auto& value = values[mention.type];
      if (value.empty()) value = encode_mention({mention.type, standing_.reported});
      add(KvTable::kMentions, key_of(MentionKey{mention.entity, article_.id, mention.span}), value);
    }
    result_.places.reserve(facts_.entities.size());
    for (const auto& entity : facts_.entities) result_.places.push_back(places[entity.id]);
  }

  void add_events() {
    result_.members.reserve(facts_.events.size());
    result_.block_keys.reserve(facts_.events.size());
    for (const auto& event : facts_.events) {
      result_.members.push_back(
          {event, article_.id, standing_.reported, standing_.voice, standing_.until});
      const auto& keys = result_.block_keys.emplace_back(block_keys(event, article_.id));
      for (const auto key : keys) add(KvTable::kBlocks, pair_key(key, event.id.value), {});
    }
  }

  void add_relations() {
    std::uint32_t ordinal = 0;
    for (const auto& relation : facts_.relations) {
      const auto id = relation_id(relation.subject, relation.relation, relation.object);
      add(KvTable::kRelationEvidence,
          key_of(EvidenceKey{id.value, article_.id, relation.quote.begin, ordinal++}),
          encode_relation_evidence(
              {relation, standing_.reported, standing_.until, standing_.original}));
    }
  }

  void add_claims() {
    for (const auto& claim : facts_.claims) {
      add(KvTable::kClaims, pair_key(claim.entity.value, claim.id.value),
          encode_claim({claim, std::string{slice(article_.text, claim.value)}, article_.id,
                        standing_.reported}));
      add(KvTable::kClaimOwners, key_of(claim.id), key_of(claim.entity));
    }
  }

  void add_predictions() {
    std::uint32_t ordinal = 0;
    for (const auto& prediction : facts_.predictions) {
      const auto reason = prediction.reason ? slice(article_.text, *prediction.reason) : "";
      add(KvTable::kPredictions,
          key_of(EvidenceKey{prediction.id.value, article_.id, prediction.quote.begin, ordinal++}),
          encode_prediction({prediction, std::string{slice(article_.text, prediction.quote)},
                             std::string{reason}, standing_.reported}));
    }
  }

  const Article& article_;
  const ArticleFacts& facts_;
  const Standing& standing_;
  ArticleRows result_;
};

}  // namespace

void KvRows::add(KvTable table, std::string_view key, std::string_view value) {
  places_.push_back({table, bytes_.size(), key.size(), value.size()});
  bytes_ += key;
  bytes_ += value;
}

KvRows::Row KvRows::operator[](std::size_t i) const {
  const auto& [table, begin, key_bytes, value_bytes] = places_[i];
  const std::string_view bytes = bytes_;
  return {table, bytes.substr(begin, key_bytes), bytes.substr(begin + key_bytes, value_bytes)};
}

ArticleRows rows_of(const Article& article, const ArticleFacts& facts, const Standing& standing) {
  return RowMaker{article, facts, standing}.rows();
}

}  // namespace weft
