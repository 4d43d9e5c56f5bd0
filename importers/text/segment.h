#pragma once

#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

enum class TokenKind : std::uint8_t { kWord, kNumber, kPunctuation, kSymbol };

/// A word, number or mark. "Huawei's" is "Huawei" and "'s"; "U.S.", "910B", "3nm", "HBM3e" and
/// "DeepStack-OS" are one token each; so is a hyphenated compound ("open-weights").
struct Token {
  Span span;
  TokenKind kind;
};

/// Sentences of `text` within `range`: spans without surrounding white space, in order. A line feed
/// ends a sentence (readers have joined wrapped lines); so does a mark that ends one, but not the
/// dot of an abbreviation, initial, number or domain name. Linear time.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view text, Span range);

/// Tokens of `text` within `range`, in order. Linear time.
[[nodiscard]] std::vector<Token> split_tokens(std::string_view text, Span range);

}  // namespace weft
