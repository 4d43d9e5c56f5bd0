#include <algorithm>

#include "exporters/detail/display.h"
#include "exporters/detail/text_parts.h"
#include "exporters/detail/wording.h"
#include "exporters/text.h"

namespace weft {
namespace {

using detail::Ink;
using detail::Page;

constexpr std::size_t kGap = 2;
constexpr std::size_t kWidestDate = 16;  ///< Longer ones are wrapped in the margin.

/// Where the texts begin: right of the dates.
std::size_t text_column_of(const Timeline& timeline) {
  std::size_t widest = timeline.undated.empty() ? 0 : detail::display_width("undated");
  for (const auto& event : timeline.events) {
    const std::string date = event.date ? detail::date_words(*event.date) : "";
    widest = std::max(widest, std::min(kWidestDate, detail::display_width(date)));
  }
  return widest + kGap;
}

std::string counts_of(const Timeline& timeline) {
  std::string text = detail::count_text(timeline.events.size(), "event", "events");
  if (!timeline.undated.empty()) {
    text += " and " + std::to_string(timeline.undated.size()) + " without a date";
  }
  return text;
}

void write_all(std::span<const EventAnswer> events, std::size_t column, Page& page) {
  while (!events.empty()) {
    std::size_t together = 1;
    while (together < events.size() && detail::told_together(events[0], events[together])) {
      ++together;
    }
    page.blank();
    detail::write_events(events.first(together), column, page);
    events = events.subspan(together);
  }
}

}  // namespace

Status write_text(const Timeline& timeline, std::ostream& out, const TextStyle& style) {
  Page page{out, style};
  const std::size_t column = text_column_of(timeline);
  page.paragraph("Timeline of " + (timeline.entities.empty() ? "everything"
                                                             : detail::names_of(timeline.entities)),
                 0, Ink::kStrong);
  page.paragraph(counts_of(timeline), 0, Ink::kAccent);
  write_all(timeline.events, column, page);
  write_all(timeline.undated, column, page);
  return page.finish();
}

}  // namespace weft
