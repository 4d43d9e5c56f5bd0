#pragma once

#include <string>
#include <string_view>

namespace weft {

/// `text` with every byte that is not UTF-8 written as "\\xNN": the names of files may hold any
/// byte, what is stored and printed may not.
[[nodiscard]] std::string with_escaped_bytes(std::string_view text);

}  // namespace weft
