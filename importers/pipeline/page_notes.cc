#include "importers/pipeline/page_notes.h"

#include <nlohmann/json.hpp>

namespace weft {
namespace {

using nlohmann::json;

std::string note_of(const std::string& url) { return "page " + url; }

std::string text_in(const json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

Result<std::optional<PageNote>> PageNotes::find(const std::string& url) const {
  WEFT_ASSIGN(bytes, store_.note(note_of(url)));
  std::optional<PageNote> note;
  if (!bytes) return note;
  const auto fields = json::parse(*bytes, nullptr, false);
  // A note that cannot be read is as good as none: the page is fetched again.
  if (!fields.is_object()) return note;
  note = PageNote{text_in(fields, "url"),
                  {text_in(fields, "etag"), text_in(fields, "last_modified")},
                  text_in(fields, "stamp")};
  return note;
}

Status PageNotes::set(const std::string& url, const PageNote& note) const {
  json fields = {{"url", note.url}};
  if (!note.validators.etag.empty()) fields["etag"] = note.validators.etag;
  if (!note.validators.last_modified.empty())
    fields["last_modified"] = note.validators.last_modified;
  if (!note.stamp.empty()) fields["stamp"] = note.stamp;
  return store_.set_note(note_of(url), fields.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace weft
