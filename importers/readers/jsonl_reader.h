#pragma once

#include <string>
#include <string_view>

#include "importers/readers/detail/input_stream.h"
#include "importers/readers/reader.h"

namespace weft {

/// Reads one JSON object a line: `text` (or `html`: a page, or a piece of one that is all body),
/// and where there are any `id`, `title`, `url`, `source`, `published`, `language`, `authors`;
/// other fields are ignored. `text` is kept to the byte; when `options.format` is kAuto and it has
/// the shape of a briefing page, it is read as one, and what the object states goes before what the
/// page states. An object of schema.org's (`@type`) is read as JSON-LD. A line that cannot be
/// read is set aside as "line N", as is one of more than 1 GiB; blank lines are skipped. Time
/// linear, memory that of the longest line.
void read_json_lines(InputStream& input, const std::string& path, const ReadOptions& options,
                     const ReadSink& sink);

/// True if the first lines of `bytes` that are not blank begin like JSON objects.
[[nodiscard]] bool looks_like_json_lines(std::string_view bytes);

}  // namespace weft
