#pragma once

#include <string>
#include <string_view>

#include "importers/readers/reader.h"

namespace weft {

/// Reads a JSON Feed (version 1 or 1.1) as read_feed() does. An entry that cannot be read is set
/// aside as "entry N".
void read_json_feed(std::string_view bytes, const std::string& path, const ReadOptions& options,
                    const ReadSink& sink);
[[nodiscard]] bool looks_like_json_feed(std::string_view head);

}  // namespace weft
