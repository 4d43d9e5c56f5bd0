#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace weft {

/// The names in "By Jane Doe and John Roe"; empty if the line is no byline.
[[nodiscard]] std::vector<std::string> authors_in(std::string_view line);

/// What a dateline says: "SEOUL, March 3, 2026 (Reuters) - ".
struct Dateline {
  std::string agency;            ///< "Reuters"; empty if none is named.
  std::optional<EdtfDate> date;  ///< Only where it has a year.
};
/// The dateline that a paragraph begins with: a place in capitals, and behind it a day, an agency
/// in brackets ("(AP)", "/Xinhua/") or both, up to a dash. English.
[[nodiscard]] std::optional<Dateline> dateline_of(std::string_view paragraph);

/// Takes what a line between the headline and the text says: who wrote it, when, for whom. True if
/// it is such a line.
bool read_byline(std::string_view line, Article& article);

/// Makes bylines of the short paragraphs right below the headline (or at the top, where there is
/// none) that are such lines, and takes the dateline of the paragraph below them. What the article
/// knows already stays.
void take_bylines(Article& article);

}  // namespace weft
