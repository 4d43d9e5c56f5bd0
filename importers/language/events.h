#pragma once

#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/packs.h"

namespace weft {

/// Finds what the article says happened, was said, is planned, is foreseen, is denied or alleged.
///
/// Reads `out.names`, `out.referents` and `out.times`; fills `out.events` (by quote, then trigger)
/// and `out.not_published_before`. `sentences` are those of the sections that are read, in order.
/// An event is dated by its timeline entry, else by an expression in its own clause; an undated
/// event of the headline or summary by the article's date or, where that is absent, by the newest
/// past event that the article reports ("2026-02/.."). See docs/events.md for the rules of status.
/// Pure; time linear in the text.
void find_events(const Article& article, const Packs& packs, const std::vector<Span>& sentences,
                 Annotations& out);

}  // namespace weft
