#pragma once

#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/coreference.h"
#include "importers/language/event_words.h"
#include "importers/language/sentences.h"
#include "importers/syntax/syntax.h"

namespace weft {

/// Finds what the article says happened, was said, is planned, is foreseen, is denied or alleged.
///
/// `syntax` has one parse for each sentence. Reads `out.names`, `out.referents` and `out.times`,
/// all in text order; fills `out.events` (by trigger) and `out.not_published_before`, adds standing
/// relations to `out.relations`. An event is dated by its timeline entry, else by an expression in
/// its own clause; an undated event of the headline or summary by the article's date or, where that
/// is absent, by the newest past event that the article reports ("2026-02/.."). docs/events.md has
/// the rules of status. Pure; time linear in the text.
void find_events(const Article& article, const std::vector<Sentence>& sentences,
                 const std::vector<SyntaxSentence>& syntax, const Coreference& coreference,
                 const EventWords& words, Annotations& out);

}  // namespace weft
