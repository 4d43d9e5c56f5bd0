#pragma once

#include <array>

#include "importers/language/detail/pieces.h"

namespace weft::detail {

/// Points for each EntityType.
using TypeVotes = std::array<int, 8>;

/// What the words around a piece tell of its type.
void add_context_votes(const CutSentence& sentence, const Piece& piece, const NameWords& words,
                       TypeVotes& votes);

/// The type with most points; the earlier in EntityType on a tie, kOrganization without any.
[[nodiscard]] EntityType winner(const TypeVotes& votes);

}  // namespace weft::detail
