#pragma once

#include <optional>
#include <string_view>

#include "importers/language/detail/time_rules.h"

/// Pieces of a line of a grammar file.
namespace weft::timex {

[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// Takes the first word off `rest` and the spaces after it.
[[nodiscard]] constexpr std::string_view take_word(std::string_view& rest) {
  const auto end = std::min(rest.find_first_of(" \t"), rest.size());
  const auto word = rest.substr(0, end);
  rest = trimmed(rest.substr(end));
  return word;
}

/// `use(part)` for each part of `text` between marks.
template <class Use>
void for_each_part(std::string_view text, char mark, const Use& use) {
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(mark, at), text.size());
    use(text.substr(at, end - at));
    at = end + 1;
  }
}

/// "12-25", "11-thursday-4", "5-monday-last", "easter-2", "11-thursday-4+1", or days such as
/// "2026-02-17 2027-02-06".
[[nodiscard]] std::optional<Holiday> parse_holiday(std::string_view text);

}  // namespace weft::timex
