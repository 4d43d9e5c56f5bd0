#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

/// A part of a page that is one thing: a paragraph, a list item, a forecast, an entry of a
/// timeline.
struct ZonePart {
  Span span;
  std::optional<Span> label;  ///< As in Section.
};

/// The text of a list item without the marks before it ("•", "• •", "-", "1."); the line itself if
/// it has none.
[[nodiscard]] Span without_list_marks(std::string_view text, Span line);

/// List items, each with its continuation lines; where nothing is marked as an item, paragraphs if
/// `paragraphs`, else lines. `lines` are trimmed; blank ones separate.
[[nodiscard]] std::vector<ZonePart> split_items(std::string_view text, std::span<const Span> lines,
                                                bool paragraphs);
/// Predictions, each with the reason that follows it.
[[nodiscard]] std::vector<ZonePart> split_forecasts(std::string_view text,
                                                    std::span<const Span> lines);
/// Entries of a timeline: a date on its own line or before the text, then the text.
[[nodiscard]] std::vector<ZonePart> split_timeline(std::string_view text,
                                                   std::span<const Span> lines);

}  // namespace weft
