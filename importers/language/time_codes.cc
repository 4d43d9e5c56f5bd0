#include <optional>
#include <string_view>

#include "importers/language/detail/time_lexer.h"

namespace weft::timex {
namespace {

/// Reads a word of digits and letters from left to right.
class MixedWord {
 public:
  explicit MixedWord(std::string_view word) : rest_(word) {}

  std::optional<int> number(std::size_t most_digits) {
    std::size_t length = 0;
    int value = 0;
    while (length < rest_.size() && rest_[length] >= '0' && rest_[length] <= '9') {
      if (++length > most_digits) return std::nullopt;
      value = value * 10 + (rest_[length - 1] - '0');
    }
    if (length == 0) return std::nullopt;
    digits_ = length;
    rest_.remove_prefix(length);
    return value;
  }
  bool take(std::string_view text) {
    if (rest_.substr(0, text.size()) != text) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  /// "24" is 2024, "89" is 1989.
  std::optional<int> year() {
    const auto value = number(4);
    if (!value || digits_ == 1 || digits_ == 3) return std::nullopt;
    if (digits_ == 4) return *value >= 1800 && *value <= 2100 ? value : std::nullopt;
    return *value + (*value < 70 ? 2000 : 1900);
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::size_t digits() const { return digits_; }

 private:
  std::string_view rest_;
  std::size_t digits_ = 0;
};

using Meanings = std::vector<Meaning>;

/// "q3", "h1", and with a year "q3fy24", "h124" is none.
Meanings letter_first(std::string_view word) {
  MixedWord read{word};
  if (read.take("fy")) {
    const auto year = read.year();
    return year && read.at_end() ? Meanings{{Sense::kFiscal, *year}} : Meanings{};
  }
  const bool quarter = read.take("q");
  if (!quarter && !read.take("h")) return {};
  const auto number = read.number(1);
  if (!number || *number < 1 || *number > (quarter ? 4 : 2)) return {};
  if (read.at_end()) return {{quarter ? Sense::kQuarter : Sense::kHalf, *number}};
  if (!read.take("fy")) return {};
  const auto year = read.year();
  if (!year || !read.at_end()) return {};
  return {{quarter ? Sense::kQuarterOf : Sense::kHalfOf, *year * 10 + *number}};
}

/// "3q24" and "2024q3".
Meanings quarter_or_half(std::string_view word) {
  MixedWord read{word};
  const auto first = read.number(4);
  const auto digits = read.digits();
  const bool quarter = read.take("q");
  if (!first || (!quarter && !read.take("h"))) return {};
  const auto sense = quarter ? Sense::kQuarterOf : Sense::kHalfOf;
  const int most = quarter ? 4 : 2;
  if (digits == 1 && *first >= 1 && *first <= most) {
    if (read.at_end()) return {{quarter ? Sense::kQuarter : Sense::kHalf, *first}};
    const auto year = read.year();
    return year && read.at_end() ? Meanings{{sense, *year * 10 + *first}} : Meanings{};
  }
  const auto number = read.number(1);
  const bool good = digits == 4 && *first >= 1800 && *first <= 2100 && number && read.at_end() &&
                    *number >= 1 && *number <= most;
  return good ? Meanings{{sense, *first * 10 + *number}} : Meanings{};
}

/// "15th" and "1990s", "90s".
Meanings digit_first(std::string_view word) {
  MixedWord read{word};
  const auto number = read.number(4);
  if (!number) return {};
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (read.take(ending) && read.at_end()) return {{Sense::kOrdinal, *number}};
  }
  if (read.take("s") && read.at_end() && *number % 10 == 0) {
    if (read.digits() == 4 && *number >= 1000 && *number <= 2100) {
      return {{Sense::kDecade, *number}};
    }
    if (read.digits() == 2 && *number >= 20) return {{Sense::kDecade, 1900 + *number}};
  }
  return quarter_or_half(word);
}

}  // namespace

std::vector<Meaning> meanings_of_mixed(std::string_view word) {
  if (word.empty()) return {};
  return word[0] >= '0' && word[0] <= '9' ? digit_first(word) : letter_first(word);
}

}  // namespace weft::timex
