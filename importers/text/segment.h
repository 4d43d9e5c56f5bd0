#pragma once

#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

enum class TokenKind : std::uint8_t { kWord, kNumber, kPunctuation, kSymbol };

/// A word, number or mark. "Huawei's" is "Huawei" and "'s", "they'll" is "they" and "'ll"; "U.S.",
/// "Inc.", "910B", "3nm", "HBM3e", "1,000", "2024-01-15" and "DeepStack-OS" are one token each, as
/// is any hyphenated compound ("open-weights"); "H100/B200" and "10:30" are three. Dots and dashes
/// in a row are one token.
struct Token {
  Span span;
  TokenKind kind;
};

/// Sentences of `text` within `range`: spans without surrounding white space, in order. A line feed
/// ends a sentence (readers have joined wrapped lines); so does a mark that ends one, with the
/// quotation marks and brackets that close right after it, but not the dot of an abbreviation,
/// initial, number or domain name. Before a lower-case word a mark ends one only where an ordinary
/// word in lower case stands before it. Mail and posts end some without a mark: at ruled lines,
/// after addresses, around the name and time over a quoted mail (detail/unmarked_ends.h). A bullet
/// or "1." at the beginning of a line is in no sentence; all else that is not white space is in
/// exactly one. Linear time.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view text, Span range);

/// Tokens of `text` within `range`, in order; all that is not white space is in exactly one, bytes
/// that are no UTF-8 included. Linear time.
[[nodiscard]] std::vector<Token> split_tokens(std::string_view text, Span range);

}  // namespace weft
