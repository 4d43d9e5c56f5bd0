#pragma once

#include <array>

#include "importers/language/detail/pieces.h"

namespace weft::detail {

/// Points for each EntityType.
using TypeVotes = std::array<int, 8>;

/// What the words around a piece tell of its type.
void add_context_votes(const CutSentence& sentence, const Piece& piece, const NameWords& words,
                       TypeVotes& votes);

/// What the names beside pieces[at] tell: lists hold things of one kind, and a place may be followed
/// by the larger one that it lies in.
void add_neighbour_votes(const CutSentence& sentence, const std::vector<Piece>& pieces,
                         std::size_t at, TypeVotes& votes);

/// What the model takes the piece's words for; nothing where syntax is not known.
void add_syntax_votes(const CutSentence& sentence, const Piece& piece, TypeVotes& votes);

/// The type with most points; the earlier in EntityType on a tie, kOrganization without any.
[[nodiscard]] EntityType winner(const TypeVotes& votes);

}  // namespace weft::detail
