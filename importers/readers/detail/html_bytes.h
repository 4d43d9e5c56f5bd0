#pragma once

#include <string>
#include <string_view>

namespace weft {

/// The page in UTF-8. Its encoding is what its byte-order mark says, else `charset` (from an HTTP
/// header or a MIME part; may be empty), else what its <meta> element declares; bytes that are not
/// in that encoding, or declare none, are UTF-8 if they are valid UTF-8, else in the encoding that
/// they look like most. Linear time.
[[nodiscard]] std::string html_to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace weft
