#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "importers/text/segment.h"

namespace weft {

/// Tokens of one line at which a sentence begins though no full stop stands before them, ascending:
/// around a ruled line ("-----"), after an address of the web or of mail, around the name and time
/// that stand over a quoted mail ("Mary Cook 02/13/2001 08:02 PM All: it is"), after "Regards,".
/// Linear time; next to none for a line that holds none of this.
[[nodiscard]] std::vector<std::size_t> unmarked_beginnings(std::string_view text,
                                                           const std::vector<Token>& tokens);

/// True if the bytes around `at`, up to white space, are an address of the web or of mail. Looks at
/// no more than a few hundred bytes.
[[nodiscard]] bool inside_address(std::string_view text, std::uint32_t at);

}  // namespace weft
