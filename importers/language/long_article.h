#pragma once

#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"

namespace weft {

/// An article as long as several books is read piece by piece, so that what the reading needs
/// beside the text and the answer stays within bounds. Names are matched across pieces by their
/// spelling alone. Below this many bytes it is read as a whole.
inline constexpr std::size_t kWholeBytes = std::size_t{2} << 20;

/// The sections of `article` in groups of about `piece_bytes`, in order; a longer section is cut at
/// the end of a sentence, else at white space, else between characters. Labels and tables stay
/// whole.
[[nodiscard]] std::vector<std::vector<Section>> pieces_of(const Article& article,
                                                          std::size_t piece_bytes);

/// Adds what a later piece has to what the pieces before it have.
void append(Annotations& all, Annotations piece);

}  // namespace weft
