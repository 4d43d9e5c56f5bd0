#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/article.h"

namespace weft {

/// What the headings of a briefing page announce.
enum class Zone : std::uint8_t {
  kTldr,  ///< "30-Second TL;DR": the aggregator's own summary begins.
  kWhatChanged,
  kWhyItMatters,
  kWhatToDo,
  kWhoShouldCare,
  kInsight,  ///< "Deep Insight": the long part begins.
  kTakeaways,
  kComparison,
  kTechnical,
  kForecasts,
  kTimeline,
  kFurniture,  ///< Recaps, related links, newsletters: all under it is dropped.
  kOther,      ///< A heading that we do not know.
};

struct HeadingLine {
  Zone zone;
  Span words;  ///< The heading itself, in the line: without picture, mark or switch.
  Span rest;   ///< What stands on the same line as its text; empty if nothing.
  std::optional<Origin> says;  ///< Who wrote what follows, where the line says so.
};

/// Recognises the headings of briefing pages by their words: pictures before them may be missing or
/// mangled, a switch ("▸ Show") or a mark ("AI analysis grounded in …") may be glued to them.
[[nodiscard]] std::optional<HeadingLine> heading_in(std::string_view line);

/// How much a heading speaks for the page being a briefing: 2 for words that hardly stand alone on
/// a line elsewhere, 1 for common ones ("Timeline"), 0 for none.
[[nodiscard]] int weight_of_heading(std::string_view line);

/// Who wrote what follows, where a line says just that: "AI-generated analysis for this event."
[[nodiscard]] std::optional<Origin> origin_mark(std::string_view line);

/// "🌍Freshcollected in 70m".
[[nodiscard]] bool is_freshness_mark(std::string_view line);
/// "PostLinkedIn", "Share", "Copy link".
[[nodiscard]] bool is_share_line(std::string_view line);
/// "AI-curated news aggregator. …", "All rights reserved", "Original source: …".
[[nodiscard]] bool is_footer(std::string_view line);
/// The source that "Read original on X" or "Original source: X ↗" names; empty if the line is
/// neither.
[[nodiscard]] std::string_view source_in(std::string_view line);
/// What follows "Published", "Posted on" and the like; empty if the line is no such line.
[[nodiscard]] std::string_view publication_in(std::string_view line);
/// Where a page glued behind a footer begins ("… ↗🌍Freshcollected in 70m"); the size of `line` if
/// nowhere.
[[nodiscard]] std::size_t freshness_mark_within(std::string_view line);

}  // namespace weft
