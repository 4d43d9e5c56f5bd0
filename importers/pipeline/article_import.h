#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "core/store.h"
#include "importers/language/engine.h"
#include "importers/pipeline/import.h"
#include "importers/pipeline/understanding.h"

namespace weft {

/// Puts articles into the store that come one at a time and from elsewhere than files: each is
/// understood by the calling thread, and is on the disk after commit(). Borrows the store and the
/// engine.
class ArticleImport {
 public:
  using Acknowledge = std::function<void(ArticleId, const std::string& key)>;
  ArticleImport(StoreWriter& store, const LanguageEngine& engine, Acknowledge acknowledge);

  /// Stages the article and counts it. Errors: those of the store.
  [[nodiscard]] Status add(Article article, ImportSummary& summary);
  /// Writes what is staged, notes too, in one atomic write; acknowledges it. Errors: as add().
  [[nodiscard]] Status commit();

 private:
  StoreWriter& store_;
  std::mutex mutex_;
  const Understanding understand_;
  const Acknowledge acknowledge_;
  std::vector<std::pair<ArticleId, std::string>> staged_;
};

}  // namespace weft
