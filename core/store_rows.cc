#include "core/store_rows.h"

#include <algorithm>
#include <tuple>

#include "core/event_identity.h"
#include "core/records.h"
#include "core/store_keys.h"

namespace weft {
namespace {

class RowMaker {
 public:
  RowMaker(const Article& article, const ArticleFacts& facts, const Standing& standing)
      : article_(article), facts_(facts), standing_(standing) {}

  std::vector<KvRow> rows() && {
    add(KvTable::kKeys, text_key(article_.key, article_.id.value), {});
    add_likeness();
    add_blocks();
    add_relations();
    if (!standing_.is_current()) return std::move(rows_);
    add_mentions();
    add_claims();
    add_predictions();
    return std::move(rows_);
  }

 private:
  void add(KvTable table, std::string key, std::string value) {
    rows_.push_back({table, std::move(key), std::move(value)});
  }

  void add_likeness() {
    const auto id = article_.id.value;
    const auto sketch = sketch_of(article_);
    if (sketch.shingles > 0) add(KvTable::kSketches, key_of(article_.id), encode_sketch(sketch));
    for (const auto key : copy_keys(sketch)) add(KvTable::kCopyKeys, pair_key(key, id), {});
    for (const auto key : version_keys(article_)) add(KvTable::kVersionKeys, pair_key(key, id), {});
  }

  void add_mentions() {
    for (const auto& mention : distinct_mentions(facts_)) {
      add(KvTable::kMentions, key_of(MentionKey{mention.entity, article_.id, mention.span}),
          encode_mention({mention.type, standing_.reported}));
    }
  }

  void add_blocks() {
    for (const auto& event : facts_.events) {
      for (const auto key : block_keys(event, article_.id)) {
        add(KvTable::kBlocks, pair_key(key, event.id.value), {});
      }
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
  std::vector<KvRow> rows_;
};

}  // namespace

std::vector<EntityMention> distinct_mentions(const ArticleFacts& facts) {
  auto mentions = facts.mentions;
  const auto place = [](const EntityMention& mention) {
    return std::tie(mention.entity, mention.span);
  };
  std::sort(mentions.begin(), mentions.end(), [&](const auto& a, const auto& b) {
    return std::tuple_cat(place(a), std::tie(a.type)) < std::tuple_cat(place(b), std::tie(b.type));
  });
  mentions.erase(std::unique(mentions.begin(), mentions.end(),
                             [&](const auto& a, const auto& b) { return place(a) == place(b); }),
                 mentions.end());
  return mentions;
}

std::vector<KvRow> rows_of(const Article& article, const ArticleFacts& facts,
                           const Standing& standing) {
  return RowMaker{article, facts, standing}.rows();
}

std::vector<EventMember> members_of(const ArticleFacts& facts, const Standing& standing) {
  std::vector<EventMember> members;
  members.reserve(facts.events.size());
  for (const auto& event : facts.events) {
    members.push_back({event, facts.article, standing.reported, standing.voice, standing.until});
  }
  return members;
}

}  // namespace weft
