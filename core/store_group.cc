#include "core/store_group.h"

#include "core/entity_votes.h"
#include "core/store_check.h"
#include "core/store_keys.h"
#include "core/store_rows.h"

namespace weft {

StoreGroup::StoreGroup(std::unique_ptr<KvReader> base) : base_(std::move(base)), batch_(*base_) {}

Result<std::optional<ArticleRecord>> StoreGroup::header(ArticleId id) const {
  const auto key = key_of(id);
  WEFT_ASSIGN(bytes, batch_.get(KvTable::kArticles, key));
  if (!bytes) return std::optional<ArticleRecord>{};
  WEFT_ASSIGN(record, sound(decode_article(*bytes), KvTable::kArticles, key));
  return std::optional{std::move(record)};
}

Result<std::string> StoreGroup::text(ArticleId id) const {
  const auto key = key_of(id);
  WEFT_ASSIGN(text, batch_.get(KvTable::kTexts, key));
  return sound(std::move(text), KvTable::kTexts, key);
}

Result<ArticleFacts> StoreGroup::facts(ArticleId id) const {
  const auto key = key_of(id);
  WEFT_ASSIGN(bytes, batch_.get(KvTable::kFacts, key));
  return sound(bytes ? decode_facts(*bytes) : std::nullopt, KvTable::kFacts, key);
}

Result<ArticleRecord> StoreGroup::whole(ArticleId id) const {
  WEFT_ASSIGN(record, header(id));
  if (!record) return damaged(KvTable::kArticles, key_of(id));
  WEFT_ASSIGN(stored_text, text(id));
  record->article.text = std::move(stored_text);
  return *std::move(record);
}

Status StoreGroup::add(PreparedArticle prepared) {
  const auto& article = prepared.article;
  const auto key = key_of(article.id);
  batch_.put(KvTable::kArticles, key, prepared.article_bytes);
  batch_.put(KvTable::kTexts, key, article.text);
  batch_.put(KvTable::kFacts, key, prepared.facts_bytes);
  touched_.insert(article.id);
  return put_rows(article, prepared.facts, prepared.engine, standing_alone(article),
                  std::move(prepared.rows));
}

Status StoreGroup::remove(ArticleId id) {
  const auto key = key_of(id);
  WEFT_ASSIGN(record, whole(id));
  WEFT_ASSIGN(facts, this->facts(id));
  if (!check_facts(record.article, facts)) return damaged(KvTable::kFacts, key);
  WEFT_ASSIGN(standing, standing_of(record.article));
  WEFT_TRY(touch_neighbours(record.article));
  WEFT_TRY(take_rows(record.article, facts, record.engine, standing));
  batch_.remove(KvTable::kArticles, key);
  batch_.remove(KvTable::kTexts, key);
  batch_.remove(KvTable::kFacts, key);
  batch_.remove(KvTable::kStandings, key);
  return ok();
}

Status StoreGroup::put_rows(const Article& article, const ArticleFacts& facts, std::uint64_t engine,
                            const Standing& standing, ArticleRows rows) {
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const auto row = rows.rows[i];
    batch_.put(row.table, row.key, row.value);
  }
  for (std::size_t i = 0; i < rows.members.size(); ++i) {
    events_.add(std::move(rows.members[i]), rows.block_keys[i]);
  }
  touch_evidence(facts);
  count(article, facts, standing, 1);
  return vote_all(facts, rows.places, engine, standing.is_current(), 1);
}

Status StoreGroup::take_rows(const Article& article, const ArticleFacts& facts,
                             std::uint64_t engine, const Standing& standing) {
  const auto rows = rows_of(article, facts, standing);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    batch_.remove(rows.rows[i].table, rows.rows[i].key);
  }
  for (const auto& event : facts.events) events_.remove(event.id);
  touch_evidence(facts);
  count(article, facts, standing, -1);
  return vote_all(facts, rows.places, engine, standing.is_current(), -1);
}

void StoreGroup::count(const Article& article, const ArticleFacts& facts, const Standing& standing,
                       int sign) {
  totals_.articles += sign;
  totals_.languages[article.language] += sign;
  if (standing.is_copy()) totals_.copies += sign;
  if (!standing.is_current()) {
    totals_.earlier_versions += sign;
    return;
  }
  totals_.event_mentions += sign * static_cast<std::int64_t>(facts.events.size());
  totals_.claims += sign * static_cast<std::int64_t>(facts.claims.size());
}

Status StoreGroup::rename(const ArticleRecord& stored, const Article& article) {
  auto renamed = stored;
  renamed.article.path = article.path;
  renamed.article.key = article.key;
  const auto id = article.id.value;
  batch_.remove(KvTable::kKeys, text_key(stored.article.key, id));
  batch_.put(KvTable::kKeys, text_key(article.key, id), {});
  batch_.put(KvTable::kArticles, key_of(article.id),
             encode_article(renamed.article, stored.engine));
  return ok();
}

Status StoreGroup::check_identifiers(const ArticleFacts& facts) const {
  WEFT_ASSIGN(stored, batch_.get(KvTable::kFacts, key_of(facts.article)));
  // Those of the article itself, as another engine read it, may come again.
  std::set<std::uint64_t> own;
  if (stored) {
    WEFT_ASSIGN(before, this->facts(facts.article));
    for (const auto& event : before.events) own.insert(event.id.value);
    for (const auto& claim : before.claims) own.insert(claim.id.value);
  }
  const auto taken = [&](const std::string& what) {
    return fail(ErrorCode::kCorrupt, what + " is already that of another article",
                to_string(facts.article));
  };
  for (const auto& event : facts.events) {
    if (own.contains(event.id.value)) continue;
    WEFT_ASSIGN(is_stored, is_in_an_event(event.id));
    if (events_.adds(event.id) || (is_stored && !events_.removes(event.id))) {
      return taken("event mention " + to_string(event.id));
    }
  }
  for (const auto& claim : facts.claims) {
    if (own.contains(claim.id.value)) continue;
    WEFT_ASSIGN(owner, batch_.get(KvTable::kClaimOwners, key_of(claim.id)));
    if (owner) return taken("claim " + to_string(claim.id));
  }
  return ok();
}

/// By the store, whatever is staged.
Result<bool> StoreGroup::is_in_an_event(MentionId mention) const {
  const auto key = key_of(mention);
  WEFT_ASSIGN(first_of, batch_.stored(KvTable::kEvents, key));
  if (first_of) return true;
  WEFT_ASSIGN(event_of, batch_.stored(KvTable::kEventOf, key));
  return event_of.has_value();
}

Status StoreGroup::vote_all(const ArticleFacts& facts, const std::vector<std::int32_t>& places,
                            std::uint64_t engine, bool current, int sign) {
  WEFT_ASSIGN(number, number_of_engine(engine));
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const auto& description = facts.entities[i];
    WEFT_ASSIGN(votes, votes_of(description.id));
    const auto mentions = current ? std::optional{places[i]} : std::nullopt;
    if (!vote(*votes, description, number, mentions, sign)) {
      return damaged(KvTable::kEntities, key_of(description.id));
    }
  }
  return ok();
}

Result<EntityVotes*> StoreGroup::votes_of(EntityId id) {
  const auto known = entities_.find(id);
  if (known != entities_.end()) return &known->second.votes;
  const auto key = key_of(id);
  StagedEntity staged;
  WEFT_ASSIGN(bytes, batch_.stored(KvTable::kEntities, key));
  if (bytes) {
    WEFT_ASSIGN(votes, sound(decode_entity(*bytes), KvTable::kEntities, key));
    const bool counted = votes.articles > 0;
    staged = {std::move(bytes), counted, std::move(votes)};
  }
  return &entities_.emplace(id, std::move(staged)).first->second.votes;
}

/// Engines are numbered from 1 as they first come, so that the newest packs have the last word.
Result<std::uint32_t> StoreGroup::number_of_engine(std::uint64_t engine) {
  const auto known = engines_.find(engine);
  if (known != engines_.end()) return known->second;
  const auto key = KeyWriter{}.text(kEnginePrefix).u64(engine).take();
  std::uint32_t count = 0;
  std::optional<std::uint32_t> number;
  const auto visit = [&](std::string_view row, std::string_view value) -> Result<bool> {
    KeyParser parser{value};
    const auto stored = parser.u32();
    if (!parser.complete()) return damaged(KvTable::kMeta, row);
    if (row == key) number = stored;
    count = std::max(count, stored);
    return true;
  };
  WEFT_TRY(batch_.each_with_prefix(KvTable::kMeta, kEnginePrefix, visit));
  if (!number) {
    number = count + 1;
    batch_.put(KvTable::kMeta, key, KeyWriter{}.u32(*number).take());
  }
  engines_.emplace(engine, *number);
  return *number;
}

Result<std::optional<std::string>> StoreGroup::note(std::string_view name) const {
  return batch_.get(KvTable::kMeta, KeyWriter{}.text(kNotePrefix).text(name).take());
}

void StoreGroup::set_note(std::string_view name, std::string_view bytes) {
  batch_.put(KvTable::kMeta, KeyWriter{}.text(kNotePrefix).text(name).take(), std::string{bytes});
}

Status StoreGroup::remove_file_notes() {
  std::vector<std::string> keys;
  const auto visit = [&](std::string_view key, std::string_view) -> Result<bool> {
    keys.emplace_back(key);
    return true;
  };
  WEFT_TRY(batch_.each_with_prefix(KvTable::kMeta,
                                   KeyWriter{}.text(kNotePrefix).text(kFileNotes).take(), visit));
  for (auto& key : keys) batch_.remove(KvTable::kMeta, std::move(key));
  return ok();
}

/// The hash of the name, or the next code that is free: no two kinds share one. Kinds stay when the
/// last event of theirs goes.
Result<std::uint32_t> StoreGroup::code_of(const std::string& kind) {
  const auto known = codes_.find(kind);
  if (known != codes_.end()) return known->second;
  for (auto code = kind_code(kind);; ++code) {
    const auto key = KeyWriter{}.u32(code).take();
    WEFT_ASSIGN(name, batch_.get(KvTable::kKinds, key));
    if (name && *name != kind) continue;
    if (!name) batch_.put(KvTable::kKinds, key, kind);
    codes_.emplace(kind, code);
    return code;
  }
}

void StoreGroup::touch_evidence(const ArticleFacts& facts) {
  for (const auto& relation : facts.relations) {
    relations_.insert(relation_id(relation.subject, relation.relation, relation.object));
  }
  for (const auto& prediction : facts.predictions) predictions_.insert(prediction.id);
}

}  // namespace weft
