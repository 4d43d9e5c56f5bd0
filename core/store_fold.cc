#include <algorithm>
#include <set>
#include <vector>

#include "core/detail/in_parallel.h"
#include "core/entity_votes.h"
#include "core/event_merge.h"
#include "core/relation_merge.h"
#include "core/store_group.h"
#include "core/store_keys.h"

namespace weft {

Status StoreGroup::fold(KvWrite& writing) {
  using enum KvTable;
  std::set<KvTable> given;
  const auto give = [&](const std::vector<KvTable>& tables) {
    given.insert(tables.begin(), tables.end());
    writing.add(batch_.changes(tables));
  };
  WEFT_TRY(fold_standings());
  give({kArticles, kTexts, kFacts});
  give({kBlocks, kCopyKeys});
  WEFT_TRY(fold_events());
  give({kEvents});
  WEFT_TRY(timeline_.fold(batch_));
  give({kTimeline});
  WEFT_TRY(fold_relations());
  WEFT_TRY(fold_predictions());
  WEFT_TRY(fold_entities());
  WEFT_TRY(fold_totals());
  std::vector<KvTable> others;
  for (std::size_t i = 0; i < kTableCount; ++i) {
    if (!given.contains(static_cast<KvTable>(i))) others.push_back(static_cast<KvTable>(i));
  }
  give(others);
  return ok();
}

Status StoreGroup::fold_events() {
  WEFT_ASSIGN(changes, events_.fold(batch_));
  std::vector<std::vector<Event>> before(changes.size()), after(changes.size());
  detail::in_parallel(changes.size(), [&](std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      before[i] = derive_events(changes[i].before);
      after[i] = derive_events(changes[i].after);
    }
  });
  for (const auto& events : before) WEFT_TRY(count_participants(events, -1));
  for (const auto& events : after) {
    WEFT_TRY(count_participants(events, 1));
    for (const auto& event : events) WEFT_TRY(code_of(event.type));
  }

  std::vector<std::vector<TimelinePosting>> old(changes.size()), fresh(changes.size());
  detail::in_parallel(changes.size(), [&](std::size_t begin, std::size_t end) {
    const auto no_code = [](const std::string&) { return 0U; };
    const auto code = [this](const std::string& type) { return codes_.at(type); };
    for (auto i = begin; i < end; ++i) {
      if (!changes[i].before.empty()) old[i] = postings_of(changes[i].before, before[i], no_code);
      if (!changes[i].after.empty()) fresh[i] = postings_of(changes[i].after, after[i], code);
    }
  });
  // All that goes before all that comes: an event may take the place of another.
  for (const auto& postings : old) {
    for (const auto& posting : postings) timeline_.remove(posting.key);
  }
  for (auto& postings : fresh) {
    for (auto& posting : postings) timeline_.put(std::move(posting));
  }
  return ok();
}

Status StoreGroup::count_participants(const std::vector<Event>& events, int sign) {
  totals_.events += sign * static_cast<std::int64_t>(events.size());
  for (const auto& event : events) {
    for (const auto& participant : event.participants) {
      if (participant.role == Role::kContext) continue;
      WEFT_ASSIGN(votes, votes_of(participant.entity));
      if (sign < 0 && votes->events == 0) {
        return damaged(KvTable::kEntities, key_of(participant.entity));
      }
      votes->events += static_cast<std::uint32_t>(sign);
    }
  }
  return ok();
}

Status StoreGroup::fold_relations() {
  for (const RelationId id : relations_) WEFT_TRY(fold_relation(id));
  return ok();
}

Status StoreGroup::fold_relation(RelationId id) {
  std::vector<RelationEvidence> evidence;
  const auto visit = [&](std::string_view key, std::string_view value) -> Result<bool> {
    const auto place = parse_evidence_key(key);
    if (!place) return damaged(KvTable::kRelationEvidence, key);
    WEFT_ASSIGN(row, sound(decode_relation_evidence(value), KvTable::kRelationEvidence, key));
    evidence.push_back({place->article, std::move(row)});
    return true;
  };
  const auto key = key_of(id);
  WEFT_TRY(batch_.each_with_prefix(KvTable::kRelationEvidence, key, visit));
  WEFT_ASSIGN(bytes, base_->get(KvTable::kRelations, key));
  if (bytes) {
    WEFT_ASSIGN(before, sound(decode_relation(*bytes), KvTable::kRelations, key));
    batch_.remove(KvTable::kRelations, key);
    batch_.remove(KvTable::kRelationsOf, pair_key(before.subject.value, id.value));
    batch_.remove(KvTable::kRelationsOf, pair_key(before.object.value, id.value));
    if (before.articles > 0) totals_.relations -= 1;
  }
  if (evidence.empty()) return ok();
  auto relation = derive_relation(evidence);
  WEFT_ASSIGN(code, code_of(relation.relation));
  relation.kind = code;
  const auto value = encode_relation(relation);
  batch_.put(KvTable::kRelations, key, value);
  batch_.put(KvTable::kRelationsOf, pair_key(relation.subject.value, id.value), value);
  batch_.put(KvTable::kRelationsOf, pair_key(relation.object.value, id.value), value);
  if (relation.articles > 0) totals_.relations += 1;
  return ok();
}

Status StoreGroup::fold_predictions() {
  for (const PredictionId id : predictions_) {
    bool before = false;
    bool after = false;
    const auto seen = [](bool& flag) {
      return [&flag](std::string_view, std::string_view) -> Result<bool> {
        flag = true;
        return false;
      };
    };
    const auto key = key_of(id);
    WEFT_TRY(each_with_prefix(*base_, KvTable::kPredictions, key, seen(before)));
    WEFT_TRY(batch_.each_with_prefix(KvTable::kPredictions, key, seen(after)));
    totals_.predictions += int{after} - int{before};
  }
  return ok();
}

Status StoreGroup::fold_entities() {
  for (const auto& [id, staged] : entities_) {
    const auto key = key_of(id);
    const auto* before = staged.before ? &*staged.before : nullptr;
    if (staged.votes.articles + staged.votes.past_articles > 0) {
      WEFT_TRY(fold_names(id, before, &staged.votes));
      batch_.put(KvTable::kEntities, key, encode_entity(staged.votes));
    } else {
      // No article describes it, so none can refer to it.
      if (staged.votes.events != 0) return damaged(KvTable::kEntities, key);
      WEFT_TRY(fold_names(id, before, nullptr));
      batch_.remove(KvTable::kEntities, key);
    }
    totals_.entities += int{staged.votes.articles > 0} - int{staged.counted};
  }
  return ok();
}

Status StoreGroup::fold_names(EntityId id, const std::string* before, const EntityVotes* after) {
  EntityRecord old_entity;
  if (before != nullptr) {
    WEFT_ASSIGN(votes, sound(decode_entity(*before), KvTable::kEntities, key_of(id)));
    old_entity = elected(id, votes);
  }
  const auto new_entity = after != nullptr ? elected(id, *after) : EntityRecord{};
  if (old_entity.name == new_entity.name && old_entity.aliases == new_entity.aliases) return ok();
  const auto names = folded_names(old_entity);
  const auto new_names = folded_names(new_entity);
  for (const auto& [name, canonical] : names) {
    if (!new_names.contains(name)) batch_.remove(KvTable::kNames, text_key(name, id.value));
  }
  for (const auto& [name, canonical] : new_names) {
    const auto old = names.find(name);
    if (old != names.end() && old->second == canonical) continue;
    batch_.put(KvTable::kNames, text_key(name, id.value), KeyWriter{}.u8(canonical ? 1 : 0).take());
  }
  return ok();
}

Status StoreGroup::fold_totals() {
  StoreStats totals{};
  WEFT_ASSIGN(bytes, base_->get(KvTable::kMeta, kTotalsKey));
  if (bytes) {
    WEFT_ASSIGN(stored, sound(decode_totals(*bytes), KvTable::kMeta, kTotalsKey));
    totals = stored;
  }
  const auto shift = [](std::uint64_t& total, std::int64_t change) {
    total += static_cast<std::uint64_t>(change);
  };
  shift(totals.articles, totals_.articles);
  shift(totals.entities, totals_.entities);
  shift(totals.events, totals_.events);
  shift(totals.event_mentions, totals_.event_mentions);
  shift(totals.relations, totals_.relations);
  shift(totals.claims, totals_.claims);
  shift(totals.predictions, totals_.predictions);
  shift(totals.earlier_versions, totals_.earlier_versions);
  shift(totals.copies, totals_.copies);
  for (const auto& [language, change] : totals_.languages) {
    auto& count = totals.languages[language];
    shift(count, change);
    if (count == 0) totals.languages.erase(language);
  }
  batch_.put(KvTable::kMeta, kTotalsKey, encode_totals(totals));
  return ok();
}

}  // namespace weft
