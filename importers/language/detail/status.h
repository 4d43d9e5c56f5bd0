#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "importers/language/detail/clause.h"

namespace weft::detail {

/// How the text puts what `predicates[index]` tells; empty if it tells of no event at all: advice
/// ("should"), conditions ("if"), purposes ("in order to"). An infinitive follows its governor:
/// "agreed to buy" is planned, "is likely to buy" predicted, "failed to buy" denied.
[[nodiscard]] std::optional<FactStatus> status_of(const SentenceTree& tree,
                                                  const std::vector<Predicate>& predicates,
                                                  std::size_t index);

/// What words about the whole sentence make of a fact: "reportedly" alleged, "likely" predicted.
[[nodiscard]] std::optional<FactStatus> hedge_of(const SentenceTree& tree);

/// Verbs whose object does what the infinitive after it says: "urged Vega to sell".
[[nodiscard]] bool makes_object_act(std::string_view lemma);

/// Whether the verb of `predicates[index]` only colours the infinitive after it ("plans to buy",
/// "began to sell") and is no news of its own.
[[nodiscard]] bool only_governs(const SentenceTree& tree, const std::vector<Predicate>& predicates,
                                std::size_t index);

}  // namespace weft::detail
