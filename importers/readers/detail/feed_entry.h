#pragma once

#include <optional>
#include <string>
#include <vector>

#include "importers/readers/reader.h"

namespace weft {

/// What a feed says of itself; it holds for entries that say nothing else.
struct FeedHead {
  std::string title;
  std::string language;
  std::vector<std::string> authors;
};

/// One entry of a feed of any kind.
struct FeedEntry {
  std::string id;
  std::string url;
  std::string title;    ///< HTML, as most feeds have it.
  std::string content;  ///< HTML.
  std::string summary;  ///< HTML; the text of an entry without content.
  std::string source;   ///< Where the entry itself says it comes from elsewhere.
  std::string language;
  std::vector<std::string> authors;
  std::optional<EdtfDate> published, modified;
};

/// `text` without markup, as HTML.
[[nodiscard]] std::string html_of_plain(std::string_view text);

/// Hands `entry` on as an article, or says at `place` that there is nothing in it.
void hand_on(FeedEntry entry, const FeedHead& feed, const std::string& place,
             const std::string& path, const ReadOptions& options, const ReadSink& sink);

}  // namespace weft
