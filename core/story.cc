#include "core/story.h"

#include <algorithm>

#include "core/records.h"
#include "core/store_keys.h"

namespace weft {

Result<const Sketch*> StoryFinder::sketch_of(ArticleId article) {
  const auto known = sketches_.find(article);
  if (known != sketches_.end()) return &known->second;
  const auto key = key_of(article);
  WEFT_ASSIGN(bytes, rows_.get(KvTable::kSketches, key));
  Sketch sketch;  // a text of a few words has none
  if (bytes) {
    WEFT_ASSIGN(stored, sound(decode_sketch(*bytes), KvTable::kSketches, key));
    sketch = std::move(stored);
  }
  return &sketches_.emplace(article, std::move(sketch)).first->second;
}

Result<std::vector<ArticleId>> StoryFinder::articles_under(KvTable table, std::uint64_t key) const {
  std::vector<ArticleId> articles;
  const auto visit = [&](std::string_view row, std::string_view) -> Result<bool> {
    const auto pair = parse_pair_key(row);
    if (!pair) return damaged(table, row);
    articles.push_back(ArticleId{pair->second});
    return true;
  };
  WEFT_TRY(rows_.each_with_prefix(table, KeyWriter{}.u64(key).take(), visit));
  return articles;
}

/// Each key is looked up once; who has been found leaves its list, so that a text of which there
/// are a thousand copies costs a thousand comparisons and not a million.
Result<std::vector<ArticleId>> StoryFinder::copies_of(ArticleId article) {
  std::vector<ArticleId> found{article};
  std::unordered_set<ArticleId> there{article};
  std::unordered_map<std::uint64_t, std::vector<ArticleId>> others;
  for (std::size_t i = 0; i < found.size(); ++i) {
    WEFT_ASSIGN(sketch, sketch_of(found[i]));
    for (const auto key : copy_keys(*sketch)) {
      auto known = others.find(key);
      if (known == others.end()) {
        WEFT_ASSIGN(articles, articles_under(KvTable::kCopyKeys, key));
        known = others.emplace(key, std::move(articles)).first;
      }
      std::vector<ArticleId> rest;
      for (const ArticleId other : known->second) {
        if (there.contains(other)) continue;
        WEFT_ASSIGN(its_sketch, sketch_of(other));
        if (are_copies(*sketch, *its_sketch)) {
          there.insert(other);
          found.push_back(other);
        } else {
          rest.push_back(other);
        }
      }
      known->second = std::move(rest);
    }
  }
  for (const ArticleId copy : found) text_of_.insert_or_assign(copy, texts_);
  ++texts_;
  return found;
}

Result<std::vector<ArticleId>> StoryFinder::story_of(ArticleId article) {
  std::vector<ArticleId> story;
  std::unordered_set<ArticleId> there;
  const auto take = [&](ArticleId next) -> Status {
    if (there.contains(next)) return ok();
    WEFT_ASSIGN(copies, copies_of(next));
    for (const ArticleId copy : copies) {
      there.insert(copy);
      story.push_back(copy);
    }
    return ok();
  };
  WEFT_TRY(take(article));
  for (std::size_t i = 0; i < story.size(); ++i) {
    const auto key = key_of(story[i]);
    WEFT_ASSIGN(bytes, rows_.get(KvTable::kArticles, key));
    WEFT_ASSIGN(record, sound(bytes ? decode_article_header(*bytes) : std::nullopt,
                              KvTable::kArticles, key));
    for (const auto version_key : version_keys(record.article)) {
      WEFT_ASSIGN(versions, articles_under(KvTable::kVersionKeys, version_key));
      for (const ArticleId version : versions) WEFT_TRY(take(version));
    }
  }
  std::sort(story.begin(), story.end());
  return story;
}

Result<std::vector<StoryArticle>> StoryFinder::described(const std::vector<ArticleId>& story) {
  std::vector<StoryArticle> articles;
  for (const ArticleId id : story) {
    const auto key = key_of(id);
    WEFT_ASSIGN(bytes, rows_.get(KvTable::kArticles, key));
    WEFT_ASSIGN(record, sound(bytes ? decode_article_header(*bytes) : std::nullopt,
                              KvTable::kArticles, key));
    WEFT_ASSIGN(sketch, sketch_of(id));
    StoryArticle article;
    article.sketch = *sketch;
    article.text = text_of_.at(id);
    article.versions = version_keys(record.article);
    article.header = std::move(record.article);
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace weft
