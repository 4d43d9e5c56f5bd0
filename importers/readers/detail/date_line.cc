#include "importers/readers/detail/date_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestDate = 80;

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

enum class Part {
  kYear,    // "2024", "2024-01", "2024/01/15", "2020s": enough for a date by itself
  kMonth,   // "March", "Q3", "H1", "spring"
  kNow,     // "Present": enough only as the whole line
  kNumber,  // "3", "3rd"
  kLink,    // "to", "–", "early", "of", "(expected)"
  kNothing,
};
struct DateToken {
  Part part = Part::kNothing;
  std::size_t length = 0;
  bool fine = false;  // Says more than the year.
};

bool starts_name(std::string_view word, std::string_view name) {
  return word.size() >= 3 && name.starts_with(word) &&
         (word.size() <= 4 || word.size() == name.size());
}

template <std::size_t N>
std::optional<unsigned> index_of(const std::array<std::string_view, N>& names,
                                 std::string_view word) {
  for (unsigned i = 0; i < N; ++i) {
    if (starts_name(word, names[i])) return i;
  }
  return std::nullopt;
}

bool is_in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

// "2024", and "-01", "/01" or ".01" behind it, twice at most.
DateToken year_at(std::string_view text) {
  std::size_t end = 4;
  bool fine = false;
  for (int i = 0; i < 2 && end < text.size(); ++i) {
    const char mark = text[end];
    if (mark != '-' && mark != '/' && mark != '.') break;
    const auto digits = digits_at(text, end + 1);
    const bool quarter = end + 2 < text.size() && (text[end + 1] == 'Q' || text[end + 1] == 'H') &&
                         digits_at(text, end + 2) == 1;
    if (digits != 2 && !(digits == 1 && mark == '/') && !quarter) break;
    end += quarter ? 3 : 1 + digits;
    fine = true;
  }
  if (end == 4 && text.size() > 4 && text[4] == 's') ++end;
  // The time of day that ISO 8601 allows behind a day.
  if (end == 10 && end < text.size() && text[end] == 'T' && digits_at(text, end + 1) == 2) {
    while (end < text.size() && text[end] != ' ') ++end;
  }
  return {Part::kYear, end, fine};
}

DateToken number_at(std::string_view text) {
  const auto digits = digits_at(text, 0);
  if (digits == 4 && text[0] >= '1' && text[0] <= '2') return year_at(text);
  if (digits > 2) return {};
  std::size_t end = digits;
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (text.substr(digits).starts_with(ending)) end = digits + 2;
  }
  const bool quarter = digits == 1 && text.size() > 1 && (text[1] == 'Q' || text[1] == 'H');
  if (quarter) return {Part::kMonth, 2, true};
  // "03/2024", "15.01.2024"
  if (end == digits && end + 1 < text.size() && (text[end] == '/' || text[end] == '.')) ++end;
  return {Part::kNumber, end, false};
}

DateToken word_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  const std::string word = lower_ascii(text.substr(0, end));
  const bool dotted = end < text.size() && text[end] == '.';
  if (index_of(kMonths, word) || word == "sept")
    return {Part::kMonth, end + (dotted ? 1U : 0U), true};
  if (index_of(kDays, word)) return {Part::kLink, end + (dotted ? 1U : 0U), false};
  if (is_in(word, {"q", "h"}) && digits_at(text, 1) == 1) return {Part::kMonth, 2, true};
  if (is_in(word, {"spring", "summer", "autumn", "fall", "winter"}))
    return {Part::kMonth, end, true};
  if (is_in(word,
            {"present", "now", "today", "ongoing", "current", "currently", "upcoming", "tbd"}))
    return {Part::kNow, end, false};
  if (is_in(word,
            {"to",        "and",     "of",     "through",  "until",   "since",     "from",
             "by",        "in",      "before", "after",    "early",   "mid",       "late",
             "circa",     "about",   "around", "expected", "planned", "projected", "estimated",
             "onward",    "onwards", "bc",     "bce",      "ad",      "ce",        "end",
             "beginning", "first",   "second", "half",     "quarter"}))
    return {Part::kLink, end, false};
  if (is_in(word, {"c", "ca", "est"}) && dotted) return {Part::kLink, end + 1, false};
  return {};
}

DateToken token_at(std::string_view text) {
  if (is_ascii_digit(text[0])) return number_at(text);
  if (is_ascii_letter(text[0])) return word_at(text);
  for (const std::string_view mark :
       {" ", "\t", ",", "-", "–", "—", "/", "~", "(", ")", "\u00A0"}) {
    if (text.starts_with(mark)) return {Part::kLink, mark.size(), false};
  }
  return {};
}

// The end of `text` without links that lead nowhere ("2024-01 –").
std::size_t drop_links(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {" ", "\t", ",", "-", "–", "—", "/", "(", "\u00A0"}) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      again = true;
    }
  }
  return text.size();
}

bool sets_apart(std::string_view rest, bool fine) {
  const auto word = trimmed(rest);
  if (word.empty()) return true;
  for (const std::string_view mark : {":", "-", "–", "—", "|", "→", "•", "·"}) {
    if (word.starts_with(mark)) return word.size() < rest.size() || mark != "-";
  }
  if (rest.starts_with("\t") || rest.starts_with("  ")) return true;
  return fine && is_ascii_upper(word[0]);
}

}  // namespace

std::size_t date_prefix(std::string_view line) {
  const auto text = line.substr(0, std::min(line.size(), kLongestDate));
  bool enough = false, fine = false, now = false;
  std::size_t at = 0, good = 0;
  while (at < text.size()) {
    const auto token = token_at(text.substr(at));
    if (token.part == Part::kNothing) break;
    // A word must end with the token: "Mayor" begins no date; glued text begins with a capital.
    const std::size_t end = at + token.length;
    if (is_ascii_letter(text[end - 1]) && end < text.size() && is_ascii_lower(text[end])) break;
    at = end;
    enough = enough || token.part == Part::kYear;
    fine = fine || token.fine;
    now = now || token.part == Part::kNow;
    if (token.part != Part::kLink || is_ascii_letter(text[at - 1]) || text[at - 1] == ')')
      good = at;
  }
  if (at == line.size() && (enough || fine || now)) return drop_links(text.substr(0, at));
  if (!enough) return 0;
  // A word taken for a link may begin what follows: "2024 By now …".
  for (const std::size_t end : {drop_links(text.substr(0, at)), good}) {
    if (end != 0 && sets_apart(line.substr(end), fine)) return drop_links(text.substr(0, end));
  }
  return 0;
}

std::optional<EdtfDate> read_written_date(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > kLongestDate) return std::nullopt;
  if (auto iso = parse_edtf(text); iso.has_value()) return iso.value();
  std::optional<int> year;
  std::optional<unsigned> month, day;
  for (std::size_t at = 0; at < text.size();) {
    const auto digits = digits_at(text, at);
    if (digits == 4 && !year) {
      year = std::stoi(std::string(text.substr(at, 4)));
      at += 4;
      if (month && day) break;  // What follows is the time of day.
    } else if (digits > 0 && digits <= 2 && !day && !(year && month)) {
      day = static_cast<unsigned>(std::stoi(std::string(text.substr(at, digits))));
      at += digits;
      for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (text.substr(at).starts_with(ending)) at += 2;
      }
    } else if (is_ascii_letter(text[at])) {
      std::size_t end = at;
      while (end < text.size() && is_ascii_letter(text[end])) ++end;
      const std::string word = lower_ascii(text.substr(at, end - at));
      const auto found = word == "sept" ? std::optional<unsigned>(8) : index_of(kMonths, word);
      if (found && month) return std::nullopt;
      if (found) month = *found + 1;
      if (!found && !index_of(kDays, word) && word != "of" && word != "the") return std::nullopt;
      at = end;
    } else if (text[at] == ' ' || text[at] == ',' || text[at] == '.') {
      ++at;
    } else {
      return std::nullopt;
    }
  }
  if (!year || !month) return std::nullopt;
  if (!day) return EdtfDate::in_month(*year, *month);
  const auto found = day_of(*year, *month, *day);
  return found ? std::optional(EdtfDate::on_day(*found)) : std::nullopt;
}

}  // namespace weft
