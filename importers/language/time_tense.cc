#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>

#include "importers/language/detail/time_lexer.h"

namespace weft::timex {
namespace {

/// How many words after "will" a word in -ed is still its verb: "will be fully completed".
constexpr int kReachOfWill = 4;

constexpr std::string_view kFuture[] = {
    "will",      "'ll",     "’ll",         "shall",       "won't",   "won’t",    "would",
    "might",     "plans",   "plan",        "planned",     "expects", "expect",   "expected",
    "scheduled", "slated",  "due",         "intends",     "hopes",   "upcoming", "until",
    "expires",   "matures", "tentatively", "forthcoming", "deadline"};

constexpr std::string_view kPast[] = {
    "said", "told",   "was",  "were", "had",  "did",    "came", "went", "made",  "took", "rose",
    "fell", "began",  "won",  "lost", "sold", "bought", "held", "met",  "saw",   "left", "got",
    "gave", "became", "kept", "ran",  "grew", "led",    "paid", "sent", "found", "has",  "have"};

/// "Is to resume", "set to resume", "as soon as Tuesday".
bool is_ahead(const std::string& before, const std::string& word) {
  constexpr std::string_view kBeforeTo[] = {"is", "are", "set", "ready", "about"};
  const bool to = word == "to" && std::find(std::begin(kBeforeTo), std::end(kBeforeTo), before) !=
                                      std::end(kBeforeTo);
  return to || (before == "as" && (word == "soon" || word == "early"));
}

Tense tense_of(const Lexeme& lexeme, const std::string& before) {
  const auto& word = lexeme.word;
  if (is_ahead(before, word)) return Tense::kFuture;
  static const auto table = [] {
    std::unordered_map<std::string_view, Tense> built;
    for (const auto cue : kFuture) built.emplace(cue, Tense::kFuture);
    for (const auto cue : kPast) built.emplace(cue, Tense::kPast);
    return built;
  }();
  const auto found = table.find(word);
  if (found != table.end()) return found->second;
  // "The United States" is no verb.
  const bool past = word.size() > 3 && word.ends_with("ed") && !lexeme.capital;
  return past ? Tense::kPast : Tense::kUnknown;
}

}  // namespace

void mark_tense(std::vector<Lexeme>& lexemes) {
  Tense current = Tense::kUnknown;
  int since_will = kReachOfWill;
  std::string before;
  for (auto& lexeme : lexemes) {
    if (lexeme.after_break) current = Tense::kUnknown;
    lexeme.tense = current;
    const auto cue = tense_of(lexeme, before);
    before = lexeme.word;
    if (cue == Tense::kPast && current == Tense::kFuture && since_will < kReachOfWill) continue;
    if (cue != Tense::kUnknown) current = cue;
    since_will = cue == Tense::kFuture ? 0 : since_will + 1;
  }
  // Before its first verb a sentence takes the tense of that verb.
  current = Tense::kUnknown;
  for (std::size_t i = lexemes.size(); i-- > 0;) {
    auto& lexeme = lexemes[i];
    if (lexeme.tense == Tense::kUnknown) lexeme.tense = current;
    const auto cue = tense_of(lexeme, i > 0 ? lexemes[i - 1].word : std::string{});
    if (cue != Tense::kUnknown) current = cue;
    if (lexeme.after_break) current = Tense::kUnknown;
  }
}

}  // namespace weft::timex
