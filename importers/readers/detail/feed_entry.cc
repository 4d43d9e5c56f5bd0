#include "importers/readers/detail/feed_entry.h"

#include <utility>

#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/text_builder.h"
#include "importers/readers/html_reader.h"

namespace weft {
namespace {

std::string first_of(std::string first, const std::string& second) {
  return first.empty() ? second : first;
}

// Titles are text by some specifications and HTML by custom: "AT&amp;T", "<b>Ferry</b>".
std::string title_text(const std::string& title) {
  if (title.find_first_of("&<") == title.npos) return title;
  auto text = read_html_fragment({title, {}, "utf-8"}).text;
  return has_word(text) ? text : title;
}

}  // namespace

std::string html_of_plain(std::string_view text) {
  if (text.empty()) return {};
  std::string html = "<p>";
  bool blank = false;  // Between two line ends.
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '\n':
        html += blank ? "</p><p>" : "\n";
        break;
      default:
        html += c;
    }
    blank = c == '\n' || (blank && (c == ' ' || c == '\r' || c == '\t'));
  }
  return html + "</p>";
}

void hand_on(FeedEntry entry, const FeedHead& feed, const std::string& place,
             const std::string& path, const ReadOptions& options, const ReadSink& sink) {
  auto article = read_html_fragment({entry.content, entry.url, "utf-8"});
  if (!has_word(article.text)) article = read_html_fragment({entry.summary, entry.url, "utf-8"});
  give_headline(article, title_text(entry.title), Origin::kReporting);
  if (article.sections.empty())
    return sink.set_aside({path, place, "the entry has neither a title nor a text"});
  article.has_given_key = !entry.id.empty() || !entry.url.empty();
  article.key = article.has_given_key ? as_line(first_of(entry.id, entry.url)) : path;
  article.url = as_line(entry.url);
  article.source = as_line(title_text(first_of(std::move(entry.source), feed.title)));
  article.language = as_line(first_of(std::move(entry.language), feed.language));
  for (const auto& author : entry.authors.empty() ? feed.authors : entry.authors)
    article.authors.push_back(as_line(author));
  article.published = entry.published ? entry.published : entry.modified;
  if (entry.published) article.modified = entry.modified;
  finish(std::move(article), path, options, sink);
}

}  // namespace weft
