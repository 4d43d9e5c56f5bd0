#include "importers/text/segment.h"

#include <algorithm>

#include "importers/text/detail/abbreviations.h"
#include "importers/text/detail/characters.h"
#include "importers/text/detail/unmarked_ends.h"

namespace weft {
namespace {

using namespace characters;

constexpr std::uint32_t kLongestNumbering = 3;  ///< "1." to "999." may number a list item.

bool is_bullet(UChar32 c) {
  constexpr UChar32 kBullets[] = {0x2022, 0x2023, 0x25E6, 0x25AA, 0x25AB, 0x25CF, 0x25CB,
                                  0x25A0, 0x25A1, 0x2043, 0x2219, 0x00B7, 0x27A2, 0x25B8};
  return std::find(std::begin(kBullets), std::end(kBullets), c) != std::end(kBullets);
}

/// Marks that are bullets only where a space follows: "- item", but "-5 °C".
bool is_dash_bullet(UChar32 c) { return c == '-' || c == '*' || c == 0x2013 || c == 0x2014; }

Span trimmed(std::string_view text, Span span) {
  auto c = character_at(text, span.begin, span.end);
  for (; is_space(c.code); c = character_at(text, span.begin, span.end)) span.begin = c.end;
  while (span.end > span.begin) {
    auto at = span.end - 1;
    while (at > span.begin && (text[at] & '\xC0') == '\x80') --at;
    c = character_at(text, at, span.end);
    if (c.end != span.end || !is_space(c.code)) break;
    span.end = at;
  }
  return span;
}

/// Where the bullet or number at the beginning of a line ends; `line.begin` if there is none.
std::uint32_t bullet_end(std::string_view text, Span line) {
  auto c = character_at(text, line.begin, line.end);
  if (is_bullet(c.code)) return c.end;
  if (is_dash_bullet(c.code)) {
    return is_space(character_at(text, c.end, line.end).code) ? c.end : line.begin;
  }
  const auto first = c.begin;
  while (c.code >= '0' && c.code <= '9') c = character_at(text, c.end, line.end);
  const bool numbered = c.begin > first && c.begin - first <= kLongestNumbering;
  if (!numbered || (c.code != '.' && c.code != ')')) return line.begin;
  return is_space(character_at(text, c.end, line.end).code) ? c.end : line.begin;
}

/// The line without white space around it and bullets before it. A bullet that stands alone stays.
Span without_bullets(std::string_view text, Span line) {
  line = trimmed(text, line);
  for (;;) {
    const auto rest = trimmed(text, {bullet_end(text, line), line.end});
    if (rest.begin == line.begin || rest.begin == rest.end) return line;
    line = rest;
  }
}

/// Decides where the sentences of one line end, from its tokens.
class Line {
 public:
  Line(std::string_view text, Span span) : text_(text), tokens_(split_tokens(text, span)) {}

  void add_sentences(std::vector<Span>& out) const {
    const auto unmarked = unmarked_beginnings(text_, tokens_);
    auto forced = unmarked.begin();
    std::size_t begin = 0;
    const auto end_before = [&](std::size_t next) {
      if (begin < next) out.push_back({tokens_[begin].span.begin, tokens_[next - 1].span.end});
      begin = next;
    };
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      for (; forced != unmarked.end() && *forced <= i; ++forced)
        end_before(std::max(begin, *forced));
      if (!may_end(i) || is_numbering(begin, i)) continue;
      auto next = i + 1;
      while (next < tokens_.size() && closes(next)) ++next;
      if (next < tokens_.size() && !ends_before(i, next)) continue;
      end_before(next);
      i = next - 1;
    }
    end_before(tokens_.size());
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const { return slice(text_, tokens_[i].span); }
  [[nodiscard]] UChar32 first_of(std::size_t i) const {
    return character_at(text_, tokens_[i].span.begin, tokens_[i].span.end).code;
  }
  [[nodiscard]] bool touches_previous(std::size_t i) const {
    return tokens_[i].span.begin == tokens_[i - 1].span.end;
  }

  [[nodiscard]] bool may_end(std::size_t i) const {
    const auto token = word(i);
    if (tokens_[i].kind == TokenKind::kWord) return token.size() > 1 && token.back() == '.';
    return token.front() == '.' || token == "!" || token == "?" || token == "…" ||
           is_wide_stop(first_of(i));
  }
  /// The full stops of Chinese and Japanese, after which no space is written.
  static bool is_wide_stop(UChar32 c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

  /// "the age of consent. 2. The second point": the number belongs to what it counts.
  [[nodiscard]] bool is_numbering(std::size_t begin, std::size_t stop) const {
    return stop == begin + 1 && word(stop) == "." && tokens_[begin].kind == TokenKind::kNumber &&
           word(begin).size() <= kLongestNumbering;
  }

  /// Quotation marks and brackets right after a full stop belong to its sentence.
  [[nodiscard]] bool closes(std::size_t i) const {
    if (!touches_previous(i)) return false;
    const auto c = first_of(i);
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == 0x300D || c == 0x300F || c == 0xFF09 || word(i) == "!" ||
           word(i) == "?";
  }
  static bool opens(UChar32 c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201C || c == 0x2018 ||
           c == 0xAB || c == 0x201E;
  }

  /// True if a sentence ends at the mark `stop` when `next` is what follows.
  [[nodiscard]] bool ends_before(std::size_t stop, std::size_t next) const {
    if (is_wide_stop(first_of(stop))) return true;
    if (touches_previous(next)) return lost_space(stop, next);
    auto follower = next;
    while (follower < tokens_.size() && opens(first_of(follower))) ++follower;
    if (follower == tokens_.size() || is_smiley(next)) return false;
    if (!looks_like_a_beginning(follower)) return ends_plainly(stop, next, follower);
    if (tokens_[stop].kind != TokenKind::kWord) return true;
    return abbreviation_ends(stop, next, follower);
  }

  /// "on its clusters.The next" is two sentences; "Yahoo!Japan" and "3.Next" are not.
  [[nodiscard]] bool lost_space(std::size_t stop, std::size_t next) const {
    if (word(stop) != "." || next != stop + 1) return false;
    if (stop == 0 || !touches_previous(stop)) return false;  // "written in .NET"
    const auto before = word(stop - 1);
    return before.size() > 1 && is_lower(UChar32{before.back()}) && is_upper(first_of(next)) &&
           !inside_address(text_, tokens_[next].span.begin);
  }

  /// ":)" belongs to the sentence before it.
  [[nodiscard]] bool is_smiley(std::size_t i) const {
    const auto eyes = first_of(i);
    if ((eyes != ':' && eyes != ';' && eyes != '=') || i + 1 >= tokens_.size()) return false;
    const auto mouth = i + (word(i + 1) == "-" && i + 2 < tokens_.size() ? 2 : 1);
    return touches_previous(mouth) && (word(mouth) == ")" || word(mouth) == "(");
  }

  /// Hasty writers begin sentences in lower case, and then a mark ends one only after an ordinary
  /// word: not in "Yahoo! said", "approx. five" or after an ellipsis.
  [[nodiscard]] bool ends_plainly(std::size_t stop, std::size_t next, std::size_t follower) const {
    if (stop == 0 || !touches_previous(stop) || tokens_[stop].kind == TokenKind::kWord)
      return false;
    if (word(stop).size() > 1 || tokens_[stop - 1].kind != TokenKind::kWord) return false;
    const bool only_marks = next == stop + 1 || word(next - 1) == "!" || word(next - 1) == "?";
    const bool bracket = follower == next + 1 && first_of(next) == '(';
    if (!only_marks || (follower != next && !bracket)) return false;
    if (tokens_[follower].kind != TokenKind::kWord) return false;
    const auto before = word(stop - 1);
    return before.size() > 2 && before.find('.') == std::string_view::npos &&
           std::all_of(before.begin(), before.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  /// A capital, a number, or anything but a lower-case word or a dash. "iPhone" counts as a
  /// capital.
  [[nodiscard]] bool looks_like_a_beginning(std::size_t i) const {
    const auto first = character_at(text_, tokens_[i].span.begin, tokens_[i].span.end);
    if (is_lower(first.code)) {
      return is_upper(character_at(text_, first.end, tokens_[i].span.end).code);
    }
    if (tokens_[i].kind != TokenKind::kPunctuation) return true;
    return first.code == '#' || first.code == '@' || first.code == 0xBF || first.code == 0xA1;
  }

  /// "Inc.", "Jan.", "U.S." end a sentence only before a quotation or a word that begins many.
  [[nodiscard]] bool abbreviation_ends(std::size_t stop, std::size_t next,
                                       std::size_t follower) const {
    if (word(stop) == "etc." && is_upper(first_of(follower))) return true;
    const auto kind = abbreviation_of(word(stop).substr(0, word(stop).size() - 1));
    if (kind == Abbreviation::kNumber || kind == Abbreviation::kTitle) return false;
    if (tokens_[follower].kind == TokenKind::kNumber) return false;
    const bool quotation = next != follower && first_of(next) != '(' && first_of(next) != '[';
    return quotation || starts_sentences(word(follower));
  }

  std::string_view text_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Span> split_sentences(std::string_view text, Span range) {
  std::vector<Span> sentences;
  for (auto begin = range.begin; begin < range.end;) {
    auto stop = character_at(text, begin, range.end);
    while (stop.begin < range.end && !is_line_break(stop.code)) {
      stop = character_at(text, stop.end, range.end);
    }
    const auto line = without_bullets(text, {begin, stop.begin});
    if (line.begin < line.end) Line{text, line}.add_sentences(sentences);
    begin = stop.end;
    if (stop.begin >= range.end) break;
  }
  return sentences;
}

}  // namespace weft
