#include "queries/detail/sentence_around.h"

namespace weft::detail {
namespace {

constexpr std::size_t kFarthest = 300;

/// Whether a sentence may end with the byte at `at`: a full stop, "?" or "!" after a small letter,
/// digit, quotation mark or bracket and before white space. Capitals before it ("U.S. officials")
/// are rather an abbreviation.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (text[at] != '.' && text[at] != '?' && text[at] != '!') return false;
  if (at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n') return false;
  return at > 0 && !(text[at - 1] >= 'A' && text[at - 1] <= 'Z') && text[at - 1] != '.';
}

}  // namespace

Span sentence_around(std::string_view text, Span inside) {
  std::size_t begin = inside.begin, first_word = begin;
  std::size_t end = inside.end, last_word = end;
  while (begin > 0 && !ends_sentence(text, begin - 1)) {
    --begin;
    if (text[begin] == ' ') first_word = begin;
    if (inside.begin - begin == kFarthest) {
      begin = first_word;
      break;
    }
  }
  bool is_whole = true;
  while (is_whole && end < text.size() && !ends_sentence(text, end)) {
    if (text[end] == ' ') last_word = end;
    is_whole = end - inside.end < kFarthest;
    end = is_whole ? end + 1 : last_word;
  }
  if (is_whole && end < text.size() && text[end] != '\n') ++end;  // The full stop too.
  while (begin < inside.begin && text[begin] == ' ') ++begin;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace weft::detail
