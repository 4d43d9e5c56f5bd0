#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/result.h"
#include "core/standing.h"

namespace weft {

// ---- what the store answers with
// -----------------------------------------------------------------

/// A place that proves something, with what a reader needs to judge it.
struct EvidenceRef {
  ArticleId article;
  Span quote;
  std::optional<Span> trigger;
  Day reported =
      kFirstDay;  ///< First day of the article's publication date; kFirstDay if it has none.
};

/// An event as all its mentions together tell it. Derived; see core/event_identity.h.
struct Event {
  EventId id;  ///< From the smallest of its mentions' ids.
  std::string type;
  std::optional<EdtfDate> date;  ///< The date of one of its mentions: the narrowest, then the best
                                 ///< attested, then the later begin.
  FactStatus status = FactStatus::kReported;
  Origin origin = Origin::kUnknown;       ///< kReporting if any mention is reporting.
  std::vector<Participant> participants;  ///< By role, then entity; `span` lies in the first
                                          ///< evidence's article or is empty.
  std::optional<EntityId> speaker;
  std::uint32_t sources = 0;  ///< Independent ones: distinct by name (articles without a source
                              ///< name count by article); copies count as their original.
  std::optional<Day> first_reported;  ///< Also by an earlier version. Absent if no mention has a
                                      ///< report date.
  std::vector<EvidenceRef>
      evidence;  ///< Earliest report first, then article, then span. Never empty.
  std::vector<EdtfDate>
      other_dates;  ///< Dates of mentions that differ from `date`, sorted, distinct.
};

/// What a timeline's index says of an event without reading its record.
struct EventPosting {
  EventId event;
  DayRange days;  ///< kFirstDay..kLastDay and `dated` false if the event has no date.
  bool dated;
  std::uint32_t type;  ///< See Snapshot::kind_name.
  FactStatus status;
  Origin origin;
  Role role;  ///< Of the owner; kContext in the list of all events.
  std::uint16_t sources;
  Day first_reported;  ///< No mention was known before; kFirstDay if one has no report date.
  Day last_reported;   ///< Nothing has changed since: all mentions known, all updates made.
  std::span<const EntityId> participants;  ///< All of them, the owner too; valid during the call.
  std::span<const Role> roles;             ///< Beside `participants`.
  bool own_date = true;  ///< `days` are the event's own, not another date that a mention gives.
};

struct EntityRecord {
  EntityId id;
  std::string name;                  ///< The pack's, else the spelling most often met.
  EntityType type;                   ///< The pack's, else the type most often given.
  std::vector<std::string> aliases;  ///< Every other spelling, sorted.
  std::optional<PackEntity> pack;
  std::uint32_t articles = 0;
  std::uint32_t mentions = 0;
  std::uint32_t events = 0;  ///< Events in which it has a part other than context.
};

struct NamedEntity {
  EntityId entity;
  bool canonical;  ///< The folded name is that of the entity's own name.
};

/// A standing relation with all the places that tell it.
struct Relation {
  RelationId id;
  EntityId subject;
  EntityId object;
  std::string relation;
  std::optional<EdtfDate> date;  ///< The earliest stated.
  std::uint32_t articles = 0;    ///< That state it, copies not counted.
  std::vector<EvidenceRef> evidence;
};
struct RelationPosting {  ///< In the list of either end.
  RelationId relation;
  EntityId subject;
  EntityId object;
  std::uint32_t kind;      ///< See Snapshot::kind_name.
  DayRange days;           ///< Of the earliest stated date; unbounded if none.
  std::uint32_t articles;  ///< That state it, copies not counted; 0: only earlier versions did.
  Day first_reported;
};

struct Claim {
  ClaimId id;
  EntityId entity;
  std::string attribute;
  std::string value;
  Origin origin;
  EvidenceRef evidence;
};
struct Prediction {
  PredictionId id;
  std::string text;
  std::optional<EdtfDate> due;
  Origin origin;
  std::vector<EntityId> entities;
  std::string reason;  ///< Of the first evidence; may be empty.
  std::vector<EvidenceRef> evidence;
};

struct StoreStats {
  std::uint64_t articles, entities, events, event_mentions, relations, claims, predictions,
      bytes_on_disk;
  std::uint32_t schema;
  std::uint64_t earlier_versions, copies;          ///< Of the articles.
  std::map<std::string, std::uint64_t> languages;  ///< Articles by BCP 47 tag; "" if unknown.
};

/// One disagreement that verify() found.
struct Disagreement {
  std::string where;  ///< Table and key.
  std::string message;
};

// ---- reading
// -------------------------------------------------------------------------------------

/// In any order an entity's whole list costs one seek, for whoever only adds up.
enum class Direction { kOldestFirst, kNewestFirst, kAnyOrder };

/// The store as it was at one moment; writers do not change it. Cheap to make, may be used by one
/// thread at a time. Every reading function: kCorrupt if a value cannot be decoded, kIo if the disk
/// fails.
class Snapshot {
 public:
  virtual ~Snapshot() = default;

  [[nodiscard]] virtual Result<std::optional<Article>> article(ArticleId id) const = 0;  ///< Whole.
  /// Without text, sections and tables: what a citation needs.
  [[nodiscard]] virtual Result<std::optional<Article>> article_header(ArticleId id) const = 0;
  [[nodiscard]] virtual Result<std::string> text_of(ArticleId id) const = 0;
  [[nodiscard]] virtual Result<std::optional<ArticleFacts>> facts(ArticleId id) const = 0;
  [[nodiscard]] virtual Result<std::vector<ArticleId>> articles_with_key(
      std::string_view key) const = 0;
  /// What the article is beside its copies and versions; as if alone if it is not in the store.
  [[nodiscard]] virtual Result<Standing> standing(ArticleId id) const = 0;
  /// The article and all its other versions, oldest first, by id among those of one day.
  [[nodiscard]] virtual Result<std::vector<ArticleId>> versions_of(ArticleId id) const = 0;
  /// In order of id, until `visit` gives false.
  [[nodiscard]] virtual weft::Status each_article(
      const std::function<bool(ArticleId)>& visit) const = 0;

  [[nodiscard]] virtual Result<std::optional<EntityRecord>> entity(EntityId id) const = 0;
  [[nodiscard]] virtual weft::Status each_entity(
      const std::function<bool(const EntityRecord&)>& visit) const = 0;
  /// Entities that go by this name (it is folded here); by id.
  [[nodiscard]] virtual Result<std::vector<NamedEntity>> entities_named(
      std::string_view name) const = 0;
  /// Every folded name from `prefix` on that begins with it; for suggestions and search.
  [[nodiscard]] virtual weft::Status each_name(
      std::string_view folded_prefix,
      const std::function<bool(std::string_view folded, NamedEntity)>& visit) const = 0;
  /// Places that name the entity, by article then span, until `visit` gives false.
  [[nodiscard]] virtual weft::Status each_mention(
      EntityId id, const std::function<bool(const EvidenceRef&)>& visit) const = 0;

  /// Postings of the events of `owner` that may fall in `window` (undated ones only if the window
  /// is unbounded at both ends, and last), by first day, then width, then id; newest first exactly
  /// reversed; in any order only as long as the window is unbounded. A posting whose event's
  /// mentions give several dates appears once for each date when `every_date`, else only under the
  /// event's own date. Cost: up to four seeks, then some 10 ns a posting.
  [[nodiscard]] virtual weft::Status each_event(
      EntityId owner, DayRange window, Direction direction, bool every_date,
      const std::function<bool(const EventPosting&)>& visit) const = 0;
  [[nodiscard]] virtual weft::Status each_event_of_all(
      DayRange window, Direction direction, bool every_date,
      const std::function<bool(const EventPosting&)>& visit) const = 0;
  /// By the current versions of its articles. An identifier that an earlier version gave it finds
  /// it too, unless the update parted it.
  [[nodiscard]] virtual Result<std::optional<Event>> event(EventId id) const = 0;
  /// The events that the mentions of `id` made up on `day`, of the articles and versions of the
  /// time, with those that were one event with them then; may be none or several.
  [[nodiscard]] virtual Result<std::vector<Event>> event_as_known(EventId id, Day day) const = 0;
  [[nodiscard]] virtual std::string_view kind_name(
      std::uint32_t code) const = 0;  ///< Event types and relations.

  [[nodiscard]] virtual weft::Status each_relation(
      EntityId id, const std::function<bool(const RelationPosting&)>& visit) const = 0;
  [[nodiscard]] virtual Result<std::optional<Relation>> relation(RelationId id) const = 0;
  /// As it was stated by `day`.
  [[nodiscard]] virtual Result<std::optional<Relation>> relation_as_known(RelationId id,
                                                                          Day day) const = 0;
  [[nodiscard]] virtual Result<std::vector<Claim>> claims_of(
      EntityId id) const = 0;  ///< By attribute, value, id.
  [[nodiscard]] virtual Result<std::optional<Claim>> claim(ClaimId id) const = 0;
  [[nodiscard]] virtual weft::Status each_prediction(
      const std::function<bool(const Prediction&)>& visit) const = 0;  ///< By id.
  [[nodiscard]] virtual Result<std::optional<Prediction>> prediction(PredictionId id) const = 0;

  [[nodiscard]] virtual Result<StoreStats> stats() const = 0;
  /// Walks every index both ways; empty if all agree. Cost: reads the whole store.
  [[nodiscard]] virtual Result<std::vector<Disagreement>> verify() const = 0;
};

/// Whether a store lies in `directory`; it may still be damaged.
[[nodiscard]] bool has_store(const std::string& directory);

/// Opens the store in `directory` for reading, beside a writer if there is one.
/// Errors: kIo if there is none, kSchema if a newer program wrote it, kCorrupt if it is damaged.
[[nodiscard]] Result<std::unique_ptr<Snapshot>> open_snapshot(const std::string& directory);

// ---- writing
// -------------------------------------------------------------------------------------

/// Marks the digest of an engine whose annotations came from outside: the program cannot make them
/// again, so read_by_others() leaves out what it read. 40 of the digest's bits tell them apart.
[[nodiscard]] constexpr std::uint64_t outside_engine(std::uint64_t digest) {
  return (digest & ~std::uint64_t{0xFFFFFF}) | 0x6F7574;  // "out"
}
[[nodiscard]] constexpr bool is_outside_engine(std::uint64_t engine) {
  return outside_engine(engine) == engine;
}

struct PreparedArticle;  // prepared_article.h

enum class PutOutcome { kNew, kUnchanged, kReplaced };

/// The one writer of a store. Used by one thread at a time.
class StoreWriter {
 public:
  virtual ~StoreWriter() = default;
  /// Stages one article with all it states. kUnchanged if it is there already, read by the same
  /// engine (a smaller path takes the larger one's place); kReplaced if another engine had read it.
  /// Errors: kCorrupt if a fact lacks its evidence.
  [[nodiscard]] virtual Result<PutOutcome> put(PreparedArticle article) = 0;
  /// The same; `engine` identifies the packs and models that read it.
  [[nodiscard]] Result<PutOutcome> put(const Article& article, const ArticleFacts& facts,
                                       std::uint64_t engine);
  /// Whether put() would give kUnchanged without needing the facts.
  [[nodiscard]] virtual Result<bool> holds(const Article& article, std::uint64_t engine) = 0;
  /// Removes an article and all that stands on it alone, and every note of a file, since the
  /// article would otherwise stay out when its file is imported again. Errors: kNotFound.
  [[nodiscard]] virtual weft::Status forget(ArticleId article) = 0;
  /// What a program remembers under `name` beside the graph, as committed or staged; any bytes.
  [[nodiscard]] virtual Result<std::optional<std::string>> note(std::string_view name) = 0;
  /// Stages it for the next commit.
  [[nodiscard]] virtual weft::Status set_note(std::string_view name, std::string_view bytes) = 0;
  /// Makes all that was staged visible, in one atomic write, and durable. An article is
  /// acknowledged once this has returned.
  [[nodiscard]] virtual weft::Status commit() = 0;
  /// Articles read by another engine than `engine`, but for those read by an outside_engine().
  [[nodiscard]] virtual Result<std::vector<ArticleId>> read_by_others(std::uint64_t engine) = 0;
  /// What has been committed, without what is only staged.
  [[nodiscard]] virtual std::unique_ptr<Snapshot> snapshot() = 0;
};

/// Opens or creates the store. Errors as open_snapshot, and kLocked if another program writes to
/// it.
[[nodiscard]] Result<std::unique_ptr<StoreWriter>> open_writer(const std::string& directory);
/// A store in memory with the same behaviour, for tests and for one-off questions.
[[nodiscard]] std::unique_ptr<StoreWriter> make_memory_writer();

}  // namespace weft
