#include "exporters/markdown.h"

#include <optional>
#include <string>
#include <string_view>

#include "exporters/detail/display.h"
#include "exporters/detail/output.h"
#include "exporters/detail/wording.h"

namespace weft {
namespace {

/// Text as text: on one line, with a backslash before whatever CommonMark or its common extensions
/// could read as markup. Every character escaped here is ASCII punctuation, which may be (2.4).
std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : detail::one_line(text)) {
    if (std::string_view{"\\`*_[]<>#|~&$"}.find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

/// An address fit to stand in `<…>` as a link's target; empty for any scheme but the web's.
std::string link_target(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return {};
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '\\') return {};
  }
  return std::string{"<"}.append(url).append(">");
}

std::string source_link(const Evidence& evidence) {
  const std::string target = link_target(evidence.url);
  const std::string text = escaped(detail::citation(evidence));
  return target.empty() ? text : "[" + text + "](" + target + ")";
}

std::string year_heading(const EventAnswer& event) {
  if (!event.date) return "Undated";
  const Day first = event.date->earliest();
  const Day day = first == kFirstDay ? event.date->latest() : first;
  return std::to_string(calendar_of(day).year);
}

void write_event(const EventAnswer& event, std::ostream& out) {
  out << "- **" << (event.date ? escaped(detail::date_words(*event.date)) : "undated") << "** ";
  const std::string marks = detail::marks_of(event.status, event.origin);
  if (!marks.empty()) out << "*(" << marks << ")* ";
  out << escaped(event.summary);
  const std::string details = detail::joined(
      {detail::relation_words(event.type), detail::participants_text(event.participants),
       event.speaker ? "said by " + event.speaker->name : ""},
      " · ");
  out << "\\\n  " << escaped(details) << "\n";  // The backslash breaks the line.
  for (const auto& evidence : event.evidence) {
    out << "\n  > “" << escaped(evidence.text) << "”\n  > — " << source_link(evidence) << "\n";
  }
  out << "\n";
}

void write_under_years(const std::vector<EventAnswer>& events, std::ostream& out) {
  std::string heading;
  for (const auto& event : events) {
    if (year_heading(event) != heading) {
      heading = year_heading(event);
      out << "## " << heading << "\n\n";
    }
    write_event(event, out);
  }
}

}  // namespace

Status write_markdown(const Timeline& timeline, std::ostream& out) {
  std::vector<std::string> names;
  for (const auto& entity : timeline.entities) names.push_back(entity.name);
  out << "# Timeline of " << (names.empty() ? "everything" : escaped(detail::joined(names, ", ")))
      << "\n\n";
  if (timeline.events.empty() && timeline.undated.empty()) out << "No events.\n";
  write_under_years(timeline.events, out);
  write_under_years(timeline.undated, out);
  return detail::written(out);
}

}  // namespace weft
