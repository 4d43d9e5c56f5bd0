#include "importers/readers/detail/json_feed.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/feed_entry.h"
#include "importers/readers/detail/json_fields.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

using nlohmann::json;

// Version 1.1 has a list of authors, version 1 one author.
std::vector<std::string> authors_of(const json& object) {
  auto authors = names_in(object, "authors");
  return authors.empty() ? names_in(object, "author") : authors;
}

FeedEntry entry_of(const json& item) {
  FeedEntry entry;
  entry.id = text_in(item, "id");
  entry.url = text_in(item, "url");
  if (entry.url.empty()) entry.url = text_in(item, "external_url");
  entry.title = html_of_plain(text_in(item, "title"));
  entry.content = text_in(item, "content_html");
  if (entry.content.empty()) entry.content = html_of_plain(text_in(item, "content_text"));
  entry.summary = html_of_plain(text_in(item, "summary"));
  entry.language = text_in(item, "language");
  entry.authors = authors_of(item);
  entry.published = read_written_date(text_in(item, "date_published"));
  entry.modified = read_written_date(text_in(item, "date_modified"));
  return entry;
}

}  // namespace

void read_json_feed(std::string_view bytes, const std::string& path, const ReadOptions& options,
                    const ReadSink& sink) {
  const auto feed = parse_json(bytes);
  if (!feed) return sink.set_aside({path, {}, feed.error().message});
  const auto items = feed->find("items");
  if (items == feed->end() || !items->is_array())
    return sink.set_aside({path, {}, "is no JSON Feed: it has no list of \"items\""});
  if (items->empty()) return sink.set_aside({path, {}, "is a feed without entries"});
  const FeedHead head{html_of_plain(text_in(*feed, "title")), text_in(*feed, "language"),
                      authors_of(*feed)};
  std::size_t number = 0;
  for (const auto& item : *items)
    hand_on(entry_of(item), head, "entry " + std::to_string(++number), path, options, sink);
}

bool looks_like_json_feed(std::string_view head) {
  return trimmed(head.substr(0, 400)).starts_with('{') &&
         head.find("//jsonfeed.org/version/") != head.npos;
}

}  // namespace weft
