#pragma once

#include "core/article.h"
#include "core/facts.h"
#include "importers/language/annotation.h"
#include "importers/language/engine.h"

namespace weft {

/// Decides which entity each referent is and turns annotations into facts that the store can hold.
/// An entity's identifier is that of its pack entry, else derived from its folded name: a function
/// of the article and the packs alone, so the order in which articles come does not matter. Also
/// completes `article`: an article without a date gets the bound that the annotations give, and its
/// identifier (see identify()) must be set before.
[[nodiscard]] ArticleFacts resolve(Article& article, const Annotations& annotations,
                                   const LanguageEngine& engine);

}  // namespace weft
