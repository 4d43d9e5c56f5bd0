#include "importers/pipeline/understanding.h"

#include <string>
#include <utility>

#include "importers/language/text_language.h"
#include "importers/pipeline/annotation_reader.h"
#include "importers/resolve/coded_facts.h"
#include "importers/resolve/resolve.h"

namespace weft {

Status put_understood(StoreWriter& store, Understood piece, ImportSummary& summary) {
  if (!piece.article) {
    ++summary.unchanged;
    return ok();
  }
  const auto language = piece.article->article.language;
  WEFT_ASSIGN(outcome, store.put(*std::move(piece.article)));
  ++(outcome == PutOutcome::kNew        ? summary.added
     : outcome == PutOutcome::kReplaced ? summary.reread
                                        : summary.unchanged);
  if (piece.unread) ++summary.unread[language];
  return ok();
}

Understanding::Understanding(StoreWriter& store, std::mutex& store_mutex,
                             const LanguageEngine& engine, const AnnotationFile* annotations)
    : store_(store), mutex_(store_mutex), engine_(engine), annotations_(annotations) {
  if (annotations_ != nullptr) {
    // Packs are part of it: they say which entity a name is.
    outside_ = outside_engine(
        Hasher("outside").add(engine_.fingerprint()).add(annotations_->fingerprint()).digest());
  }
}

Understood Understanding::operator()(ReadPiece piece) const {
  auto& [article, coded] = piece;
  if (coded) return rows(std::move(article), *coded);
  Understood result;
  auto annotations = annotations_for(article, result);
  result.engine = annotations ? outside_ : engine_.fingerprint();
  {
    const std::lock_guard lock(mutex_);
    const auto held = store_.holds(article, result.engine);
    if (held && *held) {
      result.id = article.id;
      result.key = std::move(article.key);
      return result;
    }
  }
  if (!annotations) return read_by_engine(std::move(article), std::move(result));
  article.language = language_of(article);
  auto facts = resolve(article, *annotations, engine_);
  prepare_into(result, std::move(article), std::move(facts));
  return result;
}

void Understanding::prepare_into(Understood& result, Article article, ArticleFacts facts) {
  result.id = article.id;
  result.key = article.key;
  result.article = prepare(std::move(article), std::move(facts), result.engine);
}

/// Cheaper than to ask the store, which the writing thread has in hand, whether it holds them.
Understood Understanding::rows(Article article, const CodedEvents& coded) const {
  Understood result;
  result.engine =
      outside_engine(Hasher("rows").add(engine_.fingerprint()).add(coded.fingerprint).digest());
  auto facts = coded_facts(article, coded, engine_);
  prepare_into(result, std::move(article), std::move(facts));
  return result;
}

Understood Understanding::by_engine(Article article) const {
  Understood result;
  result.engine = engine_.fingerprint();
  return read_by_engine(std::move(article), std::move(result));
}

Understood Understanding::read_by_engine(Article article, Understood result) const {
  article.language = language_of(article);
  result.unread = !is_read(article.language);
  auto facts = resolve(article, result.unread ? Annotations{} : engine_.annotate(article), engine_);
  prepare_into(result, std::move(article), std::move(facts));
  return result;
}

/// What the file has for the article. Its line and what is refused of it go into `result`; they are
/// told on every import, not only on the one that writes.
std::optional<Annotations> Understanding::annotations_for(const Article& article,
                                                          Understood& result) const {
  if (annotations_ == nullptr) return std::nullopt;
  const auto refuse = [&](std::string place, std::string reason) {
    result.refused.push_back({annotations_->path(), std::move(place), std::move(reason)});
  };
  const auto found = annotations_->find(article.id, article.key);
  if (!found) refuse("", found.error().message);
  if (!found || !*found) return std::nullopt;
  result.annotation_line = (*found)->number;
  const auto line = "line " + std::to_string(result.annotation_line);
  auto checked = read_annotations((*found)->text, article, engine_);
  if (!checked) {
    refuse(line, checked.error().message + "; the built-in engine reads the article");
    return std::nullopt;
  }
  for (auto& refused : checked->refused) {
    refuse(refused.place.empty() ? line : line + ", " + refused.place, std::move(refused.reason));
  }
  return std::move(checked->annotations);
}

}  // namespace weft
