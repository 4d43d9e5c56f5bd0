#include "exporters/detail/wording.h"

#include <array>
#include <charconv>
#include <cmath>

#include "exporters/detail/display.h"

namespace weft::detail {
namespace {

/// The names that EDTF's numbers beyond December stand for; empty where there is none.
std::string_view name_of_subyear(std::string_view month) {
  constexpr std::array<std::string_view, 21> kNames = {"spring",
                                                       "summer",
                                                       "autumn",
                                                       "winter",
                                                       "spring",
                                                       "summer",
                                                       "autumn",
                                                       "winter",
                                                       "spring (south)",
                                                       "summer (south)",
                                                       "autumn (south)",
                                                       "winter (south)",
                                                       "Q1",
                                                       "Q2",
                                                       "Q3",
                                                       "Q4",
                                                       "first third",
                                                       "second third",
                                                       "last third",
                                                       "H1",
                                                       "H2"};
  int number = 0;
  const auto [end, error] = std::from_chars(month.data(), month.data() + month.size(), number);
  if (error != std::errc{} || end != month.data() + month.size()) return {};
  const int index = number - 21;
  return index >= 0 && index < static_cast<int>(kNames.size())
             ? kNames[static_cast<std::size_t>(index)]
             : std::string_view{};
}

/// "2024-21" as "2024 spring", "196X" as "1960s", "19XX" as "1900s"; other dates as they are.
std::string unqualified_words(std::string_view date) {
  const std::size_t hyphen = date.find('-', 1);  // Not the sign of the year.
  if (hyphen != std::string_view::npos) {
    const auto name = name_of_subyear(date.substr(hyphen + 1));
    if (!name.empty()) return std::string{date.substr(0, hyphen)}.append(" ").append(name);
    return std::string{date};
  }
  std::string words{date};
  if (!words.empty() && words.back() == 'X') {
    for (char& c : words) {
      if (c == 'X') c = '0';
    }
    words += 's';
  }
  return words;
}

/// One side of an interval, with its qualifier in words.
std::string single_words(std::string_view date) {
  if (date.empty() || date == "..") return {};
  const char qualifier = date.back();
  if (qualifier == '~') return "about " + unqualified_words(date.substr(0, date.size() - 1));
  if (qualifier == '?' || qualifier == '%') {
    const std::string about = qualifier == '%' ? "about " : "";
    return about + unqualified_words(date.substr(0, date.size() - 1)) + " (uncertain)";
  }
  return unqualified_words(date);
}

std::string_view mark_of(FactStatus status) {
  switch (status) {
    case FactStatus::kReported:
      return {};
    case FactStatus::kStated:
      return "said";
    case FactStatus::kPlanned:
    case FactStatus::kPredicted:
    case FactStatus::kDenied:
    case FactStatus::kAlleged:
      return name_of(status);
  }
  return {};
}

}  // namespace

std::string_view word_for(EntityType type) {
  constexpr std::array<std::string_view, 8> kWords = {"person", "organisation", "place", "product",
                                                      "law",    "work",         "event", "other"};
  return kWords[static_cast<std::size_t>(type)];
}

std::string relation_words(std::string_view relation) {
  std::string words = one_line(relation);
  for (char& c : words) {
    if (c == '_') c = ' ';
  }
  return words;
}

std::string number_text(double number) {
  if (!std::isfinite(number)) return "?";
  const double tenths = std::round(number * 10.0) / 10.0;
  std::array<char, 400> digits{};
  const int decimals = tenths == std::floor(tenths) ? 0 : 1;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), tenths,
                                 std::chars_format::fixed, decimals);
  return {digits.data(), end.ptr};
}

std::string count_text(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count).append(" ").append(count == 1 ? singular : plural);
}

std::string date_words(const EdtfDate& date) {
  const std::string_view text = date.text();
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return single_words(text);
  const std::string begin = single_words(text.substr(0, slash));
  const std::string end = single_words(text.substr(slash + 1));
  if (begin.empty()) return "until " + end;
  if (end.empty()) return "from " + begin;
  return begin + " to " + end;
}

std::string day_words(Day day) {
  return day == kFirstDay || day == kLastDay ? std::string{} : to_iso(day);
}

std::string marks_of(FactStatus status, Origin origin) {
  return joined(
      {std::string{mark_of(status)}, origin == Origin::kAnalysis ? "machine-written" : ""}, ", ");
}

std::string participants_text(const std::vector<RoleRef>& participants) {
  std::vector<std::string> taking_part, named;
  for (const auto& [entity, role] : participants) {
    (role == Role::kContext ? named : taking_part).push_back(one_line(entity.name));
  }
  const std::string context = joined(named, ", ");
  return joined({joined(taking_part, ", "), context.empty() ? context : "named: " + context}, "; ");
}

std::string published_words(const std::optional<EdtfDate>& published, bool inferred) {
  if (!published) return "undated";
  return date_words(*published) + (inferred ? " (inferred)" : "");
}

std::string citation(const Evidence& evidence) {
  const std::string title = one_line(evidence.title);
  return joined({one_line(evidence.source), title.empty() ? "" : "“" + title + "”",
                 evidence.source.empty() && title.empty() ? one_line(evidence.key) : "",
                 published_words(evidence.published, evidence.published_inferred)},
                ", ");
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string whole;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!whole.empty()) whole += separator;
    whole += part;
  }
  return whole;
}

}  // namespace weft::detail
