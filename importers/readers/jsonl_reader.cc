#include "importers/readers/jsonl_reader.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "importers/readers/briefing_reader.h"
#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/html_reader.h"
#include "importers/readers/jsonld_reader.h"
#include "importers/readers/plain_text_reader.h"

namespace weft {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestLine = 1U << 30U;
constexpr std::size_t kLongestText = std::numeric_limits<std::uint32_t>::max() / 2;

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// The string in `field`; empty if it is absent or null. Errors: kMalformed for any other type.
Result<std::string> string_field(const json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || found->is_null()) return std::string{};
  if (!found->is_string())
    return fail(ErrorCode::kMalformed, std::string("\"") + field + "\" is not a string");
  return found->get<std::string>();
}

Result<std::string> key_of(const json& object) {
  const auto found = object.find("id");
  if (found == object.end() || !found->is_number()) return string_field(object, "id");
  return found->dump();
}

Result<std::vector<std::string>> authors_of(const json& object) {
  std::vector<std::string> authors;
  const auto found = object.find("authors");
  if (found == object.end() || found->is_null()) return authors;
  if (found->is_string()) {
    authors.push_back(found->get<std::string>());
    return authors;
  }
  if (!found->is_array()) return fail(ErrorCode::kMalformed, "\"authors\" is not a list of names");
  for (const auto& name : *found) {
    if (!name.is_string()) return fail(ErrorCode::kMalformed, "\"authors\" is not a list of names");
    authors.push_back(name.get<std::string>());
  }
  return authors;
}

Result<std::optional<EdtfDate>> published_of(const json& object) {
  WEFT_ASSIGN(text, string_field(object, "published"));
  if (text.empty()) return std::optional<EdtfDate>{};
  auto date = read_written_date(text);
  if (!date)
    return fail(ErrorCode::kMalformed, "\"published\": \"" + one_line(text) +
                                           "\" is not a date; write it like 2026-03-02");
  return date;
}

Result<std::string> text_of(const json& object) {
  WEFT_ASSIGN(text, string_field(object, "text"));
  if (trimmed(text).empty())
    return fail(ErrorCode::kMalformed, "has neither \"text\" nor \"html\"");
  if (text.size() > kLongestText)
    return fail(ErrorCode::kMalformed, "\"text\" is longer than 2 GiB");
  return text;
}

// What the object states goes before what the text says of itself.
void take(std::string& field, std::string stated) {
  if (!stated.empty()) field = std::move(stated);
}

// The article of the object's `text`, or of its `html` if it has no text.
Result<Article> article_of(const json& object, const std::string& title, const std::string& url,
                           const ReadOptions& options) {
  WEFT_ASSIGN(html, string_field(object, "html"));
  if (!object.contains("text") && !trimmed(html).empty()) {
    const HtmlInput input{html, url, "utf-8"};
    // What is no whole page has no furniture either.
    if (looks_like_html(html)) return read_html(input);
    auto article = read_html_fragment(input);
    if (article.text.empty()) return fail(ErrorCode::kMalformed, "\"html\" holds no text");
    return article;
  }
  WEFT_ASSIGN(text, text_of(object));
  // Several pages in one object are one article: its text is kept whole.
  if (options.format == InputFormat::kAuto && looks_like_briefing(text)) return read_briefing(text);
  return title.empty() ? read_plain_text(text) : read_titled_text(text, title);
}

Result<Article> read_object(const json& object, const ReadOptions& options) {
  if (!object.is_object()) return fail(ErrorCode::kMalformed, "not a JSON object");
  WEFT_ASSIGN(key, key_of(object));
  WEFT_ASSIGN(title, string_field(object, "title"));
  WEFT_ASSIGN(url, string_field(object, "url"));
  WEFT_ASSIGN(source, string_field(object, "source"));
  WEFT_ASSIGN(language, string_field(object, "language"));
  WEFT_ASSIGN(authors, authors_of(object));
  WEFT_ASSIGN(published, published_of(object));
  WEFT_ASSIGN(article, article_of(object, title, url, options));
  take(article.title, std::move(title));
  take(article.url, std::move(url));
  take(article.source, std::move(source));
  take(article.language, std::move(language));
  if (!authors.empty()) article.authors = std::move(authors);
  if (published) article.published = published;
  article.has_given_key = !key.empty();
  article.key = std::move(key);
  return std::move(article);
}

// An object in the vocabulary of schema.org, whose fields have names of their own.
bool is_json_ld(const json& object) {
  return object.is_object() && !object.contains("text") &&
         (object.contains("@type") || object.contains("@graph"));
}

}  // namespace

void read_json_lines(InputStream& input, const std::string& path, const ReadOptions& options,
                     const ReadSink& sink) {
  for (std::size_t number = 1;; ++number) {
    const auto set_aside = [&](const Error& error) {
      sink.set_aside({path, "line " + std::to_string(number), error.message});
    };
    const auto next = input.line(kLongestLine);
    if (!next) {
      set_aside(next.error());
      if (next.error().code == ErrorCode::kMalformed && !input.broken()) continue;
      return;
    }
    if (!*next) return;
    auto line = **next;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (trimmed(line).empty()) continue;
    const auto value = json::parse(line.begin(), line.end(), nullptr, false);
    if (is_json_ld(value)) {
      read_json_ld_value(value, "line " + std::to_string(number), path, options, sink);
      continue;
    }
    auto article = value.is_discarded()
                       ? Result<Article>(fail(ErrorCode::kMalformed, "not valid JSON"))
                       : read_object(value, options);
    if (!article) {
      set_aside(article.error());
      continue;
    }
    if (!article->has_given_key) article->key = path;
    finish(std::move(*article), path, options, sink);
  }
}

bool looks_like_json_lines(std::string_view bytes) {
  constexpr int kLinesAsked = 5;
  int objects = 0, others = 0;
  for (std::size_t begin = 0; begin < bytes.size() && objects + others < kLinesAsked;) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = trimmed(bytes.substr(begin, std::min<std::size_t>(end - begin, 200)));
    begin = end + 1;
    if (line.empty()) continue;
    const auto next = line.starts_with("{") ? trimmed(line.substr(1)) : std::string_view{};
    ++(next.starts_with("\"") || next.starts_with("}") ? objects : others);
  }
  return objects > others;
}

}  // namespace weft
