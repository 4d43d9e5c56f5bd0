#include "importers/language/detail/time_lexer.h"

namespace weft::timex {
namespace {

/// How many words after "will" a word in -ed is still its verb: "will be fully completed".
constexpr int kReachOfWill = 4;
/// How many words after "opens" a weekday is still its own: "opens in Paris on Friday".
constexpr int kReachOfSoon = 4;

std::string_view word_at(const std::vector<Lexeme>& lexemes, std::size_t at) {
  return at < lexemes.size() ? std::string_view{lexemes[at].word} : std::string_view{};
}

bool is_ahead(const std::vector<Lexeme>& lexemes, std::size_t at) {
  const std::string_view before = at > 0 ? word_at(lexemes, at - 1) : std::string_view{};
  const auto& word = lexemes[at].word;
  // "Is to resume"; "as soon as Tuesday".
  return (word == "to" && (before == "is" || before == "are")) ||
         (before == "as" && (word == "soon" || word == "early"));
}

/// "Had been due", "as previously planned": what was ahead then may be behind now.
bool is_ahead_of_the_past(const std::vector<Lexeme>& lexemes, std::size_t at) {
  const std::string_view before = at > 0 ? word_at(lexemes, at - 1) : std::string_view{};
  if (before == "previously" || before == "originally") return true;
  return before == "been" && at > 1 && word_at(lexemes, at - 2) == "had";
}

Cue cue_at(const std::vector<Lexeme>& lexemes, std::size_t at) {
  if (is_ahead(lexemes, at)) return Cue::kFuture;
  const auto& lexeme = lexemes[at];
  const auto cue = lexeme.known != nullptr ? lexeme.known->cue : Cue::kNone;
  switch (cue) {
    case Cue::kFutureTo: {
      const auto next = word_at(lexemes, at + 1);
      if (next != "to" && next != "for") return Cue::kNone;
      return is_ahead_of_the_past(lexemes, at) ? Cue::kPast : Cue::kFuture;
    }
    case Cue::kFuture:
      if (is_ahead_of_the_past(lexemes, at)) return Cue::kPast;
      return lexeme.after_break && lexeme.word == "until" ? Cue::kNone : cue;
    case Cue::kNone: {
      // "The United States" is no verb.
      const auto& word = lexeme.word;
      const bool past = word.size() > 3 && word.ends_with("ed") && !lexeme.capital;
      return past ? Cue::kPast : Cue::kNone;
    }
    default:
      return cue;
  }
}

Tense tense_of(Cue cue) {
  switch (cue) {
    case Cue::kPast:
      return Tense::kPast;
    case Cue::kReport:
      return Tense::kReport;
    case Cue::kFuture:
      return Tense::kFuture;
    default:
      return Tense::kUnknown;
  }
}

}  // namespace

void mark_tense(std::vector<Lexeme>& lexemes) {
  std::vector<Cue> cues(lexemes.size());
  for (std::size_t i = 0; i < lexemes.size(); ++i) cues[i] = cue_at(lexemes, i);

  Tense current = Tense::kUnknown;
  int since_will = kReachOfWill;
  int since_soon = kReachOfSoon;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    auto& lexeme = lexemes[i];
    if (lexeme.after_break) {
      current = Tense::kUnknown;
      since_soon = kReachOfSoon;
    }
    lexeme.tense = since_soon < kReachOfSoon ? Tense::kFuture : current;
    const auto tense = tense_of(cues[i]);
    since_soon = cues[i] == Cue::kSoon      ? 0
                 : tense == Tense::kUnknown ? since_soon + 1
                                            : kReachOfSoon;
    if (tense == Tense::kPast && current == Tense::kFuture && since_will < kReachOfWill) continue;
    if (tense != Tense::kUnknown) current = tense;
    since_will = tense == Tense::kFuture ? 0 : since_will + 1;
  }
  // Before its first verb a sentence takes the tense of that verb.
  current = Tense::kUnknown;
  for (std::size_t i = lexemes.size(); i-- > 0;) {
    auto& lexeme = lexemes[i];
    if (lexeme.tense == Tense::kUnknown) lexeme.tense = current;
    if (tense_of(cues[i]) != Tense::kUnknown) current = tense_of(cues[i]);
    if (lexeme.after_break) current = Tense::kUnknown;
  }
}

}  // namespace weft::timex
