#pragma once

#include <span>
#include <string_view>

namespace weft {

/// Whether `lower` (ASCII, lower case) is an ordinary English word. Built from packs/english.txt
/// into the program, a set from the first use on; any thread.
[[nodiscard]] bool is_english_word(std::string_view lower);

/// The same as text in several parts, one word a line, "#" before comments. Generated.
[[nodiscard]] std::span<const std::string_view> english_word_lists();

/// Whether `lower` names what tables compare things by: "price", "availability", "range".
[[nodiscard]] bool is_attribute_word(std::string_view lower);
/// Whether `lower` usually stands over the column of attributes: "feature", "metric".
[[nodiscard]] bool is_attribute_heading(std::string_view lower);

}  // namespace weft
