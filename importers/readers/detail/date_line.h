#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/date.h"

namespace weft {

/// How many bytes of `line` are the date that it begins with, as timelines write dates: "2024",
/// "2024-01", "2024-01-15", "March 2024", "Mar 3, 2024", "Q3 2024", "early 2025",
/// "2024-01 to 2024-03", "2024–2025", "Present". 0 if the line is no entry of a timeline: the date
/// must be the whole line, or something must set it apart from what follows (a colon, a dash, a
/// capital letter). English. Linear time in the date.
[[nodiscard]] std::size_t date_prefix(std::string_view line);

/// A calendar day or month written out: "2026-03-03", "2026-03-03T10:00:00Z", "March 3, 2026",
/// "3 Mar 2026", "Tue, 03 Mar 2026 10:00:00 GMT", "March 2026". Empty if `text` is anything else.
[[nodiscard]] std::optional<EdtfDate> read_written_date(std::string_view text);

}  // namespace weft
