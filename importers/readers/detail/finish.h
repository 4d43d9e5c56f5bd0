#pragma once

#include "importers/readers/reader.h"

namespace weft {

/// Gives a read article what the caller knows better, its path and its identifier.
inline void complete(Article& article, const std::string& path, const ReadOptions& options) {
  article.path = path;
  if (options.published) article.published = options.published;
  if (!options.source.empty()) article.source = options.source;
  if (article.url.empty()) article.url = options.url;
  identify(article);
}

/// Completes an article and hands it on.
inline void finish(Article article, const std::string& path, const ReadOptions& options,
                   const ReadSink& sink) {
  complete(article, path, options);
  sink.article(std::move(article));
}

/// The same for rows of a table.
inline void finish(Article article, const std::string& path, const ReadOptions& options,
                   const ReadSink& sink, CodedEvents coded) {
  complete(article, path, options);
  if (sink.coded) return sink.coded(std::move(article), std::move(coded));
  sink.article(std::move(article));
}

}  // namespace weft
