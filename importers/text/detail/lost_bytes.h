#pragma once

#include <cstddef>
#include <optional>

#include "importers/text/detail/misread_run.h"

namespace weft {

/// A misread character of which one byte was lost.
struct Restored {
  std::size_t length;  ///< Characters of the run that it stands for.
  bool took_space;     ///< And the ASCII space behind the run, once a no-break space.
  char32_t code;
};

/// Bytes that neither the code page nor windows-1252 defines are dropped by many programs or shown
/// as U+FFFD, and a no-break space often ends as a space. Gives the character whose first byte is
/// at `run.characters[at]` where exactly one of its bytes was lost so and what is left says which
/// character is meant: an emoji, a typographic mark, or a letter beside `neighbour`, the character
/// decoded before it (0 if there is none).
[[nodiscard]] std::optional<Restored> restore_lost_byte(const Run& run, std::size_t at,
                                                        const CodePage& page, char32_t neighbour);

}  // namespace weft
