#include "core/store_group.h"
#include "core/store_keys.h"
#include "core/store_rows.h"
#include "core/story.h"

namespace weft {

Result<Standing> StoreGroup::standing_of(const Article& article) const {
  const auto key = key_of(article.id);
  WEFT_ASSIGN(bytes, batch_.get(KvTable::kStandings, key));
  if (!bytes) return standing_alone(article);
  return sound(decode_standing(*bytes), KvTable::kStandings, key);
}

/// Whoever shares a key with an article that goes may be left alone, or come to the fore.
Status StoreGroup::touch_neighbours(const Article& article) {
  const auto touch = [&](KvTable table, std::uint64_t key) {
    return batch_.each_with_prefix(table, KeyWriter{}.u64(key).take(),
                                   [&](std::string_view row, std::string_view) -> Result<bool> {
                                     const auto pair = parse_pair_key(row);
                                     if (!pair) return damaged(table, row);
                                     touched_.insert(ArticleId{pair->second});
                                     return true;
                                   });
  };
  for (const auto key : copy_keys(sketch_of(article))) {
    WEFT_TRY(touch(KvTable::kCopyKeys, key));
  }
  for (const auto key : version_keys(article)) WEFT_TRY(touch(KvTable::kVersionKeys, key));
  return ok();
}

Status StoreGroup::fold_standings() {
  // All stories are found before any standing changes: the finder keeps what it has read.
  std::vector<std::pair<ArticleId, Standing>> standings;
  std::set<ArticleId> seen;
  StoryFinder finder{batch_};
  for (const ArticleId id : touched_) {
    if (seen.contains(id)) continue;
    WEFT_ASSIGN(there, batch_.get(KvTable::kArticles, key_of(id)));
    if (!there) continue;  // it went
    WEFT_ASSIGN(story, finder.story_of(id));
    seen.insert(story.begin(), story.end());
    WEFT_ASSIGN(articles, finder.described(story));
    auto found = standings_of(articles);
    for (std::size_t i = 0; i < story.size(); ++i) {
      standings.emplace_back(story[i], std::move(found[i]));
    }
  }
  for (const auto& [id, standing] : standings) WEFT_TRY(restand(id, standing));
  touched_.clear();
  return ok();
}

Status StoreGroup::restand(ArticleId id, const Standing& standing) {
  WEFT_ASSIGN(record, header(id));
  if (!record) return damaged(KvTable::kArticles, key_of(id));
  WEFT_ASSIGN(before, standing_of(record->article));
  if (before == standing) return ok();
  WEFT_ASSIGN(article, whole(id));
  WEFT_ASSIGN(stated, facts(id));
  WEFT_TRY(take_rows(article.article, stated, article.engine, before));
  WEFT_TRY(put_rows(article.article, stated, article.engine, standing,
                    rows_of(article.article, stated, standing)));
  const auto key = key_of(id);
  if (standing == standing_alone(article.article)) {
    batch_.remove(KvTable::kStandings, key);
  } else {
    batch_.put(KvTable::kStandings, key, encode_standing(standing));
  }
  return ok();
}

}  // namespace weft
