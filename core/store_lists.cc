#include <algorithm>
#include <set>
#include <tuple>

#include "core/event_merge.h"
#include "core/store_group.h"
#include "core/store_keys.h"
#include "core/store_snapshot.h"

namespace weft {
namespace {

RelationPosting posting_of(RelationId id, const RelationRow& row) {
  return {id,
          row.subject,
          row.object,
          row.kind,
          row.date ? row.date->days() : DayRange{},
          row.articles,
          row.first_reported};
}

/// Earliest report first (those without a report date last), then article, then place.
bool earlier(const EvidenceRef& a, const EvidenceRef& b) {
  const auto rank = [](const EvidenceRef& evidence) {
    return std::tuple{evidence.reported == kFirstDay, evidence.reported, evidence.article,
                      evidence.quote};
  };
  return rank(a) < rank(b);
}

Claim claim_of(const ClaimRow& row) {
  return {row.mention.id,        row.mention.entity,
          row.mention.attribute, row.value,
          row.mention.origin,    {row.article, row.mention.quote, row.mention.value, row.reported}};
}

/// One article's telling of a prediction.
struct Telling {
  EvidenceRef evidence;
  PredictionRow row;
};

/// The first report has the wording, the reason and the due date, unless it lacks one of them.
Prediction merged(std::vector<Telling> tellings) {
  std::sort(tellings.begin(), tellings.end(),
            [](const Telling& a, const Telling& b) { return earlier(a.evidence, b.evidence); });
  const auto& first = tellings.front().row;
  Prediction prediction;
  prediction.id = first.mention.id;
  prediction.text = first.text;
  prediction.origin = Origin::kUnknown;
  std::set<EntityId> entities;
  for (const auto& [evidence, row] : tellings) {
    if (!prediction.due) prediction.due = row.mention.due;
    if (prediction.reason.empty()) prediction.reason = row.reason;
    prediction.origin = std::min(prediction.origin, row.mention.origin);
    entities.insert(row.mention.entities.begin(), row.mention.entities.end());
    prediction.evidence.push_back(evidence);
  }
  prediction.entities.assign(entities.begin(), entities.end());
  return prediction;
}

Result<Telling> telling_in(std::string_view key, std::string_view value) {
  const auto place = parse_evidence_key(key);
  if (!place) return damaged(KvTable::kPredictions, key);
  WEFT_ASSIGN(row, sound(decode_prediction(value), KvTable::kPredictions, key));
  const EvidenceRef evidence{place->article, row.mention.quote, std::nullopt, row.reported};
  return Telling{evidence, std::move(row)};
}

}  // namespace

Status StoreSnapshot::each_relation(
    EntityId id, const std::function<bool(const RelationPosting&)>& visit) const {
  const auto visit_row = [&](std::string_view key, std::string_view value) -> Result<bool> {
    const auto pair = parse_pair_key(key);
    if (!pair) return damaged(KvTable::kRelationsOf, key);
    WEFT_ASSIGN(relation, sound(decode_relation(value), KvTable::kRelationsOf, key));
    return visit(posting_of(RelationId{pair->second}, relation));
  };
  // Taken away while it is in use: the visitor may ask for the relations of another.
  auto cursor = std::move(spare_relations_);
  if (!cursor) cursor = reader_->prefix_cursor(KvTable::kRelationsOf);
  const auto read = each_with_prefix(*cursor, key_of(id), visit_row);
  spare_relations_ = std::move(cursor);
  return read;
}

Result<std::optional<Relation>> StoreSnapshot::relation(RelationId id) const {
  return relation_as_known(id, kLastDay);
}

Result<std::optional<Relation>> StoreSnapshot::relation_as_known(RelationId id, Day day) const {
  std::optional<Relation> relation;
  std::set<ArticleId> originals;
  const auto visit = [&](std::string_view place_key, std::string_view value) -> Result<bool> {
    const auto place = parse_evidence_key(place_key);
    if (!place) return damaged(KvTable::kRelationEvidence, place_key);
    WEFT_ASSIGN(row, sound(decode_relation_evidence(value), KvTable::kRelationEvidence, place_key));
    if (!is_known_on(row.reported, row.until, day)) return true;
    const auto& mention = row.mention;
    if (!relation) {
      relation =
          Relation{id, mention.subject, mention.object, mention.relation, mention.date, 0, {}};
    }
    if (mention.date && (!relation->date || *mention.date < *relation->date)) {
      relation->date = mention.date;
    }
    relation->evidence.push_back({place->article, mention.quote, std::nullopt, row.reported});
    originals.insert(row.original == ArticleId{} ? place->article : row.original);
    return true;
  };
  WEFT_TRY(each_with_prefix(*reader_, KvTable::kRelationEvidence, key_of(id), visit));
  if (!relation) return relation;
  relation->articles = static_cast<std::uint32_t>(originals.size());
  std::sort(relation->evidence.begin(), relation->evidence.end(), earlier);
  return relation;
}

Result<std::vector<Claim>> StoreSnapshot::claims_of(EntityId id) const {
  std::vector<Claim> claims;
  const auto visit = [&](std::string_view key, std::string_view value) -> Result<bool> {
    WEFT_ASSIGN(row, sound(decode_claim(value), KvTable::kClaims, key));
    claims.push_back(claim_of(row));
    return true;
  };
  WEFT_TRY(each_with_prefix(*reader_, KvTable::kClaims, key_of(id), visit));
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.attribute, a.value, a.id) < std::tie(b.attribute, b.value, b.id);
  });
  return claims;
}

Result<std::optional<Claim>> StoreSnapshot::claim(ClaimId id) const {
  WEFT_ASSIGN(owner, reader_->get(KvTable::kClaimOwners, key_of(id)));
  if (!owner) return std::optional<Claim>{};
  const auto entity = id_in_key<'e'>(*owner);
  if (!entity) return damaged(KvTable::kClaimOwners, key_of(id));
  WEFT_ASSIGN(claim, row(KvTable::kClaims, pair_key(entity->value, id.value), decode_claim));
  return claim ? std::optional{claim_of(*claim)} : std::nullopt;
}

Status StoreSnapshot::each_prediction(const std::function<bool(const Prediction&)>& visit) const {
  std::vector<Telling> tellings;
  bool go_on = true;
  const auto hand_on = [&] {
    if (go_on && !tellings.empty()) go_on = visit(merged(std::move(tellings)));
    tellings.clear();
  };
  const auto visit_row = [&](std::string_view key, std::string_view value) -> Result<bool> {
    WEFT_ASSIGN(telling, telling_in(key, value));
    if (!tellings.empty() && tellings.front().row.mention.id != telling.row.mention.id) hand_on();
    tellings.push_back(std::move(telling));
    return go_on;
  };
  WEFT_TRY(weft::each_with_prefix(*reader_, KvTable::kPredictions, {}, visit_row));
  hand_on();
  return ok();
}

Result<std::optional<Prediction>> StoreSnapshot::prediction(PredictionId id) const {
  std::vector<Telling> tellings;
  const auto visit = [&](std::string_view key, std::string_view value) -> Result<bool> {
    WEFT_ASSIGN(telling, telling_in(key, value));
    tellings.push_back(std::move(telling));
    return true;
  };
  WEFT_TRY(each_with_prefix(*reader_, KvTable::kPredictions, key_of(id), visit));
  return tellings.empty() ? std::nullopt : std::optional{merged(std::move(tellings))};
}

Result<StoreStats> StoreSnapshot::stats() const {
  WEFT_ASSIGN(totals, row(KvTable::kMeta, std::string{kTotalsKey}, decode_totals));
  auto stats = totals.value_or(StoreStats{});
  stats.bytes_on_disk = bytes_on_disk_;
  stats.schema = kSchemaVersion;
  return stats;
}

}  // namespace weft
