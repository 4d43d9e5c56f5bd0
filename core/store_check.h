#pragma once

#include "core/article.h"
#include "core/facts.h"
#include "core/result.h"

namespace weft {

/// Whether `facts` can stand: each is quoted by a span of the article's text that is not empty and
/// cuts no character, each entity it refers to is described, and no identifier is given twice.
/// Errors: kCorrupt, naming the first fact that cannot.
[[nodiscard]] Status check_facts(const Article& article, const ArticleFacts& facts);

}  // namespace weft
