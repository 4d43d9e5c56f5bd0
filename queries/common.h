#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store.h"

namespace weft {

/// An entity as answers name it.
struct EntityRef {
  EntityId id;
  std::string name;
  EntityType type = EntityType::kOther;
};
struct RoleRef {
  EntityRef entity;
  Role role;
};

/// A piece of evidence, ready to print.
struct Evidence {
  ArticleId article;
  std::string key, title, source, url;
  std::optional<EdtfDate> published;
  bool published_inferred = false;
  std::optional<ArticleId> copy_of = {};  ///< The original that this article is a copy of.
  Span quote;
  std::optional<Span> trigger;
  std::string text;  ///< Exactly the article's bytes at `quote`.
};

/// An event as answers show it.
struct EventAnswer {
  EventId id;
  std::optional<EdtfDate> date;
  std::string type;
  FactStatus status;
  Origin origin;
  std::string summary;  ///< The first evidence on one line.
  std::vector<RoleRef> participants;
  std::optional<EntityRef> speaker;
  std::uint32_t sources;
  std::optional<Day> first_reported;
  std::vector<Evidence> evidence;
  std::vector<EdtfDate> other_dates;
};

/// The entity that `name` means: an identifier, a name or an alias.
/// Errors: kNotFound with the nearest names, kAmbiguous with the candidates; both in one line.
[[nodiscard]] Result<EntityRecord> find_entity(const Snapshot& store, std::string_view name);

[[nodiscard]] Result<EntityRef> reference_to(const Snapshot& store, EntityId id);
[[nodiscard]] Result<Evidence> cite(const Snapshot& store, const EvidenceRef& evidence);
[[nodiscard]] Result<EventAnswer> answer_for(const Snapshot& store, const Event& event);

}  // namespace weft
