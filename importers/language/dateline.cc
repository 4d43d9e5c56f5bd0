#include "importers/language/dateline.h"

#include <algorithm>

namespace weft {
namespace {

/// An article whose first sentence tells of a day more than a year before others is a history.
constexpr Day kLongAfter = 366;

bool is_day(const TimeExpression& time) {
  return time.date && !time.date->is_open() && time.date->earliest() == time.date->latest();
}

std::uint32_t width(Span span) { return span.end - span.begin; }

bool lies_in(const TimeExpression& time, Span span) {
  return span.begin <= time.span.begin && time.span.end <= span.end;
}

/// "March 3, 2024 (Reuters) - ", "March 3, 2024 —".
bool ends_a_dateline(std::string_view text, const TimeExpression& time) {
  const auto rest = text.substr(time.span.end, 4);
  const auto mark = rest.find_first_not_of(" ,");
  if (mark == std::string_view::npos) return false;
  const auto after = rest.substr(mark);
  return after.starts_with("(") || after.starts_with("–") || after.starts_with("—") ||
         after.starts_with("--") || after.starts_with("- ");
}

bool tells_of_much_later(const std::vector<TimeExpression>& times, Day day) {
  return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
    return time.date && !time.date->is_open() && time.date->earliest() > day + kLongAfter;
  });
}

/// Little stands beside the date: "Updated March 6, 2008".
bool is_date_line(const Sentence& sentence, const TimeExpression& time) {
  constexpr std::uint32_t kMostBesides = 24;
  return width(sentence.span) <= width(time.span) + kMostBesides;
}

/// A headline or a name of an author is shorter than most sentences, and has no full stop.
bool is_prose(std::string_view text, const Sentence& sentence) {
  constexpr std::uint32_t kShortest = 40;
  return width(sentence.span) >= kShortest && slice(text, sentence.span).back() == '.';
}

}  // namespace

std::optional<EdtfDate> date_of_writing(const Article& article,
                                        const std::vector<Sentence>& sentences,
                                        const std::vector<TimeExpression>& times) {
  for (const auto& section : article.sections) {
    if (section.kind != SectionKind::kByline) continue;
    auto time = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) {
      return t.span.begin < section.span.begin;
    });
    for (; time != times.end() && lies_in(*time, section.span); ++time) {
      if (is_day(*time)) return EdtfDate::on_day(time->date->earliest());
    }
  }
  constexpr int kTop = 5;  // Title, author, date; then the text begins.
  int seen = 0;
  auto time = times.begin();
  for (const auto& sentence : sentences) {
    const auto kind = article.sections[sentence.section].kind;
    if (sentence.cell || (kind != SectionKind::kBody && kind != SectionKind::kHeadline)) continue;
    if (++seen > kTop) break;
    for (; time != times.end() && time->span.end <= sentence.span.end; ++time) {
      if (!is_day(*time) || !lies_in(*time, sentence.span)) continue;
      const auto day = time->date->earliest();
      if (is_date_line(sentence, *time) || ends_a_dateline(article.text, *time) ||
          (kind == SectionKind::kBody && !tells_of_much_later(times, day))) {
        return EdtfDate::on_day(day);
      }
    }
    if (kind == SectionKind::kBody && is_prose(article.text, sentence)) break;
  }
  return std::nullopt;
}

}  // namespace weft
