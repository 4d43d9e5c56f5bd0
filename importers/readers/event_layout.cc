#include "importers/readers/event_layout.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/ids.h"

namespace weft {
namespace {

using nlohmann::json;

/// One JSON object of the file with the way to it, for messages. Reading a field that is absent
/// gives what is empty; a field of the wrong type, or one that no part of the format knows, is an
/// error, so that a slip of the pen is not silent.
class Fields {
 public:
  Fields(const json& object, std::string where, const std::string& path)
      : object_(object), where_(std::move(where)), path_(path) {}

  [[nodiscard]] Error wrong(const std::string& what) const {
    return fail(ErrorCode::kMalformed, (where_.empty() ? "" : where_ + ": ") + what, path_);
  }
  [[nodiscard]] Error wrong_field(const char* field, const char* what) const {
    std::string message = "\"";
    message.append(field).append("\" ").append(what);
    return wrong(message);
  }
  [[nodiscard]] Status only(const std::vector<std::string_view>& known) const {
    if (!object_.is_object()) return wrong("is not a JSON object");
    for (const auto& [key, value] : object_.items()) {
      if (std::find(known.begin(), known.end(), key) == known.end())
        return wrong("\"" + key + "\" is not known");
    }
    return ok();
  }
  [[nodiscard]] const json* find(const char* field) const {
    const auto found = object_.find(field);
    return found == object_.end() ? nullptr : &*found;
  }
  [[nodiscard]] Result<std::string> text(const char* field) const {
    const auto* found = find(field);
    if (found == nullptr) return std::string{};
    if (!found->is_string()) return wrong_field(field, "is not a string");
    return found->get<std::string>();
  }
  [[nodiscard]] Result<std::string> needed_text(const char* field) const {
    WEFT_ASSIGN(value, text(field));
    if (value.empty()) return wrong("has no \"" + std::string(field) + "\"");
    return std::move(value);
  }
  [[nodiscard]] Result<bool> flag(const char* field, bool otherwise) const {
    const auto* found = find(field);
    if (found == nullptr) return otherwise;
    if (!found->is_boolean()) return wrong_field(field, "is not true or false");
    return found->get<bool>();
  }
  /// A list of strings, or one string.
  [[nodiscard]] Result<std::vector<std::string>> texts(const char* field) const {
    std::vector<std::string> list;
    const auto* found = find(field);
    if (found == nullptr) return list;
    if (found->is_string()) return std::vector{found->get<std::string>()};
    for (const auto& value : found->is_array() ? *found : json::array({nullptr})) {
      if (!value.is_string()) return wrong_field(field, "is not a list of strings");
      list.push_back(value.get<std::string>());
    }
    return list;
  }
  /// A column, counted from 1 in the file and from 0 here.
  [[nodiscard]] Result<std::size_t> column(const char* field, std::size_t otherwise) const {
    constexpr std::size_t kMost = 10'000;
    const auto* found = find(field);
    if (found == nullptr) return otherwise;
    const auto number = found->is_number_unsigned() ? found->get<std::size_t>() : 0;
    if (number < 1 || number > kMost) return wrong_field(field, "is not a column, counted from 1");
    return number - 1;
  }
  [[nodiscard]] Fields inner(const json& object, const std::string& name) const {
    return {object, where_.empty() ? name : where_ + "." + name, path_};
  }

 private:
  const json& object_;
  std::string where_;
  const std::string& path_;
};

Result<char> delimiter_in(const Fields& fields, char otherwise) {
  WEFT_ASSIGN(name, fields.text("delimiter"));
  if (name.empty()) return otherwise;
  if (name == "tab") return '\t';
  if (name == "comma") return ',';
  if (name == "semicolon") return ';';
  if (name == "pipe") return '|';
  return fields.wrong("\"delimiter\" is one of tab, comma, semicolon, pipe, not \"" + name + "\"");
}

Result<double> unit_in_days(const Fields& fields, const std::string& unit) {
  constexpr double kHours = 24, kSeconds = 86'400;
  if (unit == "days") return 1.0;
  if (unit == "hours") return 1 / kHours;
  if (unit == "seconds") return 1 / kSeconds;
  return fields.wrong("\"unit\" is one of days, hours, seconds, not \"" + unit + "\"");
}

Result<DayColumn> day_column(const Fields& fields) {
  WEFT_TRY(fields.only({"column", "pattern", "unit", "origin"}));
  WEFT_ASSIGN(column, fields.needed_text("column"));
  WEFT_ASSIGN(pattern, fields.text("pattern"));
  WEFT_ASSIGN(unit, fields.text("unit"));
  WEFT_ASSIGN(origin, fields.text("origin"));
  DayColumn day;
  day.column = column;
  day.pattern = pattern;
  for (const char part : {'y', 'm', 'd'}) {
    if (!pattern.empty() && pattern.find(part) == std::string::npos)
      return fields.wrong("\"pattern\" needs y, m and d, such as \"dd/mm/yyyy\"");
  }
  if (unit.empty() != origin.empty() || (!unit.empty() && !pattern.empty()))
    return fields.wrong("\"unit\" and \"origin\" go together, and without \"pattern\"");
  if (unit.empty()) return day;
  WEFT_ASSIGN(days, unit_in_days(fields, unit));
  const auto first = parse_edtf(origin);
  if (!first) return fields.wrong("\"origin\": " + first.error().message);
  day.unit_days = days;
  day.origin = first->earliest();
  return day;
}

Status read_types(const Fields& fields, ActorColumns& actor) {
  const auto* found = fields.find("types");
  if (found == nullptr) return ok();
  const auto wrong = fields.wrong("\"types\" is not an object of codes and types such as \"ORG\"");
  if (!found->is_object()) return wrong;
  for (const auto& [code, name] : found->items()) {
    const auto type = name.is_string() ? entity_type_named(name.get<std::string>()) : std::nullopt;
    if (!type) return wrong;
    actor.types.emplace(code, *type);
  }
  return ok();
}

Result<ActorColumns> actor_columns(const Fields& fields) {
  WEFT_TRY(fields.only(
      {"role", "name", "lookup", "until", "capitals", "type_column", "types", "place_if_equal"}));
  ActorColumns actor;
  WEFT_ASSIGN(role, fields.needed_text("role"));
  WEFT_ASSIGN(names, fields.texts("name"));
  WEFT_ASSIGN(lookup, fields.text("lookup"));
  WEFT_ASSIGN(until, fields.text("until"));
  WEFT_ASSIGN(capitals, fields.flag("capitals", false));
  WEFT_ASSIGN(type_column, fields.text("type_column"));
  WEFT_ASSIGN(equal, fields.texts("place_if_equal"));
  const auto known = role_named(role);
  if (!known || *known == Role::kContext)
    return fields.wrong("\"role\" is one of agent, patient, recipient, place, topic");
  if (names.empty()) return fields.wrong("has no \"name\"");
  if (until.size() > 1) return fields.wrong("\"until\" is not one character");
  if (!equal.empty() && equal.size() != 2)
    return fields.wrong("\"place_if_equal\" is not a list of two columns");
  actor.role = *known;
  actor.names = names;
  actor.lookup = lookup;
  actor.until = until.empty() ? '\0' : until.front();
  actor.capitals = capitals;
  actor.type_column = type_column;
  actor.place_if_equal = equal;
  WEFT_TRY(read_types(fields, actor));
  return actor;
}

Status read_actors(const Fields& fields, EventLayout& layout) {
  const auto* found = fields.find("actors");
  if (found == nullptr || !found->is_array() || found->empty())
    return fields.wrong("has no \"actors\", a list");
  for (const auto& entry : *found) {
    WEFT_ASSIGN(actor, actor_columns(fields.inner(entry, "actors")));
    layout.actors.push_back(std::move(actor));
  }
  return ok();
}

Status read_lookups(const Fields& fields, EventLayout& layout) {
  const auto* found = fields.find("lookups");
  if (found == nullptr) return ok();
  if (!found->is_object()) return fields.wrong("\"lookups\" is not an object");
  for (const auto& [name, entry] : found->items()) {
    const auto inner = fields.inner(entry, "lookups." + name);
    WEFT_TRY(inner.only({"file", "delimiter", "key", "value"}));
    LookupColumns lookup;
    WEFT_ASSIGN(file, inner.needed_text("file"));
    WEFT_ASSIGN(delimiter, delimiter_in(inner, '\t'));
    WEFT_ASSIGN(key, inner.column("key", 0));
    WEFT_ASSIGN(value, inner.column("value", 1));
    lookup = {file, delimiter, key, value};
    layout.lookups.emplace(name, std::move(lookup));
  }
  return ok();
}

Status read_code(const Fields& fields, EventLayout& layout) {
  const auto* found = fields.find("code");
  if (found == nullptr) return fields.wrong("has no \"code\", the column that says what happened");
  const auto code = fields.inner(*found, "code");
  WEFT_TRY(code.only({"column", "words", "detail", "lookup", "book"}));
  WEFT_ASSIGN(column, code.needed_text("column"));
  WEFT_ASSIGN(words, code.text("words"));
  WEFT_ASSIGN(detail, code.text("detail"));
  WEFT_ASSIGN(lookup, code.text("lookup"));
  WEFT_ASSIGN(book, code.text("book"));
  layout.code_column = column;
  layout.code_words = words;
  layout.code_detail = detail;
  layout.code_lookup = lookup;
  layout.code_book = book;
  return ok();
}

Status read_days(const Fields& fields, EventLayout& layout) {
  const auto* date = fields.find("date");
  if (date == nullptr) return fields.wrong("has no \"date\", the column of the event's day");
  WEFT_ASSIGN(day, day_column(fields.inner(*date, "date")));
  layout.date = day;
  if (const auto* reported = fields.find("reported")) {
    WEFT_ASSIGN(report, day_column(fields.inner(*reported, "reported")));
    layout.reported = report;
  }
  return ok();
}

Status check_names(const Fields& fields, const EventLayout& layout) {
  const auto unknown = [&](const std::string& lookup) {
    return !lookup.empty() && !layout.lookups.contains(lookup);
  };
  const auto no_lookup = [&](const std::string& lookup) {
    return fields.wrong("lookup \"" + lookup + "\" is not among \"lookups\"");
  };
  if (unknown(layout.code_lookup)) return no_lookup(layout.code_lookup);
  for (const auto& actor : layout.actors) {
    if (unknown(actor.lookup)) return no_lookup(actor.lookup);
  }
  if (layout.header) return ok();
  for (const auto& column : layout.needed()) {
    if (std::find(layout.columns.begin(), layout.columns.end(), column) == layout.columns.end())
      return fields.wrong("column \"" + column + "\" is not among \"columns\"");
  }
  return ok();
}

}  // namespace

std::vector<std::string> EventLayout::needed() const {
  std::vector<std::string> all{date.column, code_column, code_words, code_detail};
  if (reported) all.push_back(reported->column);
  for (const auto& actor : actors) {
    all.insert(all.end(), actor.names.begin(), actor.names.end());
    all.push_back(actor.type_column);
    all.insert(all.end(), actor.place_if_equal.begin(), actor.place_if_equal.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::erase(all, "");
  return all;
}

Result<EventLayout> parse_event_layout(std::string_view bytes, const std::string& path) {
  const auto object = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  const Fields fields(object, "", path);
  if (object.is_discarded()) return fields.wrong("is not valid JSON");
  WEFT_TRY(fields.only({"name", "about", "source", "delimiter", "quotes", "header", "columns",
                        "missing", "date", "reported", "code", "actors", "lookups"}));
  EventLayout layout;
  WEFT_ASSIGN(name, fields.needed_text("name"));
  WEFT_ASSIGN(source, fields.text("source"));
  WEFT_ASSIGN(delimiter, delimiter_in(fields, '\0'));
  WEFT_ASSIGN(quotes, fields.flag("quotes", true));
  WEFT_ASSIGN(header, fields.flag("header", true));
  WEFT_ASSIGN(columns, fields.texts("columns"));
  WEFT_ASSIGN(missing, fields.texts("missing"));
  layout.name = name;
  layout.source = source;
  layout.delimiter = delimiter;
  if (fields.find("quotes") != nullptr) layout.quotes = quotes;
  layout.header = header;
  layout.columns = columns;
  layout.missing = missing;
  WEFT_TRY(read_days(fields, layout));
  WEFT_TRY(read_code(fields, layout));
  WEFT_TRY(read_actors(fields, layout));
  WEFT_TRY(read_lookups(fields, layout));
  WEFT_TRY(check_names(fields, layout));
  layout.fingerprint = Hasher("event layout").add(bytes).digest();
  return layout;
}

}  // namespace weft
