#pragma once

#include <cstdint>
#include <vector>

#include "core/facts.h"

namespace weft {

/// What decides whether two mentions tell of one event. Events are the connected components of
/// same_event over all stored mentions: a function of the set of mentions, so of no order.
///
/// Both functions are pure. same_event is symmetric, and true only for mentions that share a block
/// key, so a store finds every partner of a mention by looking up its keys. docs/events.md gives
/// the rules with examples.
///
/// A mention whose lemma is a code ("cameo:042") comes from a row of a table. Such rows are one
/// event if they agree in code, date and who takes part as what, and never one with prose.
///
/// Cost: of same_event, linear in the participants and content words of both; block_keys gives
/// some 6 keys for each of at most kMaxPrincipals actors, and 1 for each further participant and
/// year; a row has one key. Keys are sorted and distinct.
[[nodiscard]] bool same_event(const EventMention& a, ArticleId article_of_a, const EventMention& b,
                              ArticleId article_of_b);
[[nodiscard]] std::vector<std::uint64_t> block_keys(const EventMention& mention, ArticleId article);

}  // namespace weft
