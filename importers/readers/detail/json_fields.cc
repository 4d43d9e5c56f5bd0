#include "importers/readers/detail/json_fields.h"

#include <utility>

namespace weft {
namespace {

using nlohmann::json;

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  if (!value.is_object()) return {};
  for (const char* field : {"name", "@id", "@value"}) {
    const auto found = value.find(field);
    if (found != value.end() && found->is_string()) return found->get<std::string>();
  }
  return {};
}

}  // namespace

Result<json> parse_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  auto value = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!value.is_discarded()) return value;
  return fail(ErrorCode::kMalformed, "is not valid JSON");
}

std::string text_in(const json& object, const char* field) {
  const auto found = object.find(field);  // Of what is no object: its end.
  if (found == object.end()) return {};
  return text_of(found->is_array() && !found->empty() ? found->front() : *found);
}

std::vector<std::string> names_in(const json& object, const char* field) {
  std::vector<std::string> names;
  const auto found = object.find(field);
  if (found == object.end()) return names;
  const auto add = [&](const json& value) {
    if (auto name = text_of(value); !name.empty()) names.push_back(std::move(name));
  };
  if (found->is_array()) {
    for (const auto& value : *found) add(value);
  } else {
    add(*found);
  }
  return names;
}

}  // namespace weft
