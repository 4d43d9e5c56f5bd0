#pragma once

#include <array>

#include "importers/language/detail/pieces.h"

namespace weft::detail {

/// Points for each EntityType.
using TypeVotes = std::array<int, 8>;

/// What the words around a piece tell of its type.
void add_context_votes(const CutSentence& sentence, const Piece& piece, const NameWords& words,
                       TypeVotes& votes);

/// What the names beside pieces[at] tell: lists hold things of one kind, and a place may be
/// followed by the larger one that it lies in.
void add_neighbour_votes(const CutSentence& sentence, const std::vector<Piece>& pieces,
                         std::size_t at, TypeVotes& votes);

/// For each NameTag how much of its pieces the model sees as that.
using TagScores = std::array<float, 5>;

/// Adds what the model takes the piece's words for; nothing where syntax is not known.
void add_tags(const CutSentence& sentence, const Piece& piece, TagScores& scores);

/// What the model says of all places of a name on average.
void add_tag_votes(const TagScores& scores, TypeVotes& votes);

/// The type with most points; the earlier in EntityType on a tie, kOrganization without any.
[[nodiscard]] EntityType winner(const TypeVotes& votes);

}  // namespace weft::detail
