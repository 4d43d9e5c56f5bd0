#pragma once

#include <string>
#include <string_view>

#include "importers/readers/reader.h"

namespace weft {

/// Reads a feed: RSS 0.9 to 2.0 (RSS 1.0 as RDF), Atom 0.3 and 1.0, or JSON Feed. Every entry is an
/// article with the entry's id or address for a key; its content, or else its summary, is the text,
/// below its title. The feed's title is the source. An entry without title and text is set aside as
/// "entry N"; of a feed that is cut off, the entries before the damage are read. Linear time.
void read_feed(std::string_view bytes, const std::string& path, const ReadOptions& options,
               const ReadSink& sink);

/// True if `head` begins as a feed does: <rss>, <feed> or <rdf:RDF> of RSS, or a JSON object that
/// names the version of JSON Feed.
[[nodiscard]] bool looks_like_feed(std::string_view head);

}  // namespace weft
