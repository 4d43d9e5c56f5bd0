#include "importers/pipeline/article_import.h"

namespace weft {

ArticleImport::ArticleImport(StoreWriter& store, const LanguageEngine& engine,
                             Acknowledge acknowledge)
    : store_(store),
      understand_(store, mutex_, engine, nullptr),
      acknowledge_(std::move(acknowledge)) {}

Status ArticleImport::add(Article article, ImportSummary& summary) {
  auto piece = understand_({std::move(article)});
  ++summary.articles_read;
  staged_.emplace_back(piece.id, piece.key);
  return put_understood(store_, std::move(piece), summary);
}

Status ArticleImport::commit() {
  WEFT_TRY(store_.commit());
  if (acknowledge_) {
    for (const auto& [id, key] : staged_) acknowledge_(id, key);
  }
  staged_.clear();
  return ok();
}

}  // namespace weft
