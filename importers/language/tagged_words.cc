#include "importers/language/detail/tagged_words.h"

#include <algorithm>

#include "importers/language/detail/verb_tags.h"
#include "importers/text/segment.h"

namespace weft::detail {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

bool is_double_quote(std::string_view mark) {
  return is_one_of(mark, {"\"", "“", "”", "„", "«", "»", "``", "''"});
}
bool is_single_quote(std::string_view mark) { return is_one_of(mark, {"'", "‘", "’", "`"}); }

/// Walks things in text order beside the words, so that each is looked at once.
template <class Things>
class Beside {
 public:
  explicit Beside(const Things& things, std::uint32_t begin) : things_{things} {
    const auto first = std::partition_point(things.begin(), things.end(),
                                            [&](const auto& t) { return t.span.end <= begin; });
    at_ = static_cast<std::size_t>(first - things.begin());
  }
  /// The index of the first thing that overlaps `span`. Spans must come in text order.
  std::optional<std::uint32_t> overlapping(Span span) {
    while (at_ < things_.size() && things_[at_].span.end <= span.begin) ++at_;
    if (at_ == things_.size() || things_[at_].span.begin >= span.end) return std::nullopt;
    return static_cast<std::uint32_t>(at_);
  }

 private:
  const Things& things_;
  std::size_t at_ = 0;
};

/// The tag that needs no look at the neighbours.
Tag first_tag(std::string_view raw, const Word& word, TokenKind kind) {
  if (kind == TokenKind::kNumber) return Tag::kNumber;
  if (kind == TokenKind::kPunctuation || kind == TokenKind::kSymbol) {
    if (raw == ",") return Tag::kComma;
    if (raw == "&") return Tag::kConjunction;
    if (raw == "/") return Tag::kNoun;  // "H100/B200 chips" is one phrase
    if (raw == "'" || raw == "’") return Tag::kGenitive;
    return is_one_of(raw, {"$", "€", "£", "%", "¥", "#"}) ? Tag::kNumber : Tag::kBreak;
  }
  const bool all_capitals = raw.size() > 1 && raw == "US";  // the country, not the pronoun
  if (const auto closed = closed_tag(word.lower); closed && !all_capitals) return *closed;
  return is_ly_adverb(word.lower) ? Tag::kAdverb : Tag::kNoun;
}

/// Words within brackets, except where the whole sentence stands in them.
std::vector<bool> bracketed(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<bool> inside(tokens.size(), false);
  std::size_t open = tokens.size();
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const auto raw = slice(text, tokens[i].span);
    if (raw == "(" || raw == "[") open = i;
    if ((raw == ")" || raw == "]") && open < i) {
      std::fill(inside.begin() + static_cast<std::ptrdiff_t>(open),
                inside.begin() + static_cast<std::ptrdiff_t>(i) + 1, true);
      open = tokens.size();
    }
  }
  return inside;
}

/// Makes Words of tokens one by one; knows what came before.
class WordMaker {
 public:
  WordMaker(std::string_view text, Span sentence, const Annotations& annotations)
      : text_{text},
        annotations_{annotations},
        names_{annotations.names, sentence.begin},
        times_{annotations.times, sentence.begin} {}

  void add(const Token& token) {
    const auto raw = slice(text_, token.span);
    if (is_double_quote(raw)) {
      quoted_ = !quoted_;
      return;
    }
    if (is_single_quote(raw) && !is_genitive_mark(token.span)) return;
    Word word;
    word.span = token.span;
    word.lower = lower_case(raw);
    word.quoted = quoted_;
    word.negative =
        word.lower.ends_with("n't") || word.lower.ends_with("n’t") || word.lower == "cannot";
    word.tag = first_tag(raw, word, token.kind);
    if (word.tag == Tag::kGenitive) {
      if (!words_.empty() && words_.back().tag == Tag::kPronoun) word.tag = Tag::kBe;  // "it's"
    } else {
      add_name_or_time(word);
    }
    words_.push_back(std::move(word));
  }
  std::vector<Word> take() && { return std::move(words_); }

 private:
  /// The mark after "engineers'", unless it closes a quotation in single marks.
  bool is_genitive_mark(Span mark) {
    const bool opens = mark.begin == 0 || text_[mark.begin - 1] == ' ' || words_.empty();
    if (opens || single_open_) {
      single_open_ = opens;
      return false;
    }
    return words_.back().span.end == mark.begin && words_.back().lower.ends_with('s');
  }

  void add_name_or_time(Word& word) {
    if (const auto first = names_.overlapping(word.span)) {
      const auto& names = annotations_.names;
      auto last = *first;
      while (last + 1 < names.size() && names[last + 1].span.begin < word.span.end) ++last;
      // "US-China" is a name, "London-based" and "non-US" are not.
      if (names[*first].span.begin <= word.span.begin && names[last].span.end >= word.span.end) {
        word.tag = Tag::kName;
        word.name = *first;
        return;
      }
    }
    const auto time = times_.overlapping(word.span);
    if (time && annotations_.times[*time].type != TimexType::kSet) word.tag = Tag::kTime;
  }

  std::string_view text_;
  const Annotations& annotations_;
  Beside<std::vector<Name>> names_;
  Beside<std::vector<TimeExpression>> times_;
  std::vector<Word> words_;
  bool quoted_ = false;
  bool single_open_ = false;
};

}  // namespace

std::vector<Word> tag_words(std::string_view text, Span sentence, const Annotations& annotations,
                            const EventWords& words) {
  const auto tokens = split_tokens(text, sentence);
  const auto skipped = bracketed(text, tokens);
  WordMaker maker{text, sentence, annotations};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!skipped[i]) maker.add(tokens[i]);
  }
  auto tagged = std::move(maker).take();
  tag_verbs(tagged, words);
  return tagged;
}

}  // namespace weft::detail
