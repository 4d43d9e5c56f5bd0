#include "importers/language/detail/atoms.h"

#include <algorithm>

#include "core/facts.h"
#include "importers/text/segment.h"

namespace weft::detail {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; });
}

/// True for the two-byte capitals of Latin-1, Greek and Cyrillic at the start of `word`; enough to
/// tell "Łódź" and "Émile" from small words.
bool begins_with_wide_capital(std::string_view word) {
  if (word.size() < 2) return false;
  const auto lead = static_cast<unsigned char>(word[0]);
  const auto next = static_cast<unsigned char>(word[1]);
  const unsigned code = (lead & 0x1FU) << 6 | (next & 0x3FU);
  if (lead < 0xC3 || lead > 0xD1) return false;
  if (code <= 0xDE) return code >= 0xC0;                    // À to Þ
  if (code >= 0x100 && code < 0x138) return code % 2 == 0;  // Ā to Ķ
  if (code >= 0x139 && code < 0x149) return code % 2 == 1;  // Ĺ to Ň
  if (code >= 0x14A && code < 0x178) return code % 2 == 0;  // Ŋ to Ŷ
  if (code >= 0x179 && code < 0x17F) return code % 2 == 1;  // Ź to Ž
  return (code >= 0x391 && code <= 0x3A9) || (code >= 0x400 && code <= 0x42F);
}

Shape shape_of(std::string_view word) {
  const bool digits = std::any_of(word.begin(), word.end(), is_digit);
  const auto capitals = std::count_if(word.begin(), word.end(), is_upper);
  const bool small = std::any_of(word.begin(), word.end(), is_lower) || !is_ascii(word);
  if (digits)
    return capitals > 0 ? Shape::kModel : is_digit(word.front()) ? Shape::kNumber : Shape::kLower;
  if (capitals == 0) {
    return begins_with_wide_capital(word) ? Shape::kCapital : Shape::kLower;
  }
  if (!small) return capitals == 1 ? Shape::kCapital : Shape::kUpper;
  if (is_upper(word.front())) {
    // "PhD" and "McDonald" are mixed too; "O'Brien" and "D'Angelo" are plain names.
    const auto inner = std::find_if(word.begin() + 1, word.end(), is_upper);
    return inner == word.end() || *(inner - 1) == '\'' ? Shape::kCapital : Shape::kMixed;
  }
  return Shape::kMixed;
}

std::string fold_word(std::string_view word) {
  if (!is_ascii(word)) return fold_name(word);
  std::string folded;
  for (const char c : word) {
    if (c == '.' || c == '\'') continue;
    folded += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

enum class Mark : std::uint8_t {
  kNone,
  kHyphen,
  kSlash,
  kAmpersand,
  kComma,
  kOpen,
  kQuote,
  kColon,
  kBreak
};

Mark mark_of(std::string_view token) {
  if (token == "-" || token == "\u2010" || token == "\u2011") return Mark::kHyphen;
  if (token == "\u2013") return Mark::kHyphen;
  if (token == "/") return Mark::kSlash;
  if (token == "&") return Mark::kAmpersand;
  if (token == ",") return Mark::kComma;
  if (token == "(" || token == "[") return Mark::kOpen;
  if (token == "\"" || token == "'" || token == "\u201C" || token == "\u2018" ||
      token == "\u201D" || token == "\u2019" || token == "\u00AB" || token == "\u201E") {
    return Mark::kQuote;
  }
  if (token == ":") return Mark::kColon;
  return Mark::kBreak;
}

/// "Inc", "Dr", "J": words whose dot is no mark of its own.
bool takes_dot(std::string_view folded) {
  static constexpr std::string_view kShort[] = {"inc", "corp", "ltd",  "co",   "dr",  "mr",  "mrs",
                                                "ms",  "prof", "st",   "sen",  "gov", "gen", "rep",
                                                "jr",  "sr",   "bros", "dept", "univ"};
  return folded.size() == 1 ||
         std::find(std::begin(kShort), std::end(kShort), folded) != std::end(kShort);
}

class AtomReader {
 public:
  AtomReader(std::string_view text, Span range) : text_(text), range_(range) {}

  std::vector<Atom> read() {
    for (const auto& token : split_tokens(text_, range_)) {
      const auto word = slice(text_, token.span);
      if (token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber) {
        word == "'s" || word == "\u2019s" || word == "'S" ? add_possessive() : add_word(token.span);
      } else {
        add_mark(token.span, word);
      }
    }
    return std::move(atoms_);
  }

 private:
  void add_possessive() {
    if (!atoms_.empty()) atoms_.back().possessive = true;
    gap_ = Gap::kSpace;
  }

  void add_mark(Span span, std::string_view mark) {
    if (!atoms_.empty() && mark == "." && atoms_.back().span.end == span.begin &&
        takes_dot(atoms_.back().folded)) {
      return;
    }
    if ((mark == "'" || mark == "\u2019") && !atoms_.empty() &&
        atoms_.back().span.end == span.begin && atoms_.back().folded.back() == 's' && !in_quote_) {
      atoms_.back().possessive = true;  // "Lakers' coach"
      return;
    }
    switch (mark_of(mark)) {
      case Mark::kHyphen:
        gap_ = touches_both(span) ? Gap::kHyphen : Gap::kBreak;
        break;
      case Mark::kSlash:
        gap_ = Gap::kSlash;
        break;
      case Mark::kAmpersand:
        gap_ = gap_ == Gap::kComma ? Gap::kBreak : Gap::kAmpersand;  // "Boot, Simons, & Gratton"
        break;
      case Mark::kComma:
        gap_ = Gap::kComma;
        break;
      case Mark::kOpen:
        gap_ = Gap::kOpen;
        break;
      case Mark::kQuote:
        add_quote(span);
        break;
      case Mark::kColon:
        gap_ = Gap::kBreak;
        initial_ = true;
        break;
      default:
        // Bullets and other signs before the first word leave it the first.
        gap_ = Gap::kBreak;
        break;
    }
  }

  void add_quote(Span span) {
    const bool opens =
        span.begin == range_.begin || text_[span.begin - 1] == ' ' || text_[span.begin - 1] == '(';
    if (opens) {
      in_quote_ = true;
      quote_begin_ = atoms_.size();
      initial_ = true;
      gap_ = Gap::kOpen;
    } else {
      if (in_quote_) {
        for (auto i = quote_begin_; i < atoms_.size(); ++i) atoms_[i].quoted = true;
      }
      in_quote_ = false;
      gap_ = Gap::kBreak;
    }
  }

  [[nodiscard]] bool touches_both(Span span) const {
    return !atoms_.empty() && atoms_.back().span.end == span.begin && span.end < range_.end &&
           text_[span.end] != ' ';
  }

  void add_word(Span span) {
    auto begin = span.begin;
    while (begin < span.end) {
      auto end = begin;
      std::uint32_t joint = 0;
      while (end < span.end && (joint = joint_at(end, span.end)) == 0) ++end;
      if (end > begin) add_atom({begin, end});
      if (end < span.end) gap_ = text_[end] == '/' ? Gap::kSlash : Gap::kHyphen;
      begin = end + joint;
    }
  }

  /// Length of a hyphen or slash at `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t joint_at(std::uint32_t at, std::uint32_t end) const {
    if (text_[at] == '-' || text_[at] == '/') return 1;
    if (at + 3 <= end && text_[at] == '\xE2' && text_[at + 1] == '\x80') {
      const auto last = static_cast<unsigned char>(text_[at + 2]);
      if (last >= 0x90 && last <= 0x93) return 3;
    }
    return 0;
  }

  void add_atom(Span span) {
    auto word = slice(text_, span);
    // "Inc." keeps its dot in the article, not in a name that ends there; "U.S." is written so.
    if (word.size() > 1 && word.back() == '.' && word.find('.') == word.size() - 1) {
      --span.end;
      word.remove_suffix(1);
    }
    Atom atom;
    atom.span = span;
    atom.folded = fold_word(word);
    if (atom.folded.empty()) return;
    atom.shape = shape_of(word);
    atom.before = atoms_.empty() ? Gap::kBreak : gap_;
    atom.initial = atoms_.empty() || initial_;
    gap_ = Gap::kSpace;
    initial_ = false;
    atoms_.push_back(std::move(atom));
  }

  std::string_view text_;
  Span range_;
  std::vector<Atom> atoms_;
  Gap gap_ = Gap::kBreak;
  bool initial_ = false;
  bool in_quote_ = false;
  std::size_t quote_begin_ = 0;
};

}  // namespace

bool is_roman_numeral(std::string_view folded) {
  static constexpr std::string_view kNumerals[] = {"ii", "iii", "iv",   "vi",  "vii", "viii", "ix",
                                                   "xi", "xii", "xiii", "xiv", "xv",  "xvi"};
  return std::find(std::begin(kNumerals), std::end(kNumerals), folded) != std::end(kNumerals);
}

bool opens_as_particle(const Atom& atom, const Atom& next) {
  static constexpr std::string_view kArabic[] = {"al", "el",  "ad", "an", "ar",
                                                 "as", "ash", "at", "az"};
  static constexpr std::string_view kApart[] = {"al", "el", "bin", "ibn", "abu", "van", "von"};
  if (atom.shape != Shape::kLower || !is_capitalised(next.shape)) return false;
  const auto is_one_of = [&](const auto& words) {
    return std::find(std::begin(words), std::end(words), atom.folded) != std::end(words);
  };
  return next.before == Gap::kHyphen ? is_one_of(kArabic)
                                     : next.before == Gap::kSpace && is_one_of(kApart);
}

bool is_state_code(const Atom& atom) {
  static constexpr std::string_view kCodes[] = {
      "ab", "ak", "al", "ar", "az", "bc", "ca", "co", "ct", "dc", "de", "fl", "ga", "hi", "ia",
      "id", "il", "in", "ks", "ky", "la", "ma", "mb", "md", "me", "mi", "mn", "mo", "ms", "mt",
      "nb", "nc", "nd", "ne", "nh", "nj", "nm", "ns", "nv", "ny", "oh", "ok", "on", "or", "pa",
      "qc", "ri", "sc", "sd", "sk", "tn", "tx", "ut", "va", "vt", "wa", "wi", "wv", "wy"};
  return atom.shape == Shape::kUpper && atom.folded.size() == 2 &&
         std::binary_search(std::begin(kCodes), std::end(kCodes), atom.folded);
}

std::vector<Atom> atoms_of(std::string_view text, Span range) {
  return AtomReader(text, range).read();
}

}  // namespace weft::detail
