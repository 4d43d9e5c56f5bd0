#pragma once

#include <mutex>
#include <optional>

#include "core/store.h"
#include "importers/language/engine.h"
#include "importers/pipeline/annotation_file.h"
#include "importers/pipeline/import.h"
#include "importers/pipeline/workshop.h"

namespace weft {

/// Turns articles into facts: rows of tables by what they state, articles by the annotations of a
/// file for those that it names, else by the engine, if it reads the article's language. Borrows
/// all it is given. Any thread; asks the store under its mutex.
class Understanding {
 public:
  /// `annotations` may be nullptr.
  Understanding(StoreWriter& store, std::mutex& store_mutex, const LanguageEngine& engine,
                const AnnotationFile* annotations);

  /// Without the article if the store holds it as the same engine read it.
  [[nodiscard]] Understood operator()(ReadPiece piece) const;

  /// By the engine alone, whatever the store holds.
  [[nodiscard]] Understood by_engine(Article article) const;

 private:
  [[nodiscard]] Understood rows(Article article, const CodedEvents& coded) const;
  static void prepare_into(Understood& result, Article article, ArticleFacts facts);
  [[nodiscard]] std::optional<Annotations> annotations_for(const Article& article,
                                                           Understood& result) const;
  [[nodiscard]] Understood read_by_engine(Article article, Understood result) const;

  StoreWriter& store_;
  std::mutex& mutex_;
  const LanguageEngine& engine_;
  const AnnotationFile* annotations_;
  std::uint64_t outside_ = 0;  ///< What the file and the packs together are to the store.
};

/// Puts the article into the store, unless it is there already, and counts what came of it.
[[nodiscard]] Status put_understood(StoreWriter& store, Understood piece, ImportSummary& summary);

}  // namespace weft
