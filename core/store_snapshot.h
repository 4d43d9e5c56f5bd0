#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/kv.h"
#include "core/records.h"
#include "core/store.h"

namespace weft {

/// Snapshot over any ordered key-value reader.
class StoreSnapshot final : public Snapshot {
 public:
  StoreSnapshot(std::unique_ptr<KvReader> reader, std::uint64_t bytes_on_disk);
  ~StoreSnapshot() override;

  [[nodiscard]] Result<std::optional<Article>> article(ArticleId id) const override;
  [[nodiscard]] Result<std::optional<Article>> article_header(ArticleId id) const override;
  [[nodiscard]] Result<std::string> text_of(ArticleId id) const override;
  [[nodiscard]] Result<std::optional<ArticleFacts>> facts(ArticleId id) const override;
  [[nodiscard]] Result<std::vector<ArticleId>> articles_with_key(
      std::string_view key) const override;
  [[nodiscard]] Result<Standing> standing(ArticleId id) const override;
  [[nodiscard]] Result<std::vector<ArticleId>> versions_of(ArticleId id) const override;
  [[nodiscard]] weft::Status each_article(
      const std::function<bool(ArticleId)>& visit) const override;

  [[nodiscard]] Result<std::optional<EntityRecord>> entity(EntityId id) const override;
  [[nodiscard]] weft::Status each_entity(
      const std::function<bool(const EntityRecord&)>& visit) const override;
  [[nodiscard]] Result<std::vector<NamedEntity>> entities_named(
      std::string_view name) const override;
  [[nodiscard]] weft::Status each_name(
      std::string_view folded_prefix,
      const std::function<bool(std::string_view, NamedEntity)>& visit) const override;
  [[nodiscard]] weft::Status each_mention(
      EntityId id, const std::function<bool(const EvidenceRef&)>& visit) const override;

  [[nodiscard]] weft::Status each_event(
      EntityId owner, DayRange window, Direction direction, bool every_date,
      const std::function<bool(const EventPosting&)>& visit) const override;
  [[nodiscard]] weft::Status each_event_of_all(
      DayRange window, Direction direction, bool every_date,
      const std::function<bool(const EventPosting&)>& visit) const override;
  [[nodiscard]] Result<std::optional<Event>> event(EventId id) const override;
  [[nodiscard]] Result<std::vector<Event>> event_as_known(EventId id, Day day) const override;
  [[nodiscard]] std::string_view kind_name(std::uint32_t code) const override;

  [[nodiscard]] weft::Status each_relation(
      EntityId id, const std::function<bool(const RelationPosting&)>& visit) const override;
  [[nodiscard]] Result<std::optional<Relation>> relation(RelationId id) const override;
  [[nodiscard]] Result<std::optional<Relation>> relation_as_known(RelationId id,
                                                                  Day day) const override;
  [[nodiscard]] Result<std::vector<Claim>> claims_of(EntityId id) const override;
  [[nodiscard]] Result<std::optional<Claim>> claim(ClaimId id) const override;
  [[nodiscard]] weft::Status each_prediction(
      const std::function<bool(const Prediction&)>& visit) const override;
  [[nodiscard]] Result<std::optional<Prediction>> prediction(PredictionId id) const override;

  [[nodiscard]] Result<StoreStats> stats() const override;
  [[nodiscard]] Result<std::vector<Disagreement>> verify() const override;

 private:
  /// The mentions that are kept together with that of `id`; none if there is no such mention.
  [[nodiscard]] Result<std::vector<EventMember>> members_with(EventId id) const;
  /// The decoded row, if there is one.
  template <class T>
  [[nodiscard]] Result<std::optional<T>> row(KvTable table, const std::string& key,
                                             std::optional<T> (*decode)(std::string_view)) const;
  std::unique_ptr<KvReader> reader_;
  std::uint64_t bytes_on_disk_;
  /// Cursors cost more than seeks: those of the timeline and of an entity's relations, which graphs
  /// ask for again and again, are kept for the next question.
  mutable std::vector<std::unique_ptr<KvCursor>> spare_cursors_;
  mutable std::unique_ptr<KvCursor> spare_relations_;
  mutable std::map<std::uint32_t, std::string> kinds_;  ///< Read as they are asked for.
};

template <class T>
Result<std::optional<T>> StoreSnapshot::row(KvTable table, const std::string& key,
                                            std::optional<T> (*decode)(std::string_view)) const {
  WEFT_ASSIGN(bytes, reader_->get(table, key));
  if (!bytes) return std::optional<T>{};
  WEFT_ASSIGN(value, sound(decode(*bytes), table, key));
  return std::optional{std::move(value)};
}

}  // namespace weft
