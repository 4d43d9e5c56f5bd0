#include "importers/language/detail/pack_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace weft::detail {
namespace {

using nlohmann::json;

/// A value of a pack file and where it stands, for messages.
struct Place {
  const json& value;
  std::string where;  ///< "packs/x.json: entities[3].aliases".

  [[nodiscard]] Error wrong(const std::string& what) const {
    return fail(ErrorCode::kMalformed, what, where);
  }
  [[nodiscard]] Place at(const std::string& key) const {
    static const json kNone;
    const auto found = value.find(key);
    return {found == value.end() ? kNone : *found, where + "." + key};
  }
  [[nodiscard]] Place at(std::size_t index) const {
    return {value[index], where + "[" + std::to_string(index) + "]"};
  }
};

Result<std::string> text_at(const Place& place) {
  if (!place.value.is_string() || place.value.get_ref<const std::string&>().empty()) {
    return place.wrong("must be a text that is not empty");
  }
  return place.value.get<std::string>();
}

/// The texts of a list; none if there is no such list.
Result<std::vector<std::string>> texts_at(const Place& place) {
  std::vector<std::string> texts;
  if (place.value.is_null()) return texts;
  if (!place.value.is_array()) return place.wrong("must be a list of texts");
  for (std::size_t i = 0; i < place.value.size(); ++i) {
    WEFT_ASSIGN(text, text_at(place.at(i)));
    texts.push_back(std::move(text));
  }
  return texts;
}

/// {"key": "text", "key": ["text", "text"]} as pairs, by key.
Result<std::vector<std::pair<std::string, std::string>>> pairs_at(const Place& place) {
  std::vector<std::pair<std::string, std::string>> pairs;
  if (place.value.is_null()) return pairs;
  if (!place.value.is_object()) return place.wrong("must be an object of texts or lists of texts");
  for (const auto& [key, value] : place.value.items()) {
    const auto inner = place.at(key);
    if (value.is_string()) {
      WEFT_ASSIGN(text, text_at(inner));
      pairs.emplace_back(key, std::move(text));
    } else {
      WEFT_ASSIGN(texts, texts_at(inner));
      for (auto& text : texts) pairs.emplace_back(key, std::move(text));
    }
  }
  return pairs;
}

/// "Jensen Huang" gives "jensen-huang".
std::string slug_of(std::string_view name) {
  auto slug = fold_name(name);
  std::replace_if(
      slug.begin(), slug.end(), [](char c) { return c == ' ' || c == '/'; }, '-');
  return slug;
}

Status read_entity(const Place& place, const std::string& pack, Packs& packs) {
  if (!place.value.is_object()) return place.wrong("must be an object");
  PackEntity entity;
  WEFT_ASSIGN(name, text_at(place.at("name")));
  WEFT_ASSIGN(type, text_at(place.at("type")));
  const auto known = entity_type_named(type);
  if (!known) return place.at("type").wrong("\"" + type + "\" is no type of entity");
  const auto id = place.at("id");
  entity.pack_id =
      pack + ":" + (id.value.is_string() ? id.value.get<std::string>() : slug_of(name));
  entity.name = name;
  entity.type = *known;
  WEFT_ASSIGN(aliases, texts_at(place.at("aliases")));
  WEFT_ASSIGN(identifiers, pairs_at(place.at("identifiers")));
  WEFT_ASSIGN(facts, pairs_at(place.at("facts")));
  entity.aliases = std::move(aliases);
  entity.identifiers = std::move(identifiers);
  entity.facts = std::move(facts);
  packs.entities.push_back(std::move(entity));
  return ok();
}

Status read_kind(const Place& place, Packs& packs) {
  if (!place.value.is_object()) return place.wrong("must be an object");
  EventKind kind;
  WEFT_ASSIGN(type, text_at(place.at("type")));
  WEFT_ASSIGN(verbs, texts_at(place.at("verbs")));
  WEFT_ASSIGN(nouns, texts_at(place.at("nouns")));
  kind.type = std::move(type);
  kind.verbs = std::move(verbs);
  kind.nouns = std::move(nouns);
  if (const auto status = place.at("status"); !status.value.is_null()) {
    WEFT_ASSIGN(name, text_at(status));
    const auto known = status_named(name);
    if (!known) return status.wrong("\"" + name + "\" is no status");
    kind.status = *known;
  }
  packs.kinds.push_back(std::move(kind));
  return ok();
}

WordSet* list_named(std::string_view name, NameWords& words) {
  struct Named {
    std::string_view name;
    WordSet NameWords::*list;
  };
  static constexpr std::array kLists{
      Named{"company_suffixes", &NameWords::company_suffixes},
      Named{"connectors", &NameWords::connectors},
      Named{"event_heads", &NameWords::event_heads},
      Named{"function_words", &NameWords::function_words},
      Named{"generic_acronyms", &NameWords::generic_acronyms},
      Named{"generic_heads", &NameWords::generic_heads},
      Named{"given_names", &NameWords::given_names},
      Named{"government_heads", &NameWords::government_heads},
      Named{"kin_nouns", &NameWords::kin_nouns},
      Named{"law_heads", &NameWords::law_heads},
      Named{"org_cues", &NameWords::org_cues},
      Named{"org_heads", &NameWords::org_heads},
      Named{"org_nouns", &NameWords::org_nouns},
      Named{"owner_nouns", &NameWords::owner_nouns},
      Named{"org_verbs", &NameWords::org_verbs},
      Named{"org_starts", &NameWords::org_starts},
      Named{"person_nouns", &NameWords::person_nouns},
      Named{"person_verbs", &NameWords::person_verbs},
      Named{"place_before_of", &NameWords::place_before_of},
      Named{"place_heads", &NameWords::place_heads},
      Named{"place_nouns", &NameWords::place_nouns},
      Named{"place_prepositions", &NameWords::place_prepositions},
      Named{"place_starts", &NameWords::place_starts},
      Named{"product_nouns", &NameWords::product_nouns},
      Named{"product_tails", &NameWords::product_tails},
      Named{"series_words", &NameWords::series_words},
      Named{"time_words", &NameWords::time_words},
      Named{"titles", &NameWords::titles},
      Named{"words", &NameWords::english},
      Named{"work_nouns", &NameWords::work_nouns},
  };
  const auto found = std::find_if(kLists.begin(), kLists.end(),
                                  [&](const Named& named) { return named.name == name; });
  return found == kLists.end() ? nullptr : &(words.*found->list);
}

Status read_words(const Place& place, NameWords& words) {
  if (!place.value.is_object()) return place.wrong("must be an object of word lists");
  for (const auto& [name, value] : place.value.items()) {
    const auto inner = place.at(name);
    if (name == "relation_nouns") {
      WEFT_ASSIGN(nouns, pairs_at(inner));
      for (auto& [noun, relation] : nouns) words.relation_nouns.emplace(noun, relation);
      continue;
    }
    if (name == "offices") {
      WEFT_ASSIGN(offices, pairs_at(inner));
      for (auto& [title, relation] : offices) words.offices.emplace(title, relation);
      continue;
    }
    auto* list = list_named(name, words);
    if (list == nullptr) return inner.wrong("is no list of words that is known");
    WEFT_ASSIGN(texts, texts_at(inner));
    for (auto& text : texts) list->insert(std::move(text));
  }
  return ok();
}

Result<json> parse(std::string_view bytes, const std::string& path) {
  try {
    return json::parse(bytes);
  } catch (const json::parse_error& error) {  // Only the exception tells where.
    const auto good = bytes.substr(0, std::min(error.byte, bytes.size()));
    const auto line = 1 + std::count(good.begin(), good.end(), '\n');
    return fail(ErrorCode::kMalformed, "is not JSON", path + ":" + std::to_string(line));
  }
}

}  // namespace

Status read_pack_file(std::string_view bytes, const std::string& path, Packs& packs) {
  WEFT_ASSIGN(document, parse(bytes, path));
  const Place top{document, path + ": top"};
  if (!document.is_object()) return top.wrong("must be an object");
  const auto entities = top.at("entities");
  const auto kinds = top.at("kinds");
  const auto words = top.at("words");
  if (entities.value.is_null() && kinds.value.is_null() && words.value.is_null()) {
    return top.wrong("holds neither \"entities\" nor \"kinds\" nor \"words\"");
  }
  const auto pack = std::filesystem::path(path).stem().string();
  if (!entities.value.is_null() && !entities.value.is_array())
    return entities.wrong("must be a list");
  for (std::size_t i = 0; i < entities.value.size(); ++i) {
    WEFT_TRY(read_entity(entities.at(i), pack, packs));
  }
  if (!kinds.value.is_null() && !kinds.value.is_array()) return kinds.wrong("must be a list");
  for (std::size_t i = 0; i < kinds.value.size(); ++i) WEFT_TRY(read_kind(kinds.at(i), packs));
  if (!words.value.is_null()) WEFT_TRY(read_words(words, packs.words));
  return ok();
}

}  // namespace weft::detail
