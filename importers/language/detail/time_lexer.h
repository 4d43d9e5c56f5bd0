#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft::timex {

/// What a word can be in a time expression; a word may be several ("second", "may", "quarter").
enum class Sense : std::uint8_t {
  kMonth,      ///< 1 to 12.
  kWeekday,    ///< Monday 1 to Sunday 7.
  kSeason,     ///< Spring 1 to winter 4.
  kUnit,       ///< A Unit.
  kRelation,   ///< A Relation: "last", "this", "next", "previous", "following".
  kDayWord,    ///< Days from today: "yesterday" -1.
  kNumber,     ///< A count, from digits or words.
  kDecimal,    ///< A count with one digit after the point, in tenths: "2.5".
  kOrdinal,    ///< "third", "3rd".
  kYear,       ///< A plausible year: 4 digits, or words ("nineteen ninety-six").
  kDecade,     ///< Its first year: "1990s", "90s", "nineties".
  kQuarter,    ///< "Q3": 3.
  kHalf,       ///< "H1": 1.
  kQuarterOf,  ///< "3Q24", "2024Q3", "Q3FY24": the year times 10 and the quarter.
  kHalfOf,     ///< "1H24".
  kFiscal,     ///< "FY2024", "FY24": the year. "FY" alone is the word.
  kPart,       ///< A Part: "early", "mid", "late".
  kDayPart,    ///< Index into kDayPartCodes: "morning".
  kMeridiem,   ///< "a.m." 0, "p.m." 12.
  kZone,       ///< "EST", "GMT".
  kOften,      ///< A Unit: "daily", "annually".
  kVague,      ///< How many, not said: "several", "few", "many".
  kAbout,      ///< "about", "nearly", "more than": goes with a count.
  kReference,  ///< -1 the past, 0 the present: "recently", "now".
  kHoliday,    ///< Month times 100 and day; 1199 for Thanksgiving.
};

enum class Unit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kFortnight,
  kWeekend,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury
};

enum class Relation : std::uint8_t { kPrevious, kLast, kThis, kNext, kFollowing };

inline constexpr std::string_view kDayPartCodes[] = {"MO", "AF", "EV", "NI", "MI", "DT"};

/// Which way the verbs near a word look.
enum class Tense : std::uint8_t { kUnknown, kPast, kFuture };

/// A word, number or mark as the rules see it. "third-quarter" is three.
struct Lexeme {
  Span span;
  std::string word;  ///< Lower case, without the dot of an abbreviation.
  struct Meaning {
    Sense sense;
    int value;
  };
  std::vector<Meaning> meanings;
  std::uint8_t digits = 0;        ///< How many digits a number was written with; 0 for words.
  bool capital = false;           ///< Begins with a capital letter.
  bool dotted = false;            ///< Was written with the dot of an abbreviation.
  bool glued = false;             ///< Nothing stands between it and the lexeme before.
  bool after_break = false;       ///< Begins a line or follows the end of a sentence.
  bool word_like = false;         ///< A word or number, not a mark.
  Tense tense = Tense::kUnknown;  ///< Of the nearest verb in its sentence, before it or else after.

  [[nodiscard]] std::optional<int> as(Sense sense) const {
    for (const auto& meaning : meanings) {
      if (meaning.sense == sense) return meaning.value;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool is_plural() const { return !word.empty() && word.back() == 's'; }
};

/// The lexemes of the ranges of `text`, in order, with numbers in words joined ("twenty-five").
/// Linear time.
[[nodiscard]] std::vector<Lexeme> lexemes_of(std::string_view text, std::span<const Span> ranges);

/// Joins numbers in words to one lexeme each: "twenty-five", "two thousand and four", "nineteen
/// ninety-six" (a year), "thirty-first". Linear time.
void join_numbers(std::vector<Lexeme>& lexemes);

/// Sets Lexeme::tense. Linear time.
void mark_tense(std::vector<Lexeme>& lexemes);

/// What the dictionary knows of a word in lower case.
[[nodiscard]] const std::vector<Lexeme::Meaning>& meanings_of(std::string_view word);

/// What digits mixed with letters say: "15th", "1990s", "Q4", "3Q24", "FY2025".
[[nodiscard]] std::vector<Lexeme::Meaning> meanings_of_mixed(std::string_view word);

}  // namespace weft::timex
