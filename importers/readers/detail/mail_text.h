#pragma once

#include <string_view>

#include "core/article.h"

namespace weft {

/// How a plain text was wrapped (RFC 3676): a flowed line that ends in a space goes on in the next.
struct TextWrapping {
  bool flowed = false;
  bool delete_space = false;  ///< DelSp=yes: the space before a soft line end is none of the text.
};

/// The text of a mail in plain text: wrapped lines are joined to paragraphs; quoted messages, the
/// line that announces one, and the signature are boilerplate. Linear time. Precondition: UTF-8.
[[nodiscard]] Article read_mail_text(std::string_view text, TextWrapping wrapping);

}  // namespace weft
