#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace weft {

/// The tables of a store, each an ordered map from bytes to bytes. docs/storage.md draws the keys.
enum class KvTable : std::uint8_t {
  kMeta,              ///< Schema, totals, engines.
  kArticles,          ///< Article -> metadata, sections, tables.
  kTexts,             ///< Article -> its text.
  kFacts,             ///< Article -> all it states; everything below is derived from these three.
  kKeys,              ///< Article key + article.
  kEntities,          ///< Entity -> votes on its name and type, and counts.
  kNames,             ///< Folded name + entity.
  kMentions,          ///< Entity + article + span.
  kTimeline,          ///< Entity + width class + date -> a segment of event postings.
  kBlocks,            ///< Block key + mention -> what decides whether mentions tell of one event.
  kEventOf,           ///< Mention -> its event, which has another identifier.
  kEvents,            ///< Event -> its members.
  kRelations,         ///< Relation -> what its evidence adds up to.
  kRelationsOf,       ///< Entity + relation.
  kRelationEvidence,  ///< Relation + article + place.
  kClaims,            ///< Entity + claim.
  kClaimOwners,       ///< Claim -> entity.
  kPredictions,       ///< Prediction + article + place.
  kKinds,             ///< Code -> name of an event type or a relation.
  kSketches,          ///< Article -> what its copies are found by.
  kCopyKeys,          ///< Copy key + article.
  kVersionKeys,       ///< Version key + article.
  kStandings,         ///< Article -> what it is beside its copies and versions, if it has any.
};
inline constexpr std::size_t kTableCount = 23;
[[nodiscard]] std::string_view name_of(KvTable table);

/// A position in one table, ordered by the bytes of the key. Not valid until the first seek.
/// `key` and `value` hold until the cursor moves. One thread at a time.
class KvCursor {
 public:
  virtual ~KvCursor() = default;
  virtual void seek(std::string_view key) = 0;           ///< To the first key not before `key`.
  virtual void seek_for_prev(std::string_view key) = 0;  ///< To the last key not after `key`.
  virtual void next() = 0;                               ///< Precondition of both: valid().
  virtual void prev() = 0;
  [[nodiscard]] virtual bool valid() const = 0;
  [[nodiscard]] virtual std::string_view key() const = 0;
  [[nodiscard]] virtual std::string_view value() const = 0;
  /// Why a cursor that is not valid is not: ok() at the end, else kIo or kCorrupt.
  [[nodiscard]] virtual Status status() const = 0;
};

/// The tables as they were at one moment. Cursors must not outlive it. Several threads may ask at
/// once, each with cursors of its own.
class KvReader {
 public:
  virtual ~KvReader() = default;
  [[nodiscard]] virtual Result<std::optional<std::string>> get(KvTable table,
                                                               std::string_view key) const = 0;
  [[nodiscard]] virtual std::unique_ptr<KvCursor> cursor(KvTable table) const = 0;
  /// A cursor that is only good for keys that share their first kPrefixBytes with the key last
  /// sought: where there are none, it need not look.
  [[nodiscard]] virtual std::unique_ptr<KvCursor> prefix_cursor(KvTable table) const = 0;
};
inline constexpr std::size_t kPrefixBytes = 8;  ///< An identifier.

/// Visits every row of `table` whose key begins with `prefix`, in order, until `visit` gives false.
using KvVisit = std::function<Result<bool>(std::string_view key, std::string_view value)>;
[[nodiscard]] Status each_with_prefix(const KvReader& reader, KvTable table,
                                      std::string_view prefix, const KvVisit& visit);
/// The same with a cursor of that table: a prefix_cursor if `prefix` is an identifier or longer.
[[nodiscard]] Status each_with_prefix(KvCursor& cursor, std::string_view prefix,
                                      const KvVisit& visit);

/// One change of one row; without a value, its removal.
struct KvChange {
  KvTable table;
  std::string_view key;
  std::optional<std::string_view> value;
};

/// A write that is given in parts, so that what is complete is on its way to the disk while the
/// rest is worked out. Destroyed before finish(), it leaves the tables as they were.
class KvWrite {
 public:
  virtual ~KvWrite() = default;
  /// Changes in the order of tables and keys, each row once. Tables that the engine keeps together
  /// (docs/storage.md) must come together, each once. What the views show must stay until finish().
  virtual void add(std::vector<KvChange> changes) = 0;
  /// All of the changes or, on an error, none; durable on return. Once. Errors: kIo, kCorrupt.
  [[nodiscard]] virtual Status finish() = 0;
};

/// An engine that keeps the tables. Used by one writing thread; its readers by any.
class KvEngine {
 public:
  virtual ~KvEngine() = default;
  /// What has been written so far. Must not outlive the engine.
  [[nodiscard]] virtual std::unique_ptr<KvReader> snapshot() const = 0;
  /// One at a time; must not outlive the engine.
  [[nodiscard]] virtual std::unique_ptr<KvWrite> begin_write() = 0;
  /// Writes these changes, in any order: of several of one row the last counts.
  [[nodiscard]] Status write(std::vector<KvChange> changes);
  [[nodiscard]] virtual std::uint64_t bytes_on_disk() const = 0;
};

/// A std::map for each table: the simple twin of the one below. A write copies the tables it
/// touches.
[[nodiscard]] std::unique_ptr<KvEngine> make_memory_engine();

/// RocksDB. Creates the directory where it is absent.
/// Errors: kLocked if another process holds it, kSchema if it has parts that this program does not
/// know, kCorrupt if files are damaged or missing, kIo if `directory` is no store.
[[nodiscard]] Result<std::unique_ptr<KvEngine>> open_rocks_engine(const std::string& directory);

/// A reader with the file handles it needs: it stays as it was opened while others write.
struct KvFiles {
  std::unique_ptr<KvReader> reader;
  std::uint64_t bytes_on_disk = 0;
};
/// Errors: as open_rocks_engine, without kLocked; kIo if there is no store.
[[nodiscard]] Result<KvFiles> open_rocks_reader(const std::string& directory);

}  // namespace weft
