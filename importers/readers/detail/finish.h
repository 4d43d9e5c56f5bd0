#pragma once

#include "importers/readers/reader.h"

namespace weft {

/// Gives a read article what the caller knows better, its path and its identifier, and hands it on.
inline void finish(Article article, const std::string& path, const ReadOptions& options,
                   const ReadSink& sink) {
  article.path = path;
  if (options.published) article.published = options.published;
  if (!options.source.empty()) article.source = options.source;
  if (article.url.empty()) article.url = options.url;
  identify(article);
  sink.article(std::move(article));
}

}  // namespace weft
