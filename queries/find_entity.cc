#include <algorithm>
#include <functional>

#include "queries/common.h"
#include "queries/detail/nearest_names.h"

namespace weft {
namespace {

constexpr std::size_t kMostSuggestions = 5;
constexpr std::size_t kMostCandidates = 10;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

Error unknown(const Snapshot& store, std::string_view name) {
  auto nearest = detail::nearest_names(store, name, kMostSuggestions);
  if (!nearest.has_value()) return nearest.error();
  auto message = "no entity is called \"" + std::string{name} + "\"";
  const char* separator = "; the nearest names: ";
  for (const auto& near : *nearest) {
    message += separator + near;
    separator = ", ";
  }
  return fail(ErrorCode::kNotFound, std::move(message));
}

Error ambiguous(const std::vector<EntityRecord>& candidates, std::string_view name) {
  std::string message{'"'};
  message.append(name).append("\" may be ");
  for (std::size_t i = 0; i < std::min(candidates.size(), kMostCandidates); ++i) {
    const auto& candidate = candidates[i];
    message.append(i == 0 ? "" : ", ").append(candidate.name).append(" (");
    message.append(name_of(candidate.type)).append(", ");
    message.append(to_string(candidate.id)).append(")");
  }
  if (candidates.size() > kMostCandidates) {
    message += " and " + std::to_string(candidates.size() - kMostCandidates) + " more";
  }
  return fail(ErrorCode::kAmbiguous, message + "; ask by identifier");
}

/// Leaves only those with the property, if there are any.
void prefer(std::vector<EntityRecord>& candidates,
            const std::function<bool(const EntityRecord&)>& property) {
  if (std::any_of(candidates.begin(), candidates.end(), property)) {
    std::erase_if(candidates, [&](const EntityRecord& record) { return !property(record); });
  }
}

Result<std::vector<EntityRecord>> entities_called(const Snapshot& store, std::string_view name) {
  WEFT_ASSIGN(named, store.entities_named(name));
  const bool by_own_name = std::any_of(named.begin(), named.end(),
                                       [](const NamedEntity& entity) { return entity.canonical; });
  std::vector<EntityRecord> records;
  for (const auto& entity : named) {
    if (entity.canonical != by_own_name) continue;
    const auto is_same = [&](const EntityRecord& record) { return record.id == entity.entity; };
    if (std::any_of(records.begin(), records.end(), is_same)) continue;
    WEFT_ASSIGN(record, store.entity(entity.entity));
    if (record) records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace

Result<EntityRecord> find_entity(const Snapshot& store, std::string_view name) {
  name = trimmed(name);
  if (const auto id = parse_id_as<'e'>(name)) {
    WEFT_ASSIGN(record, store.entity(*id));
    if (record) return std::move(*record);
    return fail(ErrorCode::kNotFound, "no entity has the identifier " + std::string{name});
  }
  WEFT_ASSIGN(candidates, entities_called(store, name));
  if (candidates.empty()) return unknown(store, name);
  prefer(candidates, [](const EntityRecord& record) { return record.articles > 0; });
  prefer(candidates, [&](const EntityRecord& record) { return record.name == name; });
  prefer(candidates, [](const EntityRecord& record) { return record.pack.has_value(); });
  if (candidates.size() > 1) return ambiguous(candidates, name);
  return std::move(candidates.front());
}

}  // namespace weft
