#include "importers/readers/jsonld_reader.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/feed_entry.h"
#include "importers/readers/detail/json_fields.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

using nlohmann::json;

bool is_article_type(const json& type) {
  if (type.is_array()) {
    for (const auto& one : type) {
      if (one.is_string() && is_article_type(one)) return true;
    }
    return false;
  }
  if (!type.is_string()) return false;
  const auto& name = type.get_ref<const std::string&>();
  return name.ends_with("Article") || name.ends_with("Posting") || name.ends_with("Report");
}

bool is_article(const json& object) {
  const auto type = object.find("@type");
  return type != object.end() && is_article_type(*type);
}

// Every article in `value`, in the order in which they stand: itself, those of a list or of a
// graph, and those that others are about.
std::vector<const json*> articles_in(const json& value) {
  std::vector<const json*> found, waiting{&value};
  while (!waiting.empty()) {
    const json& at = *waiting.back();
    waiting.pop_back();
    if (is_article(at)) {
      found.push_back(&at);
      continue;
    }
    std::vector<const json*> below;
    if (at.is_array()) {
      for (const auto& one : at) below.push_back(&one);
    }
    for (const char* field : {"@graph", "mainEntity", "itemListElement", "item"}) {
      if (const auto inner = at.find(field); inner != at.end()) below.push_back(&*inner);
    }
    waiting.insert(waiting.end(), below.rbegin(), below.rend());
  }
  return found;
}

std::string first_text(const json& object, std::initializer_list<const char*> fields) {
  for (const char* field : fields) {
    if (auto text = text_in(object, field); !text.empty()) return text;
  }
  return {};
}

// Bodies are plain text by the vocabulary, and HTML on many a site.
std::string html_of(const std::string& body) {
  const bool markup = body.find("</") != body.npos || body.find("<br") != body.npos;
  return markup ? body : html_of_plain(body);
}

FeedEntry entry_of(const json& object) {
  FeedEntry entry;
  entry.id = first_text(object, {"identifier", "@id"});
  entry.url = first_text(object, {"url", "mainEntityOfPage"});
  entry.title = first_text(object, {"headline", "name"});
  entry.content = html_of(text_in(object, "articleBody"));
  entry.summary = html_of(text_in(object, "description"));
  entry.source = first_text(object, {"publisher", "sourceOrganization", "isPartOf"});
  entry.language = text_in(object, "inLanguage");
  entry.authors = names_in(object, "author");
  if (entry.authors.empty()) entry.authors = names_in(object, "creator");
  entry.published = read_written_date(first_text(object, {"datePublished", "dateCreated"}));
  entry.modified = read_written_date(text_in(object, "dateModified"));
  return entry;
}

}  // namespace

void read_json_ld_value(const json& value, const std::string& place, const std::string& path,
                        const ReadOptions& options, const ReadSink& sink) {
  const auto articles = articles_in(value);
  if (articles.empty())
    return sink.set_aside({path, place, "is JSON-LD without an article (\"@type\")"});
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto where = place.empty() ? "article " + std::to_string(i + 1) : place;
    hand_on(entry_of(*articles[i]), {}, where, path, options, sink);
  }
}

void read_json_ld(std::string_view bytes, const std::string& path, const ReadOptions& options,
                  const ReadSink& sink) {
  const auto value = parse_json(bytes);
  if (!value) return sink.set_aside({path, {}, value.error().message});
  read_json_ld_value(*value, {}, path, options, sink);
}

bool looks_like_json_ld(std::string_view head) {
  const auto start = trimmed(head.substr(0, 400));
  return (start.starts_with('{') || start.starts_with('[')) &&
         head.find("\"@context\"") != head.npos && head.find("schema.org") != head.npos;
}

}  // namespace weft
