#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/kv_batch.h"
#include "core/standing.h"

namespace weft {

/// Finds an article's story: its copies and versions, their copies and versions, and so on. Works
/// on the rows of one moment; forget it when they change. Keeps what it has read: a kilobyte for
/// each article that shares a key with one of those asked for. One thread.
class StoryFinder {
 public:
  /// `rows` must outlive it.
  explicit StoryFinder(const KvBatch& rows) : rows_(rows) {}

  /// By id; `article` alone if it has neither copies nor other versions. Cost: up to seventeen
  /// short scans for each article of the story, and a comparison for each that shares a copy key.
  /// Errors: kCorrupt if a row is damaged or missing, kIo.
  [[nodiscard]] Result<std::vector<ArticleId>> story_of(ArticleId article);
  /// The same as standings_of() takes it, for an article that is not alone.
  [[nodiscard]] Result<std::vector<StoryArticle>> described(const std::vector<ArticleId>& story);

 private:
  [[nodiscard]] Result<const Sketch*> sketch_of(ArticleId article);
  [[nodiscard]] Result<std::vector<ArticleId>> articles_under(KvTable table,
                                                              std::uint64_t key) const;
  /// All copies of `article` and their copies, itself first; numbered in text_of_.
  [[nodiscard]] Result<std::vector<ArticleId>> copies_of(ArticleId article);

  const KvBatch& rows_;
  std::unordered_map<ArticleId, Sketch> sketches_;
  std::unordered_map<ArticleId, std::size_t> text_of_;
  std::size_t texts_ = 0;
};

}  // namespace weft
