#include "importers/readers/detail/lines.h"

#include <unicode/uchar.h>

#include "importers/text/utf8.h"

namespace weft {
namespace {

bool is_blank(char32_t code) {
  return u_isUWhiteSpace(static_cast<UChar32>(code)) || code == 0x200B || code == 0x2060 ||
         code == 0xFEFF;
}

// Where the character before `end` begins.
std::size_t step_back(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = end - 1;
  while (at > begin && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return utf8_at(text, at).length == end - at ? at : end - 1;
}

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

}  // namespace

Span trim(std::string_view text, Span span) {
  std::size_t begin = span.begin, end = span.end;
  while (begin < end) {
    const auto character = utf8_at(text, begin);
    if (!is_blank(character.code)) break;
    begin += character.length;
  }
  while (begin < end) {
    const std::size_t last = step_back(text, begin, end);
    if (!is_blank(utf8_at(text, last).code)) break;
    end = last;
  }
  return {offset(begin), offset(std::max(begin, end))};
}

std::string_view trimmed(std::string_view text) {
  return slice(text, trim(text, {0, offset(text.size())}));
}

std::vector<Span> split_lines(std::string_view text, Span range) {
  std::vector<Span> lines;
  for (std::size_t begin = range.begin; begin < range.end;) {
    std::size_t end = begin;
    while (end < range.end && text[end] != '\n' && text[end] != '\r') ++end;
    lines.push_back(trim(text, {offset(begin), offset(end)}));
    const bool both = end + 1 < range.end && text[end] == '\r' && text[end + 1] == '\n';
    begin = end + (both ? 2 : 1);
  }
  return lines;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (is_ascii_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8_at(text, at);
    if (u_isalnum(static_cast<UChar32>(character.code))) return true;
    at += character.length;
  }
  return false;
}

std::size_t skip_ornaments(std::string_view text) {
  constexpr std::u32string_view kOpening = U"\"'(“‘«„¿¡$€£¥[";
  std::size_t at = 0;
  while (at < text.size()) {
    const auto character = utf8_at(text, at);
    if (u_isalnum(static_cast<UChar32>(character.code))) break;
    if (kOpening.find(character.code) != std::u32string_view::npos) break;
    at += character.length;
  }
  return at;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

}  // namespace weft
