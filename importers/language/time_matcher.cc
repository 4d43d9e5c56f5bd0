#include "importers/language/detail/time_matcher.h"

#include <algorithm>
#include <iterator>

#include "importers/language/detail/time_grammar_file.h"

namespace weft::timex {
namespace {

using Slot = std::optional<int> Slots::*;

/// Takes lexemes of one kind and keeps their value in a slot.
struct Kind {
  std::string_view name;
  Slot slot;  ///< nullptr: the value is not kept.
  std::optional<int> (*read)(const Lexeme&);
  std::uint32_t
      senses;  ///< A bit for each Sense that it may take: a lexeme without one is no such.
};

constexpr std::uint32_t bit(Sense sense) { return 1U << static_cast<unsigned>(sense); }
constexpr std::uint32_t kDays = bit(Sense::kNumber) | bit(Sense::kOrdinal);

std::uint32_t senses_of(const Lexeme& lexeme) {
  std::uint32_t senses = 0;
  for (const auto& meaning : lexeme.meanings) senses |= bit(meaning.sense);
  return senses;
}

template <Sense S>
std::optional<int> read_sense(const Lexeme& lexeme) {
  return lexeme.as(S);
}

/// "may" and "march" are verbs, "sun" and "mon" words, unless written with a capital.
std::optional<int> read_month(const Lexeme& lexeme) {
  const bool clear = lexeme.word.size() > 5 && lexeme.word != "august";
  return lexeme.capital || clear ? lexeme.as(Sense::kMonth) : std::nullopt;
}
std::optional<int> read_weekday(const Lexeme& lexeme) {
  return lexeme.capital || lexeme.word.size() > 5 ? lexeme.as(Sense::kWeekday) : std::nullopt;
}
std::optional<int> read_weekday_one(const Lexeme& lexeme) {
  return lexeme.is_plural() && lexeme.word != "tues" && lexeme.word != "thurs"
             ? std::nullopt
             : read_weekday(lexeme);
}
std::optional<int> read_weekdays(const Lexeme& lexeme) {
  return lexeme.word.size() > 6 && lexeme.is_plural() ? lexeme.as(Sense::kWeekday) : std::nullopt;
}
std::optional<int> read_day(const Lexeme& lexeme) {
  const auto number = lexeme.digits > 0 && lexeme.digits < 3 ? lexeme.as(Sense::kNumber)
                                                             : lexeme.as(Sense::kOrdinal);
  return number && *number >= 1 && *number <= 31 ? number : std::nullopt;
}
std::optional<int> read_two_digits(const Lexeme& lexeme) {
  return lexeme.digits == 2 ? lexeme.as(Sense::kNumber) : std::nullopt;
}
std::optional<int> read_digits(const Lexeme& lexeme) {
  return lexeme.digits == 1 || lexeme.digits == 2 ? lexeme.as(Sense::kNumber) : std::nullopt;
}
std::optional<int> read_unit_one(const Lexeme& lexeme) {
  return lexeme.is_plural() ? std::nullopt : lexeme.as(Sense::kUnit);
}
std::optional<int> read_units(const Lexeme& lexeme) {
  return lexeme.is_plural() ? lexeme.as(Sense::kUnit) : std::nullopt;
}

constexpr std::string_view kTime = "TIME";
const Kind kKinds[] = {
    {"MONTH", &Slots::month, read_month, bit(Sense::kMonth)},
    {"WEEKDAY", &Slots::weekday, read_weekday_one, bit(Sense::kWeekday)},
    {"WEEKDAYS", &Slots::weekday, read_weekdays, bit(Sense::kWeekday)},
    {"SEASON", &Slots::season, read_sense<Sense::kSeason>, bit(Sense::kSeason)},
    {"UNIT", &Slots::unit, read_sense<Sense::kUnit>, bit(Sense::kUnit)},
    {"UNIT1", &Slots::unit, read_unit_one, bit(Sense::kUnit)},
    {"UNITS", &Slots::unit, read_units, bit(Sense::kUnit)},
    {"REL", &Slots::relation, read_sense<Sense::kRelation>, bit(Sense::kRelation)},
    {"DAYWORD", &Slots::day_word, read_sense<Sense::kDayWord>, bit(Sense::kDayWord)},
    {"NUM", &Slots::number, read_sense<Sense::kNumber>, bit(Sense::kNumber)},
    {"NUM2", &Slots::second, read_sense<Sense::kNumber>, bit(Sense::kNumber)},
    {"TENTHS", &Slots::tenths, read_sense<Sense::kDecimal>, bit(Sense::kDecimal)},
    {"ORD", &Slots::ordinal, read_sense<Sense::kOrdinal>, bit(Sense::kOrdinal)},
    {"YEAR", &Slots::year, read_sense<Sense::kYear>, bit(Sense::kYear)},
    {"DECADE", &Slots::decade, read_sense<Sense::kDecade>, bit(Sense::kDecade)},
    {"QUARTER", &Slots::quarter, read_sense<Sense::kQuarter>, bit(Sense::kQuarter)},
    {"HALF", &Slots::half, read_sense<Sense::kHalf>, bit(Sense::kHalf)},
    {"QUARTEROF", &Slots::quarter_of, read_sense<Sense::kQuarterOf>, bit(Sense::kQuarterOf)},
    {"HALFOF", &Slots::half_of, read_sense<Sense::kHalfOf>, bit(Sense::kHalfOf)},
    {"FISCAL", &Slots::fiscal, read_sense<Sense::kFiscal>, bit(Sense::kFiscal)},
    {"PART", &Slots::part, read_sense<Sense::kPart>, bit(Sense::kPart)},
    {"DAYPART", &Slots::day_part, read_sense<Sense::kDayPart>, bit(Sense::kDayPart)},
    {"AMPM", &Slots::meridiem, read_sense<Sense::kMeridiem>, bit(Sense::kMeridiem)},
    {"ZONE", &Slots::zone, read_sense<Sense::kZone>, bit(Sense::kZone)},
    {"OFTEN", &Slots::often, read_sense<Sense::kOften>, bit(Sense::kOften)},
    {"VAGUE", nullptr, read_sense<Sense::kVague>, bit(Sense::kVague)},
    {"ABOUT", nullptr, read_sense<Sense::kAbout>, bit(Sense::kAbout)},
    {"REF", &Slots::reference, read_sense<Sense::kReference>, bit(Sense::kReference)},
    {"DAY", &Slots::day, read_day, kDays},
    {"NN", &Slots::two_digits, read_two_digits, bit(Sense::kNumber)},
    {"NN2", &Slots::second, read_two_digits, bit(Sense::kNumber)},
    {"YEAR2", &Slots::second, read_sense<Sense::kYear>, bit(Sense::kYear)},
    {"MM", &Slots::minute, read_two_digits, bit(Sense::kNumber)},
    {"HH", &Slots::hour, read_digits, bit(Sense::kNumber)},
    {"N1", &Slots::number, read_digits, bit(Sense::kNumber)},
    {"N2", &Slots::second, read_digits, bit(Sense::kNumber)},
    {kTime, nullptr, nullptr, 0},
};
/// The words before a count: "at least", "nearly", "more than".
constexpr std::string_view kQuantity = "QUANT";
constexpr std::string_view kQuantityElements = "at? ABOUT? more|less|fewer|longer? than?";
constexpr int kMostSuffixes = 3;
constexpr int kWords = -1;
constexpr int kTimeKind = static_cast<int>(std::size(kKinds)) - 1;

/// Whether a time expression can begin there, as far as the lexeme alone tells.
bool can_begin(const Lexeme& lexeme) {
  return !lexeme.meanings.empty() || (lexeme.known != nullptr && !lexeme.known->rules.empty());
}

/// The apostrophe of "'90s".
bool is_quote(std::string_view word) { return word == "'" || word == "’" || word == "‘"; }

}  // namespace

Matcher::Element Matcher::element_of(std::string_view text, Dictionary& dictionary) {
  Element element{kWords, {}, false, false};
  if (text.front() == '~') {
    element.glued = true;
    text.remove_prefix(1);
  }
  if (text.back() == '?' && text.size() > 1) {
    element.optional = true;
    text.remove_suffix(1);
  }
  const auto* kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                  [&](const Kind& k) { return k.name == text; });
  if (kind != std::end(kKinds)) {
    element.kind = static_cast<int>(kind - std::begin(kKinds));
  } else {
    for_each_part(text, '|', [&](std::string_view word) {
      element.words.push_back(&dictionary[std::string{word}]);
    });
  }
  return element;
}

Matcher::Compiled Matcher::compiled_from(const Rule& rule, Dictionary& dictionary) {
  Compiled compiled{{}, &rule};
  const auto add = [&](std::string_view text) {
    compiled.elements.push_back(element_of(text, dictionary));
  };
  for_each_part(rule.pattern, ' ', [&](std::string_view text) {
    if (text == kQuantity) {
      for_each_part(kQuantityElements, ' ', add);
    } else {
      add(text);
    }
  });
  return compiled;
}

Matcher::Matcher(Grammar& grammar) : by_kind_(std::size(kKinds)) {
  for (const auto& rule : grammar.rules) {
    compiled_.push_back(compiled_from(rule, grammar.dictionary));
    index(compiled_.size() - 1);
  }
  for (const auto& rule : grammar.suffixes)
    suffixes_.push_back(compiled_from(rule, grammar.dictionary));
}

/// Files a rule under everything that it can begin with.
void Matcher::index(std::size_t rule) {
  const auto number = static_cast<std::uint16_t>(rule);
  for (const auto& element : compiled_[rule].elements) {
    if (element.kind == kWords) {
      for (auto* word : element.words) word->rules.push_back(number);
    } else {
      by_kind_[static_cast<std::size_t>(element.kind)].push_back(number);
    }
    if (!element.optional) break;
  }
}

void Matcher::finish(Attempt& attempt, std::size_t end, Slots slots) const {
  if (attempt.best && attempt.best->end >= end) return;
  if (!attempt.scene.lexemes[end - 1].word_like) return;  // An optional comma with nothing after.
  slots.end = end;
  const auto& rule = *attempt.compiled.rule;
  if (auto reading = rule.action(slots, attempt.scene, rule.argument)) {
    attempt.best = Match{end, std::move(*reading)};
  }
}

bool Matcher::may_match(const std::vector<Element>& elements, std::size_t element,
                        const std::vector<Lexeme>& lexemes, std::size_t begin, std::size_t at) {
  if (element == elements.size()) return true;
  const auto& expected = elements[element];
  if (at < lexemes.size() && (at == begin || !lexemes[at].after_break) &&
      (!expected.glued || lexemes[at].glued)) {
    const auto& lexeme = lexemes[at];
    bool fits = false;
    if (expected.kind == kWords) {
      const auto& words = expected.words;
      fits = std::find(words.begin(), words.end(), lexeme.known) != words.end();
    } else if (expected.kind == kTimeKind) {
      if (can_begin(lexeme)) return true;
    } else {
      const auto& kind = kKinds[expected.kind];
      fits = (kind.senses & senses_of(lexeme)) != 0 && kind.read(lexeme);
    }
    if (fits && may_match(elements, element + 1, lexemes, begin, at + 1)) return true;
  }
  return expected.optional && may_match(elements, element + 1, lexemes, begin, at);
}

void Matcher::try_rule(Attempt& attempt, std::size_t element, std::size_t at,
                       const Slots& slots) const {
  const auto& elements = attempt.compiled.elements;
  const auto& lexemes = attempt.scene.lexemes;
  if (element == elements.size()) return finish(attempt, at, slots);
  const auto& expected = elements[element];
  if (at < lexemes.size() && (at == slots.begin || !lexemes[at].after_break) &&
      (!expected.glued || lexemes[at].glued)) {
    const auto& lexeme = lexemes[at];
    if (expected.kind == kWords) {
      const auto& words = expected.words;
      if (std::find(words.begin(), words.end(), lexeme.known) != words.end()) {
        try_rule(attempt, element + 1, at + 1, slots);
      }
    } else if (expected.kind == kTimeKind) {
      if (attempt.depth > 0) {
        if (auto inner = match_at(attempt.scene, at, attempt.depth - 1)) {
          auto taken = slots;
          taken.inner = std::move(inner->reading);
          try_rule(attempt, element + 1, inner->end, taken);
        }
      }
    } else {
      const auto& kind = kKinds[expected.kind];
      if (const auto value = kind.read(lexeme)) {
        auto taken = slots;
        if (kind.slot != nullptr) taken.*kind.slot = value;
        try_rule(attempt, element + 1, at + 1, taken);
      }
    }
  }
  if (expected.optional) try_rule(attempt, element + 1, at, slots);
}

void Matcher::extend(const Scene& scene, std::size_t at, int depth, Match& match) const {
  bool longer = true;
  for (int i = 0; longer && i < kMostSuffixes; ++i) {
    longer = false;
    for (const auto& suffix : suffixes_) {
      if (!may_match(suffix.elements, 1, scene.lexemes, at, match.end)) continue;
      Attempt attempt{scene, suffix, depth, std::nullopt};
      Slots slots;
      slots.begin = at;
      slots.inner = match.reading;
      slots.outer = match.reading;
      try_rule(attempt, 1, match.end, slots);
      if (!attempt.best || attempt.best->end <= match.end) continue;
      match = std::move(*attempt.best);
      longer = true;
    }
  }
}

std::optional<Matcher::Match> Matcher::match_at(const Scene& scene, std::size_t at,
                                                int depth) const {
  std::optional<Match> best;
  const auto& lexeme = scene.lexemes[at];
  if (!lexeme.word_like && !is_quote(lexeme.word)) return best;
  std::size_t best_rule = 0;
  const auto try_all = [&](const std::vector<std::uint16_t>& rules_here) {
    for (const auto rule : rules_here) {
      if (!may_match(compiled_[rule].elements, 0, scene.lexemes, at, at)) continue;
      Attempt attempt{scene, compiled_[rule], depth, std::nullopt};
      Slots slots;
      slots.begin = at;
      try_rule(attempt, 0, at, slots);
      if (!attempt.best) continue;
      const bool longer = !best || attempt.best->end > best->end;
      if (longer || (attempt.best->end == best->end && rule < best_rule)) {
        best = std::move(attempt.best);
        best_rule = rule;
      }
    }
  };
  if (lexeme.known != nullptr) try_all(lexeme.known->rules);
  if (const auto senses = senses_of(lexeme); senses != 0) {
    for (std::size_t kind = 0; kind + 1 < std::size(kKinds); ++kind) {
      if ((kKinds[kind].senses & senses) == 0 || by_kind_[kind].empty()) continue;
      if (kKinds[kind].read(lexeme)) try_all(by_kind_[kind]);
    }
  }
  if (best) extend(scene, at, depth, *best);
  return best;
}

std::string what_is_wrong_with(std::string_view pattern) {
  std::string wrong;
  bool only_optional = true;
  for_each_part(pattern, ' ', [&](std::string_view text) {
    if (text.empty()) {
      wrong = "has two spaces where one parts elements";
      return;
    }
    if (text.front() == '~') text.remove_prefix(1);
    const bool optional = text.size() > 1 && text.back() == '?';
    if (optional) text.remove_suffix(1);
    only_optional = only_optional && (optional || text == kQuantity);
    const bool capitals = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != text.npos;
    const bool known =
        text == kQuantity || std::any_of(std::begin(kKinds), std::end(kKinds),
                                         [&](const Kind& k) { return k.name == text; });
    if (capitals && !known) wrong = "has no kind of word named \"" + std::string{text} + '"';
  });
  if (wrong.empty() && only_optional) wrong = "may match nothing at all";
  return wrong;
}

}  // namespace weft::timex
