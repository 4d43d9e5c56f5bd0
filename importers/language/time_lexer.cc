#include "importers/language/detail/time_lexer.h"

#include <algorithm>
#include <utility>

#include "importers/text/segment.h"

namespace weft::timex {
namespace {

constexpr int kEarliestPlainYear = 1500;
constexpr int kLatestPlainYear = 2150;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view word) { return std::all_of(word.begin(), word.end(), is_digit); }

std::string lower(std::string_view word) {
  std::string result{word};
  for (auto& c : result) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// The bytes of the hyphen at the front of `rest`: "-", U+2010 or U+2011; 0 if there is none.
std::uint32_t hyphen_length(std::string_view rest) {
  if (rest.substr(0, 1) == "-") return 1;
  return rest.substr(0, 3) == "\u2010" || rest.substr(0, 3) == "\u2011" ? 3 : 0;
}

/// Numbers as written; those too long for a count mean nothing here.
void add_number(Lexeme& lexeme) {
  std::string digits;
  for (const char c : lexeme.word) {
    if (c != ',') digits += c;
  }
  const auto point = digits.find('.');
  if (point != std::string::npos && point + 2 == digits.size() && digits.size() <= 6) {
    digits.erase(point, 1);
    if (all_digits(digits)) lexeme.meanings.push_back({Sense::kDecimal, std::stoi(digits)});
    return;
  }
  if (!all_digits(digits) || digits.empty() || digits.size() > 7) return;
  const int value = std::stoi(digits);
  lexeme.meanings.push_back({Sense::kNumber, value});
  if (digits.size() != lexeme.word.size()) return;  // "1,990" is no year.
  lexeme.digits = static_cast<std::uint8_t>(digits.size());
  if (digits.size() == 4 && value >= kEarliestPlainYear && value <= kLatestPlainYear) {
    lexeme.meanings.push_back({Sense::kYear, value});
  }
}

/// Makes lexemes of tokens: parts compounds at hyphens, "15.01.2024" at dots, "5pm" before "pm".
class Lexer {
 public:
  Lexer(std::string_view text, const Dictionary& dictionary)
      : text_(text), dictionary_(dictionary) {}

  void start(Span range) {
    last_end_ = range.begin;
    sentence_start_ = true;
  }

  void add(const Token& token) {
    const auto gap = text_.substr(last_end_, token.span.begin - last_end_);
    sentence_start_ = sentence_start_ || gap.find_first_of("\n\r") != std::string_view::npos;
    if (token.kind == TokenKind::kPunctuation || token.kind == TokenKind::kSymbol) {
      push(token.span, false);
      const auto mark = slice(text_, token.span);
      sentence_start_ = sentence_start_ || mark == "." || mark == "!" || mark == "?";
      return;
    }
    auto at = token.span.begin;
    for (auto i = at; i < token.span.end;) {
      const auto hyphen = hyphen_length(text_.substr(i, token.span.end - i));
      if (hyphen > 0) {
        add_piece({at, i});
        push({i, i + hyphen}, false);
        at = i + hyphen;
      }
      i += std::max(hyphen, 1U);
    }
    add_piece({at, token.span.end});
  }

  std::vector<Lexeme> take() { return std::move(lexemes_); }

 private:
  void add_piece(Span span) {
    const auto word = slice(text_, span);
    const auto letters = std::find_if_not(word.begin(), word.end(), is_digit) - word.begin();
    const auto split = span.begin + static_cast<std::uint32_t>(letters);
    const auto tail = lower(word.substr(static_cast<std::size_t>(letters)));
    if (letters > 0 && (tail == "am" || tail == "pm" || tail == "a.m." || tail == "p.m.")) {
      push({span.begin, split}, true);
      push({split, span.end}, true);
    } else if (letters == 2 && tail.size() == 3 && tail[0] == 't' && all_digits(tail.substr(1))) {
      push({span.begin, split}, true);  // "15T10" of "2024-01-15T10:30"
      push({split, split + 1}, true);
      push({split + 1, span.end}, true);
    } else if (std::count(word.begin(), word.end(), '.') == 2 && is_digit(word.front())) {
      const auto first = span.begin + static_cast<std::uint32_t>(word.find('.'));
      const auto last = span.begin + static_cast<std::uint32_t>(word.rfind('.'));
      push({span.begin, first}, true);
      push({first, first + 1}, false);
      push({first + 1, last}, true);
      push({last, last + 1}, false);
      push({last + 1, span.end}, true);
    } else {
      push(span, true);
    }
  }

  void push(Span span, bool word_like) {
    if (span.begin >= span.end) return;
    const auto text = slice(text_, span);
    Lexeme lexeme;
    lexeme.span = span;
    lexeme.word = lower(text);
    lexeme.capital = is_upper(text[0]);
    lexeme.word_like = word_like;
    lexeme.after_break = std::exchange(sentence_start_, false);
    lexeme.glued = span.begin == last_end_ && !lexeme.after_break;
    if (word_like && lexeme.word.size() > 1 && lexeme.word.back() == '.') {
      lexeme.word.pop_back();
      lexeme.dotted = true;
    }
    if (hyphen_length(lexeme.word) > 0) lexeme.word = std::string(1, '-');
    if (is_digit(text[0])) add_number(lexeme);
    if (const auto found = dictionary_.find(lexeme.word); found != dictionary_.end()) {
      lexeme.known = &found->second;
      if (lexeme.meanings.empty()) lexeme.meanings = found->second.meanings;
    }
    if (lexeme.meanings.empty() && word_like) lexeme.meanings = meanings_of_mixed(lexeme.word);
    last_end_ = span.end;
    lexemes_.push_back(std::move(lexeme));
  }

  std::string_view text_;
  const Dictionary& dictionary_;
  std::uint32_t last_end_ = 0;
  bool sentence_start_ = true;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> lexemes_of(std::string_view text, std::span<const Span> ranges,
                               const Dictionary& dictionary) {
  Lexer lexer{text, dictionary};
  for (const auto range : ranges) {
    lexer.start(range);
    for (const auto& token : split_tokens(text, range)) lexer.add(token);
  }
  auto lexemes = lexer.take();
  join_numbers(lexemes);
  mark_tense(lexemes);
  return lexemes;
}

}  // namespace weft::timex
