#include "core/store_snapshot.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/entity_votes.h"
#include "core/event_merge.h"
#include "core/store_group.h"
#include "core/store_keys.h"
#include "core/timeline_scan.h"
#include "core/verify.h"

namespace weft {

StoreSnapshot::StoreSnapshot(std::unique_ptr<KvReader> reader, std::uint64_t bytes_on_disk)
    : reader_(std::move(reader)), bytes_on_disk_(bytes_on_disk) {}

StoreSnapshot::~StoreSnapshot() {
  spare_cursors_.clear();  // before the reader they look into
  spare_relations_.reset();
}

Result<std::optional<Article>> StoreSnapshot::article(ArticleId id) const {
  WEFT_ASSIGN(record, row(KvTable::kArticles, key_of(id), decode_article));
  if (!record) return std::optional<Article>{};
  WEFT_ASSIGN(text, text_of(id));
  record->article.text = std::move(text);
  return std::optional{std::move(record->article)};
}

Result<std::optional<Article>> StoreSnapshot::article_header(ArticleId id) const {
  WEFT_ASSIGN(record, row(KvTable::kArticles, key_of(id), decode_article_header));
  return record ? std::optional{std::move(record->article)} : std::nullopt;
}

Result<std::string> StoreSnapshot::text_of(ArticleId id) const {
  const auto key = key_of(id);
  WEFT_ASSIGN(text, reader_->get(KvTable::kTexts, key));
  return sound(std::move(text), KvTable::kTexts, key);
}

Result<std::optional<ArticleFacts>> StoreSnapshot::facts(ArticleId id) const {
  return row(KvTable::kFacts, key_of(id), decode_facts);
}

Result<std::vector<ArticleId>> StoreSnapshot::articles_with_key(std::string_view key) const {
  std::vector<ArticleId> articles;
  const auto visit = [&](std::string_view row_key, std::string_view) -> Result<bool> {
    const auto parsed = parse_text_key(row_key);
    // A longer key that goes on with a zero byte has the same beginning.
    if (parsed && parsed->text == key) articles.push_back(ArticleId{parsed->id});
    return true;
  };
  WEFT_TRY(each_with_prefix(*reader_, KvTable::kKeys, text_prefix(key), visit));
  std::sort(articles.begin(), articles.end());
  return articles;
}

Result<Standing> StoreSnapshot::standing(ArticleId id) const {
  WEFT_ASSIGN(stored, row(KvTable::kStandings, key_of(id), decode_standing));
  if (stored) return *std::move(stored);
  WEFT_ASSIGN(header, article_header(id));
  return header ? standing_alone(*header) : Standing{};
}

Result<std::vector<ArticleId>> StoreSnapshot::versions_of(ArticleId id) const {
  std::set<ArticleId> there{id};
  std::vector<std::pair<Standing, ArticleId>> versions;
  for (std::vector<ArticleId> open{id}; !open.empty();) {
    const auto next = open.back();
    open.pop_back();
    WEFT_ASSIGN(header, article_header(next));
    if (!header) continue;
    WEFT_ASSIGN(its_standing, standing(next));
    versions.emplace_back(std::move(its_standing), next);
    for (const auto key : version_keys(*header)) {
      const auto visit = [&](std::string_view row_key, std::string_view) -> Result<bool> {
        const auto pair = parse_pair_key(row_key);
        if (!pair) return damaged(KvTable::kVersionKeys, row_key);
        if (there.insert(ArticleId{pair->second}).second) open.push_back(ArticleId{pair->second});
        return true;
      };
      const auto prefix = KeyWriter{}.u64(key).take();
      WEFT_TRY(each_with_prefix(*reader_, KvTable::kVersionKeys, prefix, visit));
    }
  }
  std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.reported, a.first.until, a.second) <
           std::tie(b.first.reported, b.first.until, b.second);
  });
  std::vector<ArticleId> sorted;
  for (const auto& [its_standing, version] : versions) sorted.push_back(version);
  return sorted;
}

Status StoreSnapshot::each_article(const std::function<bool(ArticleId)>& visit) const {
  const auto visit_row = [&](std::string_view key, std::string_view) -> Result<bool> {
    const auto id = id_in_key<'a'>(key);
    if (!id) return damaged(KvTable::kArticles, key);
    return visit(*id);
  };
  return each_with_prefix(*reader_, KvTable::kArticles, {}, visit_row);
}

Result<std::optional<EntityRecord>> StoreSnapshot::entity(EntityId id) const {
  WEFT_ASSIGN(votes, row(KvTable::kEntities, key_of(id), decode_entity));
  return votes ? std::optional{elected(id, *votes)} : std::nullopt;
}

Status StoreSnapshot::each_entity(const std::function<bool(const EntityRecord&)>& visit) const {
  const auto visit_row = [&](std::string_view key, std::string_view value) -> Result<bool> {
    const auto id = id_in_key<'e'>(key);
    if (!id) return damaged(KvTable::kEntities, key);
    WEFT_ASSIGN(votes, sound(decode_entity(value), KvTable::kEntities, key));
    return visit(elected(*id, votes));
  };
  return each_with_prefix(*reader_, KvTable::kEntities, {}, visit_row);
}

Result<std::vector<NamedEntity>> StoreSnapshot::entities_named(std::string_view name) const {
  const auto folded = fold_name(name);
  std::vector<NamedEntity> entities;
  const auto visit = [&](std::string_view key, std::string_view value) -> Result<bool> {
    const auto parsed = parse_text_key(key);
    if (!parsed || value.empty()) return damaged(KvTable::kNames, key);
    if (parsed->text == folded) entities.push_back({EntityId{parsed->id}, value[0] != '\0'});
    return true;
  };
  WEFT_TRY(each_with_prefix(*reader_, KvTable::kNames, text_prefix(folded), visit));
  std::sort(entities.begin(), entities.end(),
            [](const auto& a, const auto& b) { return a.entity < b.entity; });
  return entities;
}

Status StoreSnapshot::each_name(
    std::string_view folded_prefix,
    const std::function<bool(std::string_view, NamedEntity)>& visit) const {
  const auto visit_row = [&](std::string_view key, std::string_view value) -> Result<bool> {
    const auto parsed = parse_text_key(key);
    if (!parsed || value.empty()) return damaged(KvTable::kNames, key);
    // A prefix with zero bytes may reach into the identifier.
    if (!parsed->text.starts_with(folded_prefix)) return true;
    return visit(parsed->text, {EntityId{parsed->id}, value[0] != '\0'});
  };
  return each_with_prefix(*reader_, KvTable::kNames, folded_prefix, visit_row);
}

Status StoreSnapshot::each_mention(EntityId id,
                                   const std::function<bool(const EvidenceRef&)>& visit) const {
  const auto visit_row = [&](std::string_view key, std::string_view value) -> Result<bool> {
    const auto place = parse_mention_key(key);
    if (!place) return damaged(KvTable::kMentions, key);
    WEFT_ASSIGN(mention, sound(decode_mention(value), KvTable::kMentions, key));
    return visit({place->article, place->span, std::nullopt, mention.reported});
  };
  return each_with_prefix(*reader_, KvTable::kMentions, key_of(id), visit_row);
}

Status StoreSnapshot::each_event(EntityId owner, DayRange window, Direction direction,
                                 bool every_date,
                                 const std::function<bool(const EventPosting&)>& visit) const {
  return scan_timeline(*reader_, spare_cursors_, {owner, window, direction, every_date}, visit);
}

Status StoreSnapshot::each_event_of_all(
    DayRange window, Direction direction, bool every_date,
    const std::function<bool(const EventPosting&)>& visit) const {
  return each_event(kAllEvents, window, direction, every_date, visit);
}

Result<std::vector<EventMember>> StoreSnapshot::members_with(EventId id) const {
  auto key = key_of(id);
  WEFT_ASSIGN(members, row(KvTable::kEvents, key, decode_event));
  if (members) return *std::move(members);
  // An event is called by its smallest mention, its row by the smallest of all versions.
  WEFT_ASSIGN(event_key, reader_->get(KvTable::kEventOf, key));
  if (!event_key) return std::vector<EventMember>{};
  WEFT_ASSIGN(together, row(KvTable::kEvents, *event_key, decode_event));
  if (!together) return damaged(KvTable::kEvents, *event_key);
  return *std::move(together);
}

Result<std::optional<Event>> StoreSnapshot::event(EventId id) const {
  WEFT_ASSIGN(members, members_with(id));
  auto events = derive_events(members);
  for (auto& event : events) {
    if (event.id == id) return std::optional{std::move(event)};
  }
  return events.size() == 1 ? std::optional{std::move(events.front())} : std::nullopt;
}

Result<std::vector<Event>> StoreSnapshot::event_as_known(EventId id, Day day) const {
  WEFT_ASSIGN(members, members_with(id));
  return derive_as_known(members, day);
}

Result<std::vector<Disagreement>> StoreSnapshot::verify() const { return verify_store(*reader_); }

std::string_view StoreSnapshot::kind_name(std::uint32_t code) const {
  const auto known = kinds_.find(code);
  if (known != kinds_.end()) return known->second;
  const auto name = reader_->get(KvTable::kKinds, KeyWriter{}.u32(code).take());
  return kinds_.emplace(code, name && *name ? **name : std::string{"?"}).first->second;
}

}  // namespace weft
