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
  if (!piece.article) {
    ++summary.unchanged;
    return ok();
  }
  const auto language = piece.article->article.language;
  WEFT_ASSIGN(outcome, store_.put(*std::move(piece.article)));
  ++(outcome == PutOutcome::kNew        ? summary.added
     : outcome == PutOutcome::kReplaced ? summary.reread
                                        : summary.unchanged);
  if (piece.unread) ++summary.unread[language];
  return ok();
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
