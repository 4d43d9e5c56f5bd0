#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "importers/readers/reader.h"

namespace weft {

/// Reads articles in the vocabulary of schema.org as JSON-LD: one object, a list, or an "@graph";
/// any type whose name ends in "Article", "Posting" or "Report". `articleBody`, or else
/// `description`, is the text, below `headline`. What is no article is passed over; an article
/// without text is set aside as "article N". Linear time.
void read_json_ld(std::string_view bytes, const std::string& path, const ReadOptions& options,
                  const ReadSink& sink);
/// The same of a value that is parsed already, found at `place` of the input.
void read_json_ld_value(const nlohmann::json& value, const std::string& place,
                        const std::string& path, const ReadOptions& options, const ReadSink& sink);

/// True if `head` begins as JSON does and names schema.org as its context.
[[nodiscard]] bool looks_like_json_ld(std::string_view head);

}  // namespace weft
