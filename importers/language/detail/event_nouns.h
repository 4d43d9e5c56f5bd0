#pragma once

#include <cstddef>

#include "importers/language/detail/sentence_tree.h"
#include "importers/language/event_words.h"

namespace weft::detail {

/// Whether the noun `word` means something that happens here: its weight in the word list, moved
/// by what stands around it ("during the operation", "held talks", "the sale of Lyra" against
/// "operations director", "sales tax").
[[nodiscard]] bool tells_event(const SentenceTree& tree, std::size_t word,
                               const EventWords::Noun& noun);

}  // namespace weft::detail
