#include "importers/syntax/detail/words.h"

#include <algorithm>
#include <iterator>

#include "importers/text/segment.h"

namespace weft::syntax {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool all_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}
bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

/// Words written as one that are two or three, and the lengths of the parts.
struct Contraction {
  std::string_view word;
  std::uint32_t parts[3];
};
constexpr Contraction kContractions[] = {
    {"cannot", {3, 3, 0}}, {"gonna", {3, 2, 0}},   {"wanna", {3, 2, 0}},   {"gotta", {3, 2, 0}},
    {"gimme", {3, 2, 0}},  {"lemme", {3, 2, 0}},   {"dunno", {2, 1, 2}},   {"dont", {2, 2, 0}},
    {"wont", {2, 2, 0}},   {"cant", {2, 2, 0}},    {"didnt", {3, 2, 0}},   {"doesnt", {4, 2, 0}},
    {"isnt", {2, 2, 0}},   {"wasnt", {3, 2, 0}},   {"arent", {3, 2, 0}},   {"havent", {4, 2, 0}},
    {"hasnt", {3, 2, 0}},  {"couldnt", {5, 2, 0}}, {"wouldnt", {5, 2, 0}}, {"shouldnt", {6, 2, 0}},
    {"im", {1, 1, 0}},     {"ive", {1, 2, 0}},     {"thats", {4, 1, 0}},   {"alot", {1, 3, 0}},
    {"outta", {3, 2, 0}}};

/// Beginnings that UD does not split off at their hyphen.
constexpr std::string_view kPrefixes[] = {
    "anti",  "bi",    "co",    "counter", "cross", "de",    "dis",   "e",      "eco",    "ex",
    "inter", "intra", "macro", "mega",    "micro", "mid",   "mini",  "mis",    "multi",  "neo",
    "non",   "over",  "para",  "post",    "pre",   "pro",   "proto", "pseudo", "psycho", "quasi",
    "re",    "semi",  "sub",   "super",   "trans", "ultra", "un",    "under",  "uni",    "vice"};

/// Units that stand right behind their number: "5pm", "10km".
constexpr std::string_view kUnits[] = {
    "am",  "pm",  "AM", "PM",  "a.m.", "p.m.", "a.m", "p.m", "hrs", "mins", "km",  "kg", "cm", "mm",
    "mph", "kph", "ft", "lbs", "lb",   "oz",   "yrs", "mg",  "ml",  "bn",   "mln", "GB", "MB", "gb",
    "mb",  "MW",  "GW", "kW",  "k",    "K",    "m",   "b",   "MM",  "Hz",   "MHz", "GHz"};

class Splitter {
 public:
  Splitter(std::string_view text, Span sentence)
      : text_(text), tokens_(split_tokens(text, sentence)) {
    words_.reserve(tokens_.size() + tokens_.size() / 8);
  }

  std::vector<Span> run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      if (i >= chunk_end_) find_chunk(i);
      const bool address = i == address_begin_ && address_end_ > i;
      if (const auto end = joined_until(i); address || end > i + 1) {
        add_joined(tokens_[i].span.begin, tokens_[end - 1].span);
        i = end;
      } else {
        const auto span = tokens_[i].span;
        if (is_for_it_is(i)) {
          add(span.begin, span.end - 1);
          add(span.end - 1, span.end);
        } else if (i + 1 == tokens_.size() && word(i) == "etc.") {
          add(span.begin, span.end - 1);  // The dot is the sentence's.
          add(span.end - 1, span.end);
        } else if (tokens_[i].kind == TokenKind::kWord || tokens_[i].kind == TokenKind::kNumber) {
          split(span);
        } else {
          words_.push_back(span);
        }
        ++i;
      }
    }
    return std::move(words_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const { return slice(text_, tokens_[i].span); }

  /// A chunk stands between white space. Addresses of the web and of mail are found by chunk.
  void find_chunk(std::size_t i) {
    chunk_end_ = i + 1;
    while (chunk_end_ < tokens_.size() &&
           tokens_[chunk_end_].span.begin == tokens_[chunk_end_ - 1].span.end) {
      ++chunk_end_;
    }
    address_end_ = i;
    const auto chunk = text_.substr(tokens_[i].span.begin,
                                    tokens_[chunk_end_ - 1].span.end - tokens_[i].span.begin);
    if (chunk_end_ - i < 3 && !is_file_name(chunk)) return;
    auto first = i;  // After an opening bracket or quotation mark.
    while (first < chunk_end_ && !is_letter(word(first)[0]) && !is_digit(word(first)[0])) ++first;
    const auto at = chunk.find('@');
    const bool mail = at != chunk.npos && at > 0 && at + 1 < chunk.size() &&
                      is_letter(chunk[at + 1]) &&
                      (is_letter(chunk[at - 1]) || is_digit(chunk[at - 1]) ||
                       chunk.substr(0, at).ends_with("..."));  // "jodud...@example.com"
    const bool address = mail || chunk.find("://") != chunk.npos || is_file_name(chunk);
    if (first == chunk_end_ || !address) return;
    auto end = chunk_end_;  // Without the marks that close a sentence or bracket.
    while (end > first + 1 && tokens_[end - 1].kind != TokenKind::kWord &&
           tokens_[end - 1].kind != TokenKind::kNumber && word(end - 1) != "/") {
      --end;
    }
    address_begin_ = first;
    address_end_ = end;
  }

  /// "IGTS-2-F.doc", "Q3.XLS"
  static bool is_file_name(std::string_view chunk) {
    constexpr std::string_view kEndings[] = {"doc", "docx", "gif", "htm", "html", "jpg",
                                             "pdf", "png",  "ppt", "txt", "xls",  "zip"};
    while (!chunk.empty() && !is_letter(chunk.back())) chunk.remove_suffix(1);
    const auto dot = chunk.rfind('.');
    if (dot == chunk.npos || dot == 0 || chunk.find('/') != chunk.npos) return false;
    return std::any_of(std::begin(kEndings), std::end(kEndings), [&](auto ending) {
      return equal_ignoring_case(chunk.substr(dot + 1), ending);
    });
  }

  /// Where the tokens end that are one word with token `i`; i + 1 if none is.
  [[nodiscard]] std::size_t joined_until(std::size_t i) const {
    if (i >= address_begin_ && i < address_end_) return i == address_begin_ ? address_end_ : i + 1;
    if (i + 1 >= chunk_end_) return i + 1;
    if (tokens_[i].kind == TokenKind::kNumber) return number_until(i);
    if (tokens_[i].kind == TokenKind::kWord) return is_short_form(i) ? i + 3 : i + 1;
    if (is_handle(i)) return i + 2;
    if (const auto end = smiley_until(i); end > i) return end;
    return run_until(i);
  }

  /// The word from `begin` to the end of `last`; of "7:30pm" the "pm" is a word of its own.
  void add_joined(std::uint32_t begin, Span last) {
    const auto word = slice(text_, last);
    const bool has_half =
        word.size() > 2 && is_digit(word[word.size() - 3]) && is_half_of_day(word);
    const auto end = has_half ? last.end - 2 : last.end;
    words_.push_back({begin, end});
    add(end, last.end);
  }
  static bool is_half_of_day(std::string_view word) {
    const auto half = word.substr(word.size() - 2);
    return equal_ignoring_case(half, "am") || equal_ignoring_case(half, "pm");
  }

  /// "10:30", "9/11", "03/15/2001"
  [[nodiscard]] std::size_t number_until(std::size_t i) const {
    auto end = i + 1;
    const auto mark = word(end);
    if ((mark != ":" && mark != "/") || !all_digits(word(i))) return end;
    while (end + 1 < chunk_end_ && word(end) == mark && all_digits(word(end + 1))) end += 2;
    if (end + 1 < chunk_end_ && mark == ":" && word(end) == mark) {
      const auto last = word(end + 1);
      if (last.size() == 4 && is_half_of_day(last) && all_digits(last.substr(0, 2))) end += 2;
    }
    return end;
  }

  /// "its" for "it's", as what follows shows.
  [[nodiscard]] bool is_for_it_is(std::size_t i) const {
    constexpr std::string_view kAfterIs[] = {"a",     "an",    "the", "not",    "been",
                                             "just",  "so",    "too", "really", "kinda",
                                             "going", "gonna", "also"};
    if (word(i) != "its" && word(i) != "Its") return false;
    return i + 1 < tokens_.size() &&
           std::find(std::begin(kAfterIs), std::end(kAfterIs), word(i + 1)) != std::end(kAfterIs);
  }

  /// "w/o", "b/c", "I/O": a letter, a slash and one or two letters.
  [[nodiscard]] bool is_short_form(std::size_t i) const {
    if (i + 2 >= chunk_end_ || word(i).size() != 1 || word(i + 1) != "/") return false;
    const auto after = word(i + 2);
    if (after.size() > 2 || !std::all_of(after.begin(), after.end(), is_letter)) return false;
    return i + 3 >= chunk_end_ || word(i + 3) != "/";
  }

  /// "@name", "#topic" at the beginning of a chunk; not "#1".
  [[nodiscard]] bool is_handle(std::size_t i) const {
    if (word(i) != "@" && word(i) != "#") return false;
    const bool stands_free = i == 0 || tokens_[i - 1].span.end != tokens_[i].span.begin;
    return stands_free && tokens_[i + 1].kind == TokenKind::kWord && is_letter(word(i + 1)[0]);
  }

  /// ":)", ";-)", "=("
  [[nodiscard]] std::size_t smiley_until(std::size_t i) const {
    const auto eyes = word(i);
    if (eyes != ":" && eyes != ";" && eyes != "=") return i;
    const bool stands_free = i == 0 || tokens_[i - 1].span.end != tokens_[i].span.begin;
    auto mouth = i + 1;
    if (word(mouth) == "-" && mouth + 1 < chunk_end_) ++mouth;
    const auto shape = word(mouth);
    if (shape == ")" || shape == "(") return stands_free || mouth == i + 2 ? mouth + 1 : i;
    if (!stands_free || mouth + 1 != chunk_end_) return i;
    return shape == "D" || shape == "P" || shape == "p" || shape == "/" ? mouth + 1 : i;
  }

  /// "!!!", "?!", ".?", "***", "<<", "''"
  [[nodiscard]] std::size_t run_until(std::size_t i) const {
    const auto mark = word(i);
    auto end = i + 1;
    if (is_made_of(mark, "!?.")) {
      while (end < chunk_end_ && is_made_of(word(end), "!?.")) ++end;
      const auto run =
          text_.substr(tokens_[i].span.begin, tokens_[end - 1].span.end - tokens_[i].span.begin);
      if (run.find_first_of("!?") == run.npos) return i + 1;
    } else if (mark.size() > 1 && is_made_of(mark, "-=")) {  // "----=="
      while (end < chunk_end_ && is_made_of(word(end), "-=")) ++end;
    } else if (mark.size() == 1 && std::string_view("*=+_#~<>'`$").find(mark[0]) != mark.npos) {
      while (end < chunk_end_ && word(end) == mark) ++end;
    } else if (is_single_quote(mark)) {  // Two that stand for a double one.
      if (is_single_quote(word(end))) ++end;
    }
    return end;
  }

  static bool is_made_of(std::string_view mark, std::string_view characters) {
    return mark.find_first_not_of(characters) == mark.npos;
  }
  static bool is_single_quote(std::string_view mark) {
    return mark == "\xE2\x80\x98" || mark == "\xE2\x80\x99";
  }

  void add(std::uint32_t begin, std::uint32_t end) {
    if (end > begin) words_.push_back({begin, end});
  }

  void split(Span span) {
    const auto word = slice(text_, span);
    if (word.size() < 2) return add(span.begin, span.end);
    if (is_digit(word[0])) return split_number(span);
    for (const auto& contraction : kContractions) {
      if (!equal_ignoring_case(word, contraction.word)) continue;
      if (word == "IM" || word == "Im") break;
      auto at = span.begin;
      for (const auto length : contraction.parts) {
        add(at, at + length);
        at += length;
      }
      return;
    }
    split_at_hyphens(span);
  }

  /// "5pm", "10km"; "20th" and "1990s" stay, and so do telephone numbers and dates.
  void split_number(Span span) {
    const auto word = slice(text_, span);
    std::size_t digits = 0;
    while (digits < word.size() &&
           (is_digit(word[digits]) || word[digits] == '.' || word[digits] == ',')) {
      ++digits;
    }
    const auto rest = word.substr(digits);
    if (std::any_of(std::begin(kUnits), std::end(kUnits),
                    [&](auto unit) { return rest == unit; })) {
      const auto at = span.begin + static_cast<std::uint32_t>(digits);
      add(span.begin, at);
      return add(at, span.end);
    }
    if (is_series_of_digits(word)) return add(span.begin, span.end);
    split_at_hyphens(span);
  }

  /// "713-853-3989", "853-3989" and "2001-05-30", not "5-10".
  static bool is_series_of_digits(std::string_view word) {
    const auto hyphens = std::count(word.begin(), word.end(), '-');
    if (!std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '-'; }))
      return false;
    return hyphens >= 2 || (hyphens == 1 && word.size() - word.find('-') == 5 && word.size() <= 8);
  }

  /// The length of a hyphen at `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t hyphen_at(std::uint32_t at) const {
    if (text_[at] == '-') return 1;
    const auto three = text_.substr(at, 3);
    return three == "\xE2\x80\x90" || three == "\xE2\x80\x91" ? 3 : 0;
  }

  void split_at_hyphens(Span span) {
    auto part = span.begin;
    for (auto at = span.begin; at < span.end;) {
      const auto length = hyphen_at(at);
      if (length == 0 || keeps_hyphen(span, part, at)) {
        ++at;
        continue;
      }
      split_negation({part, at});
      add(at, at + length);
      part = at += length;
    }
    split_negation({part, span.end});
  }
  [[nodiscard]] bool keeps_hyphen(Span span, std::uint32_t part, std::uint32_t at) const {
    if (at == span.begin || part != span.begin) return false;
    const auto before = text_.substr(part, at - part);
    if (before.size() > 1 && before[1] >= 'A' && before[1] <= 'Z') return false;  // "UN-led"
    return std::any_of(std::begin(kPrefixes), std::end(kPrefixes),
                       [&](auto prefix) { return equal_ignoring_case(before, prefix); });
  }

  /// "don't" -> "do", "n't"
  void split_negation(Span span) {
    const auto word = slice(text_, span);
    for (const std::string_view ending : {"n't", "n\xE2\x80\x99t", "N'T"}) {
      if (word.size() > ending.size() && word.ends_with(ending)) {
        const auto at = span.end - static_cast<std::uint32_t>(ending.size());
        add(span.begin, at);
        return add(at, span.end);
      }
    }
    add(span.begin, span.end);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<Span> words_;
  std::size_t chunk_end_ = 0;
  std::size_t address_begin_ = 0;
  std::size_t address_end_ = 0;
};

}  // namespace

std::vector<Span> split_words(std::string_view text, Span sentence) {
  return Splitter(text, sentence).run();
}

}  // namespace weft::syntax
