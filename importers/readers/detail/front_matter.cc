#include "importers/readers/detail/front_matter.h"

#include <yaml.h>

#include <algorithm>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestFrontMatter = 64U << 10U;

using Fields = std::map<std::string, std::vector<std::string>>;

/// Takes the fields of the outermost mapping from libyaml's events; aliases are not followed.
class YamlFields {
 public:
  explicit YamlFields(std::string_view yaml) {
    if (yaml_parser_initialize(&parser_) == 0) return;
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()),
                                 yaml.size());
    yaml_event_t event;
    for (bool ended = false; !ended && yaml_parser_parse(&parser_, &event) != 0;) {
      ended = event.type == YAML_STREAM_END_EVENT;
      take(event);
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser_);
  }

  Fields fields;

 private:
  struct Open {
    bool mapping;
    bool at_key = true;
    std::string key = {};
  };

  void take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_MAPPING_START_EVENT:
        enter();
        open_.push_back({true});
        break;
      case YAML_SEQUENCE_START_EVENT:
        enter();
        open_.push_back({false});
        break;
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        open_.pop_back();
        break;
      case YAML_SCALAR_EVENT:
        take_scalar(
            {reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length});
        break;
      case YAML_ALIAS_EVENT:
        take_scalar({});
        break;
      default:
        break;
    }
  }

  // A list or mapping stands for a key or a value of the mapping around it.
  void enter() {
    if (!open_.empty()) open_.back().at_key = !open_.back().at_key;
  }

  void take_scalar(std::string value) {
    if (open_.empty()) return;
    auto& top = open_.back();
    if (top.mapping && top.at_key) {
      top.key = lower_ascii(value);
      top.at_key = false;
      return;
    }
    top.at_key = true;
    const auto depth = open_.size();
    const bool own = depth == 1 || (depth == 2 && !top.mapping);
    const bool named = depth <= 3 && top.mapping && top.key == "name";
    if (open_.front().mapping && (own || named) && !value.empty())
      fields[open_.front().key].push_back(std::move(value));
  }

  yaml_parser_t parser_;
  std::vector<Open> open_;
};

// The strings in `["Jane Doe", 'John Roe']`, or the one value.
std::vector<std::string> toml_values(std::string_view value) {
  std::vector<std::string> values;
  if (!value.empty() && is_ascii_digit(value.front())) {
    values.emplace_back(value.substr(0, value.find_first_of(" #")));
    return values;
  }
  for (std::size_t at = 0; (at = value.find_first_of("\"'", at)) != value.npos;) {
    const auto end = value.find(value[at], at + 1);
    if (end == value.npos) break;
    values.emplace_back(value.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return values;
}

Fields toml_fields(std::string_view toml) {
  Fields fields;
  for (std::size_t begin = 0; begin < toml.size();) {
    const auto end = std::min(toml.find('\n', begin), toml.size());
    const auto line = trimmed(toml.substr(begin, end - begin));
    begin = end + 1;
    if (line.starts_with('[')) break;  // A table: its fields are none of the article's.
    const auto equals = line.find('=');
    if (equals == line.npos) continue;
    auto values = toml_values(trimmed(line.substr(equals + 1)));
    if (!values.empty()) fields[lower_ascii(trimmed(line.substr(0, equals)))] = std::move(values);
  }
  return fields;
}

}  // namespace

std::string FrontMatter::first_of(std::initializer_list<const char*> names) const {
  for (const char* name : names) {
    const auto found = fields.find(name);
    if (found != fields.end() && !found->second.empty()) return found->second.front();
  }
  return {};
}

std::optional<FrontMatter> read_front_matter(std::string_view text) {
  const auto fence = text.substr(0, 3);
  const auto first_end = text.find('\n');
  if ((fence != "---" && fence != "+++") || first_end == text.npos ||
      trimmed(text.substr(0, first_end)) != fence)
    return std::nullopt;
  const auto begin = first_end + 1;
  for (auto at = begin; at < text.size() && at - begin <= kLongestFrontMatter;) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = trimmed(text.substr(at, end - at));
    if (line == fence || (fence == "---" && line == "...")) {
      const auto inside = text.substr(begin, at - begin);
      FrontMatter matter{fence == "---" ? YamlFields(inside).fields : toml_fields(inside),
                         std::min(end + 1, text.size())};
      // Two rules above a text are no front matter.
      if (matter.fields.empty() && has_word(inside)) return std::nullopt;
      return matter;
    }
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace weft
