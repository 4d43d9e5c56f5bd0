#include "importers/readers/event_codes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/ids.h"

namespace weft {
namespace {

using nlohmann::json;

Error malformed(const std::string& what, const std::string& path) {
  return fail(ErrorCode::kMalformed, what, path);
}

/// The strings of an object that may be absent.
Result<std::vector<std::pair<std::string, std::string>>> strings_in(const json& object,
                                                                    const char* field,
                                                                    const std::string& path) {
  std::vector<std::pair<std::string, std::string>> strings;
  const auto found = object.find(field);
  if (found == object.end()) return strings;
  const auto wrong = malformed("\"" + std::string(field) + "\" is not an object of strings", path);
  if (!found->is_object()) return wrong;
  for (const auto& [key, value] : found->items()) {
    if (!value.is_string()) return wrong;
    strings.emplace_back(key, value.get<std::string>());
  }
  return strings;
}

/// What a table has for the longest beginning of `code`.
template <class Value>
const Value* longest(const std::unordered_map<std::string, Value>& table, std::string code) {
  for (; !code.empty(); code.pop_back()) {
    const auto found = table.find(code);
    if (found != table.end()) return &found->second;
  }
  return nullptr;
}

std::string joined(std::string text) {
  std::replace(text.begin(), text.end(), ' ', '_');
  return text;
}

}  // namespace

Result<EventCodes> EventCodes::parse(std::string_view bytes, const std::string& path) {
  const auto object = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!object.is_object()) return malformed("is not a JSON object", path);
  const auto name = object.find("codes");
  if (name == object.end() || !name->is_string())
    return malformed("has no \"codes\", the name of the code book", path);
  EventCodes book;
  book.name_ = name->get<std::string>();
  book.fingerprint_ = Hasher("event codes").add(bytes).digest();
  WEFT_ASSIGN(texts, strings_in(object, "text", path));
  WEFT_ASSIGN(also, strings_in(object, "also", path));
  WEFT_ASSIGN(kinds, strings_in(object, "kinds", path));
  WEFT_ASSIGN(statuses, strings_in(object, "status", path));
  for (auto& [code, text] : texts) {
    // Of a code and its first, unspecified part ("04", "040") the longer is what rows mean.
    auto& by_words = book.by_words_[fold_name(text)];
    if (by_words.empty() || code.size() > by_words.size()) by_words = code;
    book.texts_.emplace(code, std::move(text));
  }
  for (auto& [words, code] : also) book.by_words_.emplace(fold_name(words), std::move(code));
  for (auto& [code, kind] : kinds) book.kinds_.emplace(code, std::move(kind));
  for (const auto& [code, status] : statuses) {
    const auto known = status_named(status);
    if (!known) return malformed("status \"" + status + "\" of " + code + " is not known", path);
    book.statuses_.emplace(code, *known);
  }
  return book;
}

EventCodes EventCodes::none(const std::string& name) {
  EventCodes book;
  book.name_ = name;
  return book;
}

bool EventCodes::knows(std::string_view code) const { return texts_.contains(std::string(code)); }

EventCode EventCodes::find(std::string_view code, std::string_view words,
                           std::string_view detail) const {
  std::string found(code);
  const auto& said = words.empty() ? code : words;
  if (!texts_.contains(found)) {
    const auto by_words = by_words_.find(fold_name(said));
    if (by_words != by_words_.end()) found = by_words->second;
  }
  const auto text = texts_.find(found);
  const bool known = text != texts_.end();
  if (!known && found == said) found = fold_name(said);
  EventCode meaning;
  meaning.text = known ? text->second : std::string(said);
  if (!detail.empty()) {
    meaning.text += ": " + std::string(detail);
    found += "/" + std::string(detail);
  }
  const auto* kind = longest(kinds_, found);
  meaning.kind = kind != nullptr ? *kind : joined(fold_name(said));
  if (meaning.kind.empty()) meaning.kind = "event";  // Its words are nothing but signs.
  if (const auto* status = longest(statuses_, found)) meaning.status = *status;
  meaning.code = name_ + ":" + found;
  return meaning;
}

}  // namespace weft
