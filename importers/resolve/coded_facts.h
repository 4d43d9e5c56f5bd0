#pragma once

#include "core/article.h"
#include "core/coded_events.h"
#include "core/facts.h"
#include "importers/language/engine.h"

namespace weft {

/// What the rows of a table state, as facts: an event for each row, quoted by the row, and the
/// entities that its actors are, found by their names as names in prose are (entity_id.h; of the
/// engine only its packs are asked). An event's lemma is its code ("cameo:042"). An entity has a
/// mention where the article first names it so; every row that names it has a participant.
/// `article.id` must be set. Pure; time linear in the rows.
[[nodiscard]] ArticleFacts coded_facts(const Article& article, const CodedEvents& coded,
                                       const LanguageEngine& engine);

}  // namespace weft
