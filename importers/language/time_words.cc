#include <algorithm>
#include <unordered_map>

#include "importers/language/detail/moment.h"
#include "importers/language/detail/time_lexer.h"

namespace weft::timex {
namespace {

/// Words of one sense, in the order of their values; "|" parts words of the same value.
struct Row {
  Sense sense;
  int first_value;
  int step;
  std::string_view words;
};

constexpr int of(Unit unit) { return static_cast<int>(unit); }
constexpr int of(Relation relation) { return static_cast<int>(relation); }
constexpr int of(Part part) { return static_cast<int>(part); }

constexpr Row kRows[] = {
    {Sense::kMonth, 1, 1,
     "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
     "september|sept|sep october|oct november|nov december|dec"},
    {Sense::kWeekday, 1, 1,
     "monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|wednesdays "
     "thursday|thu|thur|thurs|thursdays friday|fri|fridays saturday|sat|saturdays "
     "sunday|sun|sundays"},
    {Sense::kSeason, 1, 1, "spring|springtime summer|summertime autumn|fall winter|wintertime"},
    {Sense::kUnit, 0, 1,
     "seconds|sec|secs minute|minutes|min|mins hour|hours|hr|hrs day|days week|weeks|wk|wks "
     "fortnight|fortnights weekend|weekends month|months|mo|mos quarter|quarters "
     "year|years|yr|yrs decade|decades century|centuries"},
    {Sense::kRelation, of(Relation::kPrevious), 0, "previous prior preceding"},
    {Sense::kRelation, of(Relation::kLast), 0, "last past"},
    {Sense::kRelation, of(Relation::kThis), 0, "this current"},
    {Sense::kRelation, of(Relation::kNext), 0, "next coming upcoming"},
    {Sense::kRelation, of(Relation::kFollowing), 0, "following ensuing subsequent"},
    {Sense::kDayWord, -1, 1, "yesterday today tomorrow"},
    {Sense::kNumber, 0, 1,
     "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
     "fifteen sixteen seventeen eighteen nineteen"},
    {Sense::kNumber, 20, 10, "twenty thirty forty|fourty fifty sixty seventy eighty ninety"},
    {Sense::kNumber, 100, 900, "hundred thousand"},
    {Sense::kOrdinal, 1, 1,
     "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
     "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"},
    {Sense::kOrdinal, 30, 10, "thirtieth"},
    {Sense::kDecade, 1920, 10,
     "twenties thirties forties fifties sixties seventies eighties nineties"},
    {Sense::kPart, of(Part::kEarly), 0, "early"},
    {Sense::kPart, of(Part::kMiddle), 0, "mid"},
    {Sense::kPart, of(Part::kLate), 0, "late"},
    {Sense::kPart, of(Part::kBefore), 0, "earlier"},
    {Sense::kPart, of(Part::kAfter), 0, "later"},
    {Sense::kDayPart, 0, 1,
     "morning|mornings afternoon|afternoons evening|evenings night|nights midday|noon daytime"},
    {Sense::kMeridiem, 0, 12, "am|a.m pm|p.m"},
    {Sense::kZone, 0, 0,
     "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest jst hkt ist"},
    {Sense::kOften, of(Unit::kHour), 0, "hourly"},
    {Sense::kOften, of(Unit::kDay), 0, "daily nightly"},
    {Sense::kOften, of(Unit::kWeek), 0, "weekly"},
    {Sense::kOften, of(Unit::kFortnight), 0, "biweekly fortnightly"},
    {Sense::kOften, of(Unit::kMonth), 0, "monthly"},
    {Sense::kOften, of(Unit::kQuarter), 0, "quarterly"},
    {Sense::kOften, of(Unit::kYear), 0, "annually yearly"},
    {Sense::kVague, 0, 0, "several few many numerous countless some"},
    {Sense::kAbout, 0, 0,
     "about around approximately roughly nearly almost over under some least most exactly"},
    {Sense::kReference, -1, 0, "recently lately"},
    {Sense::kReference, 0, 0, "now currently presently nowadays"},
};

using Dictionary = std::unordered_map<std::string_view, std::vector<Lexeme::Meaning>>;

void add_row(const Row& row, Dictionary& dictionary) {
  int value = row.first_value;
  for (std::size_t at = 0; at < row.words.size();) {
    const auto end = std::min(row.words.find_first_of(" |", at), row.words.size());
    dictionary[row.words.substr(at, end - at)].push_back({row.sense, value});
    if (end < row.words.size() && row.words[end] == ' ') value += row.step;
    at = end + 1;
  }
}

const Dictionary& dictionary() {
  static const Dictionary result = [] {
    Dictionary built;
    for (const auto& row : kRows) add_row(row, built);
    return built;
  }();
  return result;
}

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

using Meanings = std::vector<Lexeme::Meaning>;

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

const std::vector<Lexeme::Meaning>& meanings_of(std::string_view word) {
  static const std::vector<Lexeme::Meaning> none;
  const auto found = dictionary().find(word);
  return found == dictionary().end() ? none : found->second;
}

std::vector<Lexeme::Meaning> meanings_of_mixed(std::string_view word) {
  if (word.empty()) return {};
  return word[0] >= '0' && word[0] <= '9' ? digit_first(word) : letter_first(word);
}

}  // namespace weft::timex
