#include "importers/text/detail/abbreviations.h"
#include "importers/text/detail/characters.h"
#include "importers/text/segment.h"

namespace weft {
namespace {

using namespace characters;

constexpr UChar32 kZeroWidthJoiner = 0x200D;

/// Reads one token at a time from text[at, limit).
class Scanner {
 public:
  Scanner(std::string_view text, Span range) : text_(text), at_(range.begin), limit_(range.end) {}

  /// False at the end.
  bool next(Token& token) {
    while (is_space(peek(at_).code)) at_ = peek(at_).end;
    if (at_ >= limit_) return false;
    const auto first = peek(at_);
    if (const auto clitic = clitic_end(at_); clitic > at_ && after_word_) {
      token = {{at_, clitic}, TokenKind::kWord};
      after_word_ = false;
    } else if (is_word(first.code)) {
      const auto end = word_end(at_);
      token = {{at_, end}, kind_of_word(at_, end)};
      after_word_ = true;
    } else {
      token = {{at_, mark_end(first)}, kind_of_mark(first.code)};
      after_word_ = false;
    }
    at_ = token.span.end;
    // "Huawei 's" has no possessive ending: a clitic follows its word at once.
    after_word_ = after_word_ && !is_space(peek(at_).code);
    return true;
  }

 private:
  [[nodiscard]] Character peek(std::uint32_t at) const { return character_at(text_, at, limit_); }

  [[nodiscard]] std::uint32_t word_end(std::uint32_t begin) const {
    std::uint32_t at = begin;
    std::uint32_t segment = begin;  // After the last dot.
    UChar32 previous = -1;
    for (auto c = peek(at); c.end > c.begin; c = peek(at)) {
      if (is_word(c.code) || is_mark(c.code)) {
        if (is_word(c.code)) previous = c.code;
      } else if (joins(c, previous, segment)) {
        if (c.code == '.') segment = c.end;
      } else {
        break;
      }
      at = c.end;
    }
    return has_own_dot(begin, at) ? at + 1 : at;
  }

  /// True if the word goes on after the mark `c`.
  [[nodiscard]] bool joins(Character c, UChar32 previous, std::uint32_t segment) const {
    const auto next = peek(c.end);
    if (c.code == '+') {  // "C++", "Disney+"
      return (is_letter(previous) || text_[c.begin - 1] == '+') && !is_word(next.code);
    }
    if (!is_word(next.code) || !is_word(peek_before(c.begin))) return false;
    switch (c.code) {
      case '-':
      case 0x2010:
      case 0x2011:
        return true;
      case '.':
        return dot_joins(next, previous, c.begin - segment == 1);
      case ',':
        return is_digit(previous) && groups_thousands(c);
      case '&':
        return is_upper(previous) && is_upper(next.code);
      case '\'':
      case 0x2019:
        return is_letter(previous) && is_letter(next.code) && clitic_end(c.begin) == c.begin;
      default:
        return false;
    }
  }

  /// The ASCII character that ends before `at`; any other counts as a letter.
  [[nodiscard]] UChar32 peek_before(std::uint32_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at - 1]);
    return byte < 0x80 ? UChar32{byte} : UChar32{'a'};
  }

  /// "3.5", "example.com", "U.S", "Ph.D"; not "clusters.The", where a space was lost.
  [[nodiscard]] bool dot_joins(Character next, UChar32 previous, bool after_single) const {
    if (is_digit(next.code)) return is_digit(previous);
    if (is_lower(next.code) || after_single) return true;
    return is_upper(next.code) && peek(next.end).code == '.';
  }

  /// "1,000" and "12,000,000"; not "1,2" or "May 5,2024".
  [[nodiscard]] bool groups_thousands(Character comma) const {
    std::uint32_t at = comma.end;
    int digits = 0;
    for (; digits < 4 && is_digit(peek(at).code); ++digits) at = peek(at).end;
    return digits == 3;
  }

  /// Where "'s", "'re", "'ll" … at `at` ends; `at` itself if there is none.
  [[nodiscard]] std::uint32_t clitic_end(std::uint32_t at) const {
    const auto mark = peek(at);
    if (!is_apostrophe(mark.code)) return at;
    std::uint32_t end = mark.end;
    while (end < limit_ && end - mark.end < 3 && is_letter(peek(end).code)) end = peek(end).end;
    const auto letters = text_.substr(mark.end, end - mark.end);
    for (const std::string_view ending : {"s", "S", "re", "ve", "ll", "d", "m"}) {
      if (letters == ending) return is_word(peek(end).code) ? at : end;
    }
    return at;
  }

  /// The dot of "Inc.", "U.S." and "J." is theirs, as is that of "No." before a number.
  [[nodiscard]] bool has_own_dot(std::uint32_t begin, std::uint32_t end) const {
    if (peek(end).code != '.' || peek(end + 1).code == '.' || is_word(peek(end + 1).code)) {
      return false;
    }
    const auto kind = abbreviation_of(text_.substr(begin, end - begin));
    if (kind != Abbreviation::kNumber) return kind != Abbreviation::kNone;
    auto next = peek(end + 1);
    while (is_space(next.code) && !is_line_break(next.code)) next = peek(next.end);
    return is_digit(next.code);
  }

  [[nodiscard]] TokenKind kind_of_word(std::uint32_t begin, std::uint32_t end) const {
    if (!is_digit(peek(begin).code)) return TokenKind::kWord;
    for (auto c = peek(begin); c.begin < end; c = peek(c.end)) {
      const bool joint = c.code == '.' || c.code == ',' || c.code == '-';
      if (!is_digit(c.code) && !joint) return TokenKind::kWord;
    }
    return TokenKind::kNumber;
  }

  /// Dots and dashes stand together ("...", "--"); an emoji keeps its modifiers and joined parts.
  [[nodiscard]] std::uint32_t mark_end(Character first) const {
    std::uint32_t end = first.end;
    if (first.code == '.' || first.code == '-') {
      while (peek(end).code == first.code) end = peek(end).end;
      return end;
    }
    for (auto c = peek(end); is_mark(c.code) || is_skin_tone(c.code); c = peek(end)) {
      end = c.end;
      const auto joined = peek(end);
      if (c.code == kZeroWidthJoiner && joined.code > 0x7F && !is_space(joined.code) &&
          !is_word(joined.code)) {
        end = joined.end;
      }
    }
    return end;
  }

  static bool is_skin_tone(UChar32 c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

  static TokenKind kind_of_mark(UChar32 c) {
    return c >= 0 && u_ispunct(c) ? TokenKind::kPunctuation : TokenKind::kSymbol;
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t limit_;
  bool after_word_ = false;  ///< The token just read is a word and no space follows it.
};

}  // namespace

std::vector<Token> split_tokens(std::string_view text, Span range) {
  std::vector<Token> tokens;
  Scanner scanner{text, range};
  for (Token token{}; scanner.next(token);) tokens.push_back(token);
  return tokens;
}

}  // namespace weft
