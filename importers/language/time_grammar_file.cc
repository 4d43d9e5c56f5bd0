#include "importers/language/detail/time_grammar_file.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_matcher.h"

/// Reads packs/times.txt: a line is a word list, a holiday, a rule or a setting.
namespace weft::timex {
namespace {

struct NamedValue {
  std::string_view name;
  int value;
};
constexpr int of(Part part) { return static_cast<int>(part); }
constexpr int of(Unit unit) { return static_cast<int>(unit); }
constexpr int of(Relation relation) { return static_cast<int>(relation); }

/// Words that stand for numbers, by what they belong to.
constexpr NamedValue kUnits[] = {
    {"second", of(Unit::kSecond)},   {"minute", of(Unit::kMinute)},
    {"hour", of(Unit::kHour)},       {"day", of(Unit::kDay)},
    {"week", of(Unit::kWeek)},       {"fortnight", of(Unit::kFortnight)},
    {"weekend", of(Unit::kWeekend)}, {"month", of(Unit::kMonth)},
    {"quarter", of(Unit::kQuarter)}, {"year", of(Unit::kYear)},
    {"decade", of(Unit::kDecade)},   {"century", of(Unit::kCentury)}};
constexpr NamedValue kRelations[] = {{"previous", of(Relation::kPrevious)},
                                     {"last", of(Relation::kLast)},
                                     {"this", of(Relation::kThis)},
                                     {"next", of(Relation::kNext)},
                                     {"following", of(Relation::kFollowing)}};
constexpr NamedValue kParts[] = {{"early", of(Part::kEarly)},   {"middle", of(Part::kMiddle)},
                                 {"late", of(Part::kLate)},     {"end", of(Part::kEnd)},
                                 {"before", of(Part::kBefore)}, {"after", of(Part::kAfter)}};
constexpr NamedValue kDayParts[] = {{"morning", 0}, {"afternoon", 1}, {"evening", 2},
                                    {"night", 3},   {"midday", 4},    {"daytime", 5}};
constexpr NamedValue kDirections[] = {{"past", -1}, {"present", 0}, {"future", 1}};
constexpr NamedValue kFlags[] = {{"fiscal", 1}, {"day-first", 1}};
constexpr std::span<const NamedValue> kNone{};

struct NamedSense {
  std::string_view name;
  Sense sense;
  std::span<const NamedValue> values;
};
const NamedSense kSenses[] = {{"month", Sense::kMonth, kNone},
                              {"weekday", Sense::kWeekday, kNone},
                              {"season", Sense::kSeason, kNone},
                              {"unit", Sense::kUnit, kUnits},
                              {"day-word", Sense::kDayWord, kNone},
                              {"relation", Sense::kRelation, kRelations},
                              {"number", Sense::kNumber, kNone},
                              {"ordinal", Sense::kOrdinal, kNone},
                              {"decade", Sense::kDecade, kNone},
                              {"part", Sense::kPart, kParts},
                              {"meridiem", Sense::kMeridiem, kNone},
                              {"day-part", Sense::kDayPart, kDayParts},
                              {"zone", Sense::kZone, kNone},
                              {"often", Sense::kOften, kUnits},
                              {"vague", Sense::kVague, kNone},
                              {"about", Sense::kAbout, kNone},
                              {"reference", Sense::kReference, kDirections}};

struct NamedCue {
  std::string_view name;
  Cue cue;
};
constexpr NamedCue kCues[] = {{"past", Cue::kPast},
                              {"report", Cue::kReport},
                              {"future", Cue::kFuture},
                              {"future-to", Cue::kFutureTo},
                              {"soon", Cue::kSoon}};

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end ? std::optional{value} : std::nullopt;
}

std::optional<int> value_in(std::string_view text, std::span<const NamedValue> values) {
  for (const auto& named : values) {
    if (named.name == text) return named.value;
  }
  return number_in(text);
}

std::optional<int> argument_in(std::string_view text) {
  auto value = value_in(text, kParts);
  if (!value) value = value_in(text, kDirections);
  return value ? value : value_in(text, kFlags);
}

class File {
 public:
  File(const std::string& file, Grammar& grammar) : file_(file), grammar_(grammar) {}

  Status read(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++line_number_) {
      const auto end = std::min(text.find('\n', at), text.size());
      WEFT_TRY(read_line(trimmed(text.substr(at, end - at))));
      at = end + 1;
    }
    put_before(rules_, grammar_.rules);
    put_before(suffixes_, grammar_.suffixes);
    constexpr auto kMost = std::numeric_limits<std::uint16_t>::max();
    return grammar_.rules.size() < kMost ? ok() : wrong("more rules than weft can hold");
  }

 private:
  static void put_before(std::vector<Rule>& added, std::vector<Rule>& rules) {
    rules.insert(rules.begin(), std::make_move_iterator(added.begin()),
                 std::make_move_iterator(added.end()));
  }

  [[nodiscard]] Error wrong(const std::string& what) const {
    return fail(ErrorCode::kMalformed, what, file_ + ":" + std::to_string(line_number_));
  }
  [[nodiscard]] Error wrong(std::string_view text, const std::string& what) const {
    return wrong('"' + std::string{text} + "\" " + what);
  }

  Status read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return ok();
    const auto kind = take_word(line);
    if (kind == "rule" || kind == "suffix") return read_rule(line, kind == "suffix");
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) return wrong(kind, "needs \"=\" and what it is");
    const auto left = trimmed(line.substr(0, equals));
    const auto right = trimmed(line.substr(equals + 1));
    if (right.empty()) return wrong(kind, "has nothing after \"=\"");
    if (kind == "word") return read_words(left, right);
    if (kind == "tense") return read_tense(left, right);
    if (kind == "holiday") return read_holiday(left, right);
    if (kind == "before-date") {
      return for_each_word(right, [](Word& word) { word.before_date = true; });
    }
    if (kind == "counted") return for_each_word(right, [](Word& word) { word.counted = true; });
    if (kind == "fiscal-year-begins") return read_fiscal_year(right);
    return wrong(kind,
                 "is no kind of line: word, tense, before-date, counted, holiday, rule, "
                 "suffix, fiscal-year-begins");
  }

  template <class Use>
  Status for_each_word(std::string_view words, const Use& use) {
    while (!words.empty()) use(grammar_.dictionary[std::string{take_word(words)}]);
    return ok();
  }

  Status read_words(std::string_view left, std::string_view right) {
    const auto name = take_word(left);
    const auto* named = std::find_if(std::begin(kSenses), std::end(kSenses),
                                     [&](const NamedSense& n) { return n.name == name; });
    if (named == std::end(kSenses)) return wrong(name, "is no kind of word");
    int value = 1;
    const bool counts_up = left.empty();
    if (!counts_up) {
      const auto given = value_in(left, named->values);
      if (!given) return wrong(left, "is no value of " + std::string{name});
      value = *given;
    }
    while (!right.empty()) {
      for_each_part(take_word(right), '|', [&](std::string_view word) {
        grammar_.dictionary[std::string{word}].meanings.push_back({named->sense, value});
      });
      if (counts_up) ++value;
    }
    return ok();
  }

  Status read_tense(std::string_view left, std::string_view right) {
    const auto* named = std::find_if(std::begin(kCues), std::end(kCues),
                                     [&](const NamedCue& n) { return n.name == left; });
    if (named == std::end(kCues)) return wrong(left, "is no tense");
    return for_each_word(right, [&](Word& word) { word.cue = named->cue; });
  }

  Status read_holiday(std::string_view pattern, std::string_view day) {
    WEFT_TRY(check(pattern));
    auto holiday = parse_holiday(day);
    if (!holiday) return wrong(day, "is no day: 12-25, 11-thursday-4, easter-2, 2026-02-17 …");
    const auto index = static_cast<int>(grammar_.holidays.size());
    grammar_.holidays.push_back(std::move(*holiday));
    for (const std::string_view end : {"", " of|,? YEAR", " of? TIME"}) {
      rules_.push_back({std::string{pattern} + std::string{end}, actions::holiday, index});
    }
    rules_.push_back({"this? REL " + std::string{pattern}, actions::holiday, index});
    return ok();
  }

  Status read_fiscal_year(std::string_view month) {
    const auto found = grammar_.dictionary.find(std::string{month});
    if (found != grammar_.dictionary.end()) {
      for (const auto& meaning : found->second.meanings) {
        if (meaning.sense != Sense::kMonth) continue;
        grammar_.fiscal_year_begins = static_cast<unsigned>(meaning.value);
        return ok();
      }
    }
    return wrong(month, "is no month");
  }

  Status read_rule(std::string_view line, bool suffix) {
    const auto arrow = line.find("=>");
    if (arrow == std::string_view::npos) return wrong("a rule needs \"=>\" and an action");
    const auto pattern = trimmed(line.substr(0, arrow));
    auto action = trimmed(line.substr(arrow + 2));
    const auto name = take_word(action);
    const auto act = find_action(name);
    if (act == nullptr) return wrong(name, "is no action");
    const auto argument = action.empty() ? std::optional{0} : argument_in(action);
    if (!argument) return wrong(action, "says nothing to an action");
    WEFT_TRY(check(pattern));
    if (suffix && !pattern.starts_with("TIME ")) {
      return wrong(pattern, "must begin with TIME, for it lengthens one");
    }
    (suffix ? suffixes_ : rules_).push_back({std::string{pattern}, act, *argument});
    return ok();
  }

  Status check(std::string_view pattern) const {
    const auto what = what_is_wrong_with(pattern);
    return what.empty() ? ok() : Status{wrong(pattern, what)};
  }

  const std::string& file_;
  Grammar& grammar_;
  std::size_t line_number_ = 1;
  std::vector<Rule> rules_, suffixes_;
};

}  // namespace

Status add_to_grammar(std::string_view text, const std::string& file, Grammar& grammar) {
  return File{file, grammar}.read(text);
}

}  // namespace weft::timex
