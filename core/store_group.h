#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/event_changes.h"
#include "core/kv_batch.h"
#include "core/prepared_article.h"
#include "core/records.h"
#include "core/store.h"
#include "core/timeline_changes.h"

namespace weft {

/// Articles that come and go together. What follows from one article alone is staged at once; what
/// follows from many (events, timelines, entities, relations, totals) is worked out by fold(), once
/// for the whole group. One thread at a time.
class StoreGroup {
 public:
  explicit StoreGroup(std::unique_ptr<KvReader> base);

  /// The article as it would be after this group; empty if it would not be there.
  [[nodiscard]] Result<std::optional<ArticleRecord>> header(ArticleId id) const;
  [[nodiscard]] Result<std::string> text(ArticleId id) const;

  /// Whether another article's mention or claim has an identifier of one of these (kCorrupt).
  [[nodiscard]] Status check_identifiers(const ArticleFacts& facts) const;
  /// Precondition of add: checked, check_identifiers() and an article that is not there. On
  /// an error (kIo, kCorrupt of what is stored) of add or remove, the group is of no more use.
  [[nodiscard]] Status add(PreparedArticle article);
  /// Precondition: the article is there.
  [[nodiscard]] Status remove(ArticleId id);
  /// Gives an article that is there the key and path of `article`.
  [[nodiscard]] Status rename(const ArticleRecord& stored, const Article& article);

  [[nodiscard]] Result<std::optional<std::string>> note(std::string_view name) const;
  void set_note(std::string_view name, std::string_view bytes);
  [[nodiscard]] Status remove_file_notes();

  /// Works out all that follows, and gives every change to `writing` as soon as it is final; the
  /// group must outlive it.
  [[nodiscard]] Status fold(KvWrite& writing);
  [[nodiscard]] const KvBatch& batch() const { return batch_; }

 private:
  [[nodiscard]] Result<ArticleFacts> facts(ArticleId id) const;
  /// The article with its text; kCorrupt if it is not there or its facts do not hold.
  [[nodiscard]] Result<ArticleRecord> whole(ArticleId id) const;
  /// As the article's rows have it so far.
  [[nodiscard]] Result<Standing> standing_of(const Article& article) const;
  /// Puts in all that follows from an article with this standing, or takes it out.
  [[nodiscard]] Status put_rows(const Article& article, const ArticleFacts& facts,
                                std::uint64_t engine, const Standing& standing, ArticleRows rows);
  [[nodiscard]] Status take_rows(const Article& article, const ArticleFacts& facts,
                                 std::uint64_t engine, const Standing& standing);
  void count(const Article& article, const ArticleFacts& facts, const Standing& standing, int sign);
  [[nodiscard]] Status vote_all(const ArticleFacts& facts, const std::vector<std::int32_t>& places,
                                std::uint64_t engine, bool current, int sign);
  [[nodiscard]] Result<std::uint32_t> number_of_engine(std::uint64_t engine);
  [[nodiscard]] Result<std::uint32_t> code_of(const std::string& kind);
  /// The entity's votes, read once a group.
  [[nodiscard]] Result<EntityVotes*> votes_of(EntityId id);
  [[nodiscard]] Result<bool> is_in_an_event(MentionId mention) const;
  void touch_evidence(const ArticleFacts& facts);

  /// Gives the articles that came, and the copies and versions of those that came or went, their
  /// standing.
  [[nodiscard]] Status fold_standings();
  [[nodiscard]] Status touch_neighbours(const Article& article);
  [[nodiscard]] Status restand(ArticleId id, const Standing& standing);
  [[nodiscard]] Status fold_events();
  [[nodiscard]] Status count_participants(const std::vector<Event>& events, int sign);
  [[nodiscard]] Status fold_relations();
  [[nodiscard]] Status fold_relation(RelationId id);
  [[nodiscard]] Status fold_predictions();
  [[nodiscard]] Status fold_entities();
  [[nodiscard]] Status fold_names(EntityId id, const std::string* before, const EntityVotes* after);
  [[nodiscard]] Status fold_totals();

  struct StagedEntity {
    std::optional<std::string> before;  ///< The stored row.
    bool counted = false;               ///< By that row, a current article describes it.
    EntityVotes votes;
  };
  struct TotalsChange {
    std::int64_t articles = 0, entities = 0, events = 0, event_mentions = 0, relations = 0,
                 claims = 0, predictions = 0, earlier_versions = 0, copies = 0;
    std::map<std::string, std::int64_t> languages;
  };

  std::unique_ptr<KvReader> base_;
  KvBatch batch_;
  EventChanges events_;
  TimelineChanges timeline_;
  std::unordered_map<EntityId, StagedEntity> entities_;
  std::set<ArticleId> touched_;  ///< Those that came, and the neighbours of those that went.
  std::set<RelationId> relations_;
  std::set<PredictionId> predictions_;
  std::unordered_map<std::string, std::uint32_t> codes_;
  std::unordered_map<std::uint64_t, std::uint32_t> engines_;
  TotalsChange totals_;
};

/// Rows of kMeta: "schema", "totals", one "engine" + fingerprint(8) each, and "note " + name.
inline constexpr std::string_view kSchemaKey = "schema";
inline constexpr std::string_view kTotalsKey = "totals";
inline constexpr std::string_view kEnginePrefix = "engine";
inline constexpr std::string_view kNotePrefix = "note ";
inline constexpr std::string_view kFileNotes = "file ";  ///< How the names of notes of files begin.
inline constexpr std::uint32_t kSchemaVersion = 2;

}  // namespace weft
