#include <algorithm>

#include "importers/language/detail/time_lexer.h"

namespace weft::timex {
namespace {

constexpr std::size_t kMostWords = 12;  ///< Of one number; longer runs are no number.

/// A number in words that begins at one lexeme.
struct SpelledNumber {
  std::size_t end;  ///< The lexeme after it.
  int value;
  bool ordinal = false;
  bool year = false;
};

class Reader {
 public:
  Reader(const std::vector<Lexeme>& lexemes, std::size_t at) : lexemes_(lexemes), at_(at) {}

  std::optional<SpelledNumber> read() {
    const auto begin = at_;
    while (at_ < lexemes_.size() && at_ - begin < kMostWords) {
      const auto next = at_ == begin ? at_ : after_joint();
      if (const auto last = ordinal_at(next)) {
        return SpelledNumber{next + 1, total_ + current_ + *last, true, false};
      }
      const auto value = word_at(next);
      if (!value || !add(*value)) break;
      at_ = next + 1;
    }
    if (at_ == begin) return std::nullopt;
    const int value = total_ + current_;
    const bool year = (paired_ || total_ == 2000) && value >= 1500 && value <= 2150;
    return SpelledNumber{at_, value, false, year};
  }

 private:
  /// Past a hyphen, or past the "and" of "two thousand and four".
  [[nodiscard]] std::size_t after_joint() const {
    const auto& joint = lexemes_[at_];
    const bool hyphen = joint.word == "-" && joint.glued;
    const bool rounded = total_ + current_ >= 100 && current_ % 100 == 0;
    return hyphen || (joint.word == "and" && rounded) ? at_ + 1 : at_;
  }
  [[nodiscard]] std::optional<int> word_at(std::size_t i) const {
    if (i >= lexemes_.size() || lexemes_[i].digits > 0) return std::nullopt;
    return lexemes_[i].word_like ? lexemes_[i].as(Sense::kNumber) : std::nullopt;
  }
  /// The "first" of "thirty-first".
  [[nodiscard]] std::optional<int> ordinal_at(std::size_t i) const {
    if (i >= lexemes_.size() || i == at_ || !is_tens(current_)) return std::nullopt;
    const auto value = lexemes_[i].as(Sense::kOrdinal);
    return value && *value < 10 && lexemes_[i].digits == 0 ? value : std::nullopt;
  }
  static bool is_tens(int value) { return value % 100 >= 20 && value % 10 == 0; }

  /// False if `value` cannot follow what was read: "two two".
  bool add(int value) {
    if (value == 1000) {
      if (total_ > 0 || current_ > 999) return false;
      total_ = std::max(current_, 1) * 1000;
      current_ = 0;
    } else if (value == 100) {
      if (current_ > 99) return false;
      paired_ = current_ >= 15;  // "nineteen hundred"
      current_ = std::max(current_, 1) * 100;
    } else if ((current_ % 100 == 0 && !seen_unit_) || (is_tens(current_) && value < 10)) {
      current_ += value;
    } else if (current_ >= 15 && current_ <= 21 && value >= 10) {
      current_ = current_ * 100 + value;  // "nineteen ninety-six"
      paired_ = true;
    } else {
      return false;
    }
    seen_unit_ = value < 20 && value > 0;
    return true;
  }

  const std::vector<Lexeme>& lexemes_;
  std::size_t at_;
  int total_ = 0;
  int current_ = 0;
  bool paired_ = false;
  bool seen_unit_ = false;
};

}  // namespace

void join_numbers(std::vector<Lexeme>& lexemes) {
  std::vector<Lexeme> joined;
  joined.reserve(lexemes.size());
  for (std::size_t i = 0; i < lexemes.size();) {
    auto number = lexemes[i].digits == 0 && lexemes[i].as(Sense::kNumber)
                      ? Reader{lexemes, i}.read()
                      : std::nullopt;
    if (!number || number->end == i + 1) {
      joined.push_back(std::move(lexemes[i++]));
      continue;
    }
    auto lexeme = std::move(lexemes[i]);
    lexeme.span.end = lexemes[number->end - 1].span.end;
    lexeme.meanings = {{number->ordinal ? Sense::kOrdinal : Sense::kNumber, number->value}};
    if (number->year) lexeme.meanings.push_back({Sense::kYear, number->value});
    joined.push_back(std::move(lexeme));
    i = number->end;
  }
  lexemes = std::move(joined);
}

}  // namespace weft::timex
