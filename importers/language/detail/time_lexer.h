#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// Which way the verbs near a word look. "Said" tells when something was said; what it says may lie
/// ahead all the same.
enum class Tense : std::uint8_t { kUnknown, kPast, kReport, kFuture };

/// What a word says of the times around it.
enum class Cue : std::uint8_t {
  kNone,
  kPast,
  kReport,
  kFuture,
  kFutureTo,  ///< Before "to" or "for": "plans to", "set for".
  kSoon       ///< Of the next few words: "opens Friday".
};

struct Meaning {
  Sense sense;
  int value;
};

/// What the grammar knows of a word.
struct Word {
  std::vector<Meaning> meanings;
  Cue cue = Cue::kNone;
  bool before_date = false;            ///< "in", "since": a number after it is a date.
  bool counted = false;                ///< "people", "%": a number before it is a count.
  std::vector<std::uint16_t> rules{};  ///< Those that can begin with it, in their order.
};

/// By the word in lower case.
using Dictionary = std::unordered_map<std::string, Word>;

/// A word, number or mark as the rules see it. "third-quarter" is three.
struct Lexeme {
  Span span;
  std::string word;  ///< Lower case, without the dot of an abbreviation.
  std::vector<Meaning> meanings;
  const Word* known = nullptr;    ///< In the dictionary; nullptr if it does not have the word.
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
/// They refer to `dictionary`. Linear time.
[[nodiscard]] std::vector<Lexeme> lexemes_of(std::string_view text, std::span<const Span> ranges,
                                             const Dictionary& dictionary);

/// Joins numbers in words to one lexeme each: "twenty-five", "two thousand and four", "nineteen
/// ninety-six" (a year), "thirty-first". Linear time.
void join_numbers(std::vector<Lexeme>& lexemes);

/// Sets Lexeme::tense. Linear time.
void mark_tense(std::vector<Lexeme>& lexemes);

/// What digits mixed with letters say: "15th", "1990s", "Q4", "3Q24", "FY2025".
[[nodiscard]] std::vector<Meaning> meanings_of_mixed(std::string_view word);

}  // namespace weft::timex
