#include "importers/syntax/detail/features.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "importers/syntax/detail/hash.h"
#include "importers/text/utf8.h"

namespace weft::syntax {
namespace {

// The tables, in the order of models/train/features.py.
struct Affix {
  std::size_t characters;
  std::uint32_t rows;
  bool prefix;
};
constexpr Affix kAffixes[] = {{1, 128, true},   {2, 1024, true},  {3, 3072, true}, {1, 128, false},
                              {2, 1024, false}, {3, 3072, false}, {4, 4096, false}};
constexpr std::size_t kLongestAffix = 4;
constexpr std::uint32_t kShapes = 512;
constexpr std::uint32_t kContexts = 8;
constexpr std::size_t kShapeTable = 1 + std::size(kAffixes);
constexpr std::size_t kContextTable = kShapeTable + 1;
constexpr std::size_t kBitsTable = kContextTable + 1;
constexpr std::size_t kTables = kBitsTable + 1;
constexpr std::uint32_t kShapeSeed = 99;
constexpr std::size_t kLongestShape = 10;

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase(static_cast<UChar32>(c)) != 0;
}
bool is_alpha(char32_t c) {
  return c < 0x80 ? is_upper(c) || is_lower(c) : u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_apostrophe(char32_t c) { return c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4; }

char kind_of(Utf8Char c) {
  if (is_digit(c.code)) return 'd';
  if (!c.valid) return 'u';
  if (is_upper(c.code)) return 'X';
  if (is_alpha(c.code)) return 'x';
  return c.code < 0x80 ? static_cast<char>(c.code) : 'u';
}

/// Classes of characters, no more than two alike in a row.
class Shape {
 public:
  void add(char kind) {
    if (size_ == kLongestShape) return;
    if (size_ >= 2 && text_[size_ - 1] == kind && text_[size_ - 2] == kind) return;
    text_[size_++] = kind;
  }
  [[nodiscard]] std::string_view text() const { return {text_.data(), size_}; }

 private:
  std::array<char, kLongestShape> text_{};
  std::size_t size_ = 0;
};

/// Counts the words in capitals and the like; the numbers are those of case_of_sentence.
class SentenceCase {
 public:
  void add(bool begins_with_letter, bool begins_upper, bool has_lower, bool has_upper,
           bool longer) {
    if (!begins_with_letter) return;
    ++words_;
    if (!has_lower) ++upper_;
    if (!has_upper) ++lower_;
    if (!longer) return;
    ++longer_;
    if (begins_upper && has_lower) ++titled_;
  }
  [[nodiscard]] std::uint32_t number() const {
    if (words_ >= 2 && upper_ == words_) return 1;
    if (words_ >= 2 && lower_ == words_) return 2;
    return longer_ >= 3 && titled_ == longer_ ? 3 : 0;
  }

 private:
  std::size_t words_ = 0, upper_ = 0, lower_ = 0, longer_ = 0, titled_ = 0;
};

/// Where the first and the last characters of a folded form begin and end.
struct Edges {
  std::array<std::size_t, kLongestAffix + 1> prefix{};  ///< [n]: the end of the first n characters.
  std::array<std::size_t, kLongestAffix + 1> suffix{};  ///< [n]: the begin of the last n.

  explicit Edges(std::string_view form) {
    suffix[0] = form.size();
    for (std::size_t n = 1; n <= kLongestAffix; ++n) {
      prefix[n] = prefix[n - 1] + utf8_at(form, prefix[n - 1]).length;
      suffix[n] = suffix[n - 1];
      if (suffix[n] == 0) continue;
      --suffix[n];
      for (int back = 0; back < 3 && suffix[n] > 0 && (form[suffix[n]] & '\xC0') == '\x80';
           ++back) {
        --suffix[n];
      }
    }
  }
};

Error damaged(const TensorFile& file, std::string_view what) {
  return fail(ErrorCode::kCorrupt, "the model is damaged: " + std::string(what), file.path());
}

}  // namespace

void fold(std::string_view form, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < form.size();) {
    const auto c = utf8_at(form, at);
    if (is_digit(c.code)) {
      out.push_back('0');
    } else if (is_apostrophe(c.code)) {
      out.push_back('\'');
    } else if (c.code < 0x80) {
      out.push_back(static_cast<char>(is_upper(c.code) ? c.code + 32 : c.code));
    } else if (c.valid) {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))));
    } else {
      out.push_back(form[at]);
    }
    at += c.length;
  }
}

Result<Features> Features::open(const TensorFile& file, const Lexicon& lexicon) {
  Features result;
  WEFT_ASSIGN(starts, file.array<std::uint32_t>("features.starts"));
  if (starts.size() != kTables + 1) return damaged(file, "its list of tables is of another size");
  bool fits = starts[0] == 0 && starts[1] > lexicon.most_word();
  for (std::size_t i = 0; i < std::size(kAffixes); ++i) {
    fits = fits && starts[i + 2] - starts[i + 1] == kAffixes[i].rows;
  }
  fits = fits && starts[kContextTable] - starts[kShapeTable] == kShapes &&
         starts[kBitsTable] - starts[kContextTable] == kContexts &&
         starts[kTables] - starts[kBitsTable] > lexicon.most_bit() + 1 &&
         std::is_sorted(starts.begin(), starts.end());
  if (!fits) return damaged(file, "its tables are of other sizes");
  result.starts_ = starts;
  return result;
}

void Features::add_sentence(const Lexicon& lexicon, std::string_view text,
                            std::span<const Span> words, std::vector<std::uint32_t>& rows,
                            std::vector<std::uint32_t>& ends) const {
  SentenceCase sentence_case;
  std::vector<std::size_t> contexts;  // Where the rows stand that wait for the sentence's case.
  contexts.reserve(words.size());
  std::string folded;
  for (const auto span : words) {
    const auto form = slice(text, span);
    fold(form, folded);
    Shape shape;
    bool has_lower = false, has_upper = false;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < form.size(); ++characters) {
      const auto c = utf8_at(form, at);
      has_lower = has_lower || is_lower(c.code);
      has_upper = has_upper || is_upper(c.code);
      shape.add(kind_of(c));
      at += c.length;
    }
    const auto first = utf8_at(form, 0);
    sentence_case.add(is_alpha(first.code), is_upper(first.code), has_lower, has_upper,
                      characters > 3);

    const auto entry = lexicon.find(folded);
    const std::string_view view = folded;
    const Edges edges(view);
    rows.push_back(entry.word);
    for (std::size_t i = 0; i < std::size(kAffixes); ++i) {
      const auto& affix = kAffixes[i];
      const auto part = affix.prefix ? view.substr(0, edges.prefix[affix.characters])
                                     : view.substr(edges.suffix[affix.characters]);
      rows.push_back(starts_[i + 1] + fnv32(part, static_cast<std::uint32_t>(i) + 1) % affix.rows);
    }
    rows.push_back(starts_[kShapeTable] + fnv32(shape.text(), kShapeSeed) % kShapes);
    if (entry.bits.empty()) rows.push_back(starts_[kTables] - 1);
    for (const auto bit : entry.bits) rows.push_back(starts_[kBitsTable] + bit);
    contexts.push_back(rows.size());
    rows.push_back(0);
    ends.push_back(static_cast<std::uint32_t>(rows.size()));
  }
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    rows[contexts[i]] = starts_[kContextTable] + 2 * sentence_case.number() + (i == 0 ? 1 : 0);
  }
}

}  // namespace weft::syntax
