#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/text/detail/code_pages.h"

namespace weft {

/// A maximal run of characters beyond ASCII, with what stands before and behind it.
struct Run {
  std::size_t begin = 0;  ///< Bytes of the text.
  std::size_t end = 0;
  char32_t previous = 0;  ///< ASCII; 0 at an edge of the text.
  char32_t next = 0;
  bool two_spaces = false;  ///< Behind it.
  std::u32string characters;
};

/// Sets `run` to the first run that begins at or behind `from` and before `limit`; false if there
/// is none. Reuses the memory of `run`. A run is cut after some thousand characters.
[[nodiscard]] bool next_run(std::string_view text, std::size_t from, std::size_t limit, Run& run);

/// A stretch of a run whose bytes in a code page are well-formed UTF-8 without a gap.
struct Stretch {
  std::size_t first = 0;  ///< Characters [first, last) of the run.
  std::size_t last = 0;
  std::u32string decoded;
  int evidence = 0;     ///< That it was misread: see character_evidence.h.
  int familiar = 0;     ///< How many decoded characters are the most usual of their kind.
  bool whole = false;   ///< It is the whole run.
  bool quoted = false;  ///< One character in quotation marks: shown as an example, perhaps.

  /// By itself reason enough to take it for misread.
  [[nodiscard]] bool is_strong() const { return evidence >= (whole ? 3 : 4); }
};

/// The stretches of `run` as seen through `page`, in order.
[[nodiscard]] std::vector<Stretch> find_stretches(const Run& run, const CodePage& page);

/// The bytes that `page` shows as `code`.
[[nodiscard]] inline BytesOf bytes_for(const CodePage& page, char32_t code) {
  return page.bytes_of[CodePages::all().number_of(code)];
}
/// Of those, the one that begins a sequence of several bytes, or that continues one; 0 if none.
[[nodiscard]] std::uint8_t lead_byte(const CodePage& page, char32_t code);
[[nodiscard]] std::uint8_t continuing_byte(const CodePage& page, char32_t code);

/// How many bytes the UTF-8 sequence that `lead` begins has; 0 if it begins none of several bytes.
[[nodiscard]] constexpr std::size_t sequence_length(std::uint8_t lead) {
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace weft
