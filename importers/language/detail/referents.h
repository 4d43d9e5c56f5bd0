#pragma once

#include <cstdint>
#include <vector>

#include "importers/language/detail/name_votes.h"
#include "importers/language/names.h"

namespace weft::detail {

/// The names of one sentence before they are grouped.
struct SentencePieces {
  const CutSentence* sentence;
  std::vector<Piece> pieces;
};

/// Groups the pieces of an article into referents and turns them into names: spellings of one name,
/// a surname with its full name, an acronym with what it stands for in brackets, a company with and
/// without its last word, each with the pack's entity where there is one. Pieces that turn out to
/// be no names (acronyms of ordinary words, numbers of nothing) are dropped. Time linear in the
/// pieces.
[[nodiscard]] FoundNames group_names(const std::vector<SentencePieces>& sentences,
                                     const Gazetteer& gazetteer);

}  // namespace weft::detail
