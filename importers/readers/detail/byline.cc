#include "importers/readers/detail/byline.h"

#include <algorithm>
#include <utility>

#include "importers/readers/detail/briefing_preamble.h"
#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestDateline = 120, kLongestByline = 120;
// What stands before the first dash that sets apart.
std::string_view before_dash(std::string_view paragraph) {
  const auto head = paragraph.substr(0, kLongestDateline);
  auto first = head.npos;
  for (const std::string_view mark : {" - ", " – ", " — ", " ― ", " − ", " -- ", "-- "})
    first = std::min(first, head.find(mark));
  // "(Reuters)—Text" is written without spaces too.
  for (const std::string_view mark : {")—", ")–", ") -", ")-"}) {
    if (const auto at = head.find(mark); at != head.npos) first = std::min(first, at + 1);
  }
  return first == head.npos ? std::string_view{} : trimmed(head.substr(0, first));
}

// "SEOUL" or "NEW YORK": at least three capitals and no small letter.
bool is_place(std::string_view words) {
  const auto capitals = std::count_if(words.begin(), words.end(), is_ascii_upper);
  return capitals >= 2 && std::none_of(words.begin(), words.end(), is_ascii_lower) &&
         std::none_of(words.begin(), words.end(), is_ascii_digit);
}

bool is_agency(std::string_view words) {
  return !words.empty() && words.size() <= 40 && count_words(words) <= 5 &&
         !is_ascii_lower(words.front()) && !is_ascii_digit(words.front());
}

// A day with its month, and perhaps its year: "March 3", "3 March 2026".
bool is_day(std::string_view words) {
  return read_written_date(words).has_value() ||
         read_written_date(std::string(words).append(" 2000")).has_value();
}

}  // namespace

std::vector<std::string> authors_in(std::string_view line) {
  if (!lower_ascii(line.substr(0, 3)).starts_with("by ") || line.size() > kLongestByline) return {};
  std::vector<std::string> authors;
  std::string_view rest = line.substr(3);
  while (!rest.empty()) {
    auto end = std::min(rest.find(','), rest.find(" and "));
    end = std::min({end, rest.find(" & "), rest.size()});
    const auto name = trimmed(rest.substr(0, end));
    if (name.empty() || is_ascii_lower(name.front()) || count_words(name) > 5) return {};
    authors.emplace_back(name);
    if (end == rest.size()) break;
    rest = rest.substr(end + (rest[end] == ',' ? 1 : rest[end + 1] == '&' ? 3 : 5));
  }
  return authors;
}

std::optional<Dateline> dateline_of(std::string_view paragraph) {
  auto head = before_dash(paragraph);
  Dateline dateline;
  // "(Reuters)", or "/Xinhua/".
  if (head.ends_with(')') || head.ends_with('/')) {
    const auto close = head.size() - 1;
    const auto open = head.rfind(head.back() == ')' ? '(' : '/', close - 1);
    if (close == 0 || open == head.npos || open == close) return std::nullopt;
    const auto agency = trimmed(head.substr(open + 1, close - open - 1));
    if (!is_agency(agency)) return std::nullopt;
    dateline.agency = agency;
    head = trimmed(head.substr(0, open));
  }
  const auto comma = head.find(',');
  const auto place = trimmed(head.substr(0, comma));
  if (!is_place(place)) return std::nullopt;
  // What follows the place: its state or country, and a day, in commas.
  bool day = false;
  if (comma != head.npos) {
    const auto rest = trimmed(head.substr(comma + 1));
    for (auto from = rest; !from.empty() && !day;) {
      day = is_day(from);
      if (day) dateline.date = read_written_date(from);
      const auto next = from.find(',');
      from = next == from.npos ? std::string_view{} : trimmed(from.substr(next + 1));
    }
  }
  if (!day && dateline.agency.empty()) return std::nullopt;
  if (dateline.date && dateline.date->precision() != Precision::kDay) dateline.date.reset();
  return dateline;
}

bool read_byline(std::string_view line, Article& article) {
  if (read_statement(line, article)) return true;
  auto authors = authors_in(line);
  if (authors.empty()) return false;
  if (article.authors.empty()) article.authors = std::move(authors);
  return true;
}

void take_bylines(Article& article) {
  auto at = std::find_if(article.sections.begin(), article.sections.end(), [](const auto& section) {
    return section.kind == SectionKind::kHeadline;
  });
  at = at == article.sections.end() ? article.sections.begin() : at + 1;
  for (; at != article.sections.end(); ++at) {
    if (at->kind == SectionKind::kByline || at->kind == SectionKind::kSummary) continue;
    if (at->kind != SectionKind::kBody) return;
    const auto words = slice(article.text, at->span);
    if (words.size() >= kLongestByline || !read_byline(words, article)) break;
    at->kind = SectionKind::kByline;
  }
  if (at == article.sections.end()) return;
  if (const auto dateline = dateline_of(slice(article.text, at->span))) {
    if (article.source.empty()) article.source = dateline->agency;
    if (!article.published) article.published = dateline->date;
  }
}

}  // namespace weft
