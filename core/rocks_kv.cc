#include <rocksdb/db.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "core/detail/rocks_bulk.h"
#include "core/detail/rocks_database.h"
#include "core/kv.h"
#include "core/records.h"

namespace weft {
namespace {

using detail::Database;
using detail::error_from;
using detail::family_key;

std::string_view view_of(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

/// One table's part of a column family.
class RocksCursor final : public KvCursor {
 public:
  RocksCursor(std::unique_ptr<rocksdb::Iterator> at, KvTable table)
      : at_(std::move(at)), table_(table) {}

  void seek(std::string_view key) override { at_->Seek(sought(key)); }
  void seek_for_prev(std::string_view key) override { at_->SeekForPrev(sought(key)); }
  void next() override { at_->Next(); }
  void prev() override { at_->Prev(); }
  [[nodiscard]] bool valid() const override {
    return at_->Valid() && at_->key()[0] == static_cast<char>(table_);
  }
  [[nodiscard]] std::string_view key() const override { return view_of(at_->key()).substr(1); }
  [[nodiscard]] std::string_view value() const override { return view_of(at_->value()); }
  [[nodiscard]] Status status() const override {
    const auto status = at_->status();
    if (status.ok()) return weft::ok();
    return error_from(status, std::string{name_of(table_)});
  }

 private:
  rocksdb::Slice sought(std::string_view key) {
    buffer_.assign(1, static_cast<char>(table_));
    buffer_ += key;
    return buffer_;
  }
  std::unique_ptr<rocksdb::Iterator> at_;
  KvTable table_;
  std::string buffer_;
};

class RocksReader final : public KvReader {
 public:
  /// A writer's reader pins the moment; a database opened for reading does not move.
  RocksReader(std::shared_ptr<const Database> database, bool pinned)
      : database_(std::move(database)) {
    if (pinned) options_.snapshot = database_->db().GetSnapshot();
  }
  RocksReader(const RocksReader&) = delete;
  RocksReader& operator=(const RocksReader&) = delete;
  ~RocksReader() override {
    if (options_.snapshot != nullptr) database_->db().ReleaseSnapshot(options_.snapshot);
  }

  [[nodiscard]] Result<std::optional<std::string>> get(KvTable table,
                                                       std::string_view key) const override {
    std::string value;
    const auto status =
        database_->db().Get(options_, database_->family(table), family_key(table, key), &value);
    if (status.IsNotFound()) return std::optional<std::string>{};
    if (!status.ok()) return error_from(status, row_name(table, key));
    return std::optional{std::move(value)};
  }

  [[nodiscard]] std::unique_ptr<KvCursor> cursor(KvTable table) const override {
    auto options = options_;
    options.total_order_seek = true;
    return make_cursor(table, options);
  }
  [[nodiscard]] std::unique_ptr<KvCursor> prefix_cursor(KvTable table) const override {
    auto options = options_;
    options.prefix_same_as_start = true;
    return make_cursor(table, options);
  }

 private:
  [[nodiscard]] std::unique_ptr<KvCursor> make_cursor(KvTable table,
                                                      const rocksdb::ReadOptions& options) const {
    std::unique_ptr<rocksdb::Iterator> at{
        database_->db().NewIterator(options, database_->family(table))};
    return std::make_unique<RocksCursor>(std::move(at), table);
  }

  std::shared_ptr<const Database> database_;
  rocksdb::ReadOptions options_;
};

/// Through the log and the memory tables while it is small; as files, each begun as soon as its
/// family is complete, once it is not.
class RocksWrite final : public KvWrite {
 public:
  RocksWrite(const Database& database, std::string directory)
      : database_(database), directory_(std::move(directory)) {}

  void add(std::vector<KvChange> changes) override {
    constexpr std::size_t kBytesBesides = 16;  // Of a row: its family, sizes and kind.
    const auto number_of = [](const KvChange& change) { return detail::family_of(change.table); };
    bool is_one_family = true;
    for (const auto& change : changes) {
      bytes_ += change.key.size() + change.value.value_or("").size() + kBytesBesides;
      is_one_family = is_one_family && number_of(change) == number_of(changes.front());
    }
    if (changes.empty()) return;
    if (auto& waiting = waiting_[number_of(changes.front())]; is_one_family && waiting.empty()) {
      waiting = std::move(changes);
    } else {
      for (const auto& change : changes) waiting_[number_of(change)].push_back(change);
    }
    if (bytes_ < detail::kBulkBytes) return;
    if (!files_) files_.emplace(database_, directory_);
    for (auto& [family, rows] : waiting_) files_->add(family, std::move(rows));
    waiting_.clear();
  }

  [[nodiscard]] Status finish() override { return files_ ? files_->finish() : write_batch(); }

 private:
  [[nodiscard]] Status write_batch() const {
    rocksdb::WriteBatch batch(bytes_);
    for (const auto& [number, rows] : waiting_) {
      auto* const family = database_.families()[number];
      for (const auto& [table, key, value] : rows) {
        // As family_key() would write it, without a string for each.
        const char letter = static_cast<char>(table);
        const std::array<rocksdb::Slice, 2> parts = {rocksdb::Slice{&letter, 1},
                                                     rocksdb::Slice{key.data(), key.size()}};
        const rocksdb::SliceParts whole_key{parts.data(), static_cast<int>(parts.size())};
        const rocksdb::Slice content{value.value_or("").data(), value.value_or("").size()};
        const auto status = value ? batch.Put(family, whole_key, rocksdb::SliceParts{&content, 1})
                                  : batch.Delete(family, whole_key);
        if (!status.ok()) return error_from(status, directory_);
      }
    }
    rocksdb::WriteOptions options;
    options.sync = true;
    const auto status = database_.db().Write(options, &batch);
    if (!status.ok()) return error_from(status, directory_);
    return ok();
  }

  const Database& database_;
  const std::string directory_;
  std::size_t bytes_ = 0;
  std::map<std::size_t, std::vector<KvChange>> waiting_;  ///< By family.
  std::optional<detail::BulkWrite> files_;
};

class RocksEngine final : public KvEngine {
 public:
  RocksEngine(std::shared_ptr<Database> database, std::string directory)
      : database_(std::move(database)), directory_(std::move(directory)) {}
  RocksEngine(const RocksEngine&) = delete;
  RocksEngine& operator=(const RocksEngine&) = delete;

  /// Leaves readers no log to replay and few sorted runs to merge. If the disk refuses, the log
  /// still has what could not be flushed.
  ~RocksEngine() override {
    const auto flushed = database_->db().Flush(rocksdb::FlushOptions{}, database_->families());
    if (!flushed.ok()) return;
    finish_compactions();
    for (const auto table : {KvTable::kTimeline, KvTable::kRelations}) {
      leave_one_run(database_->family(table));
    }
  }

  [[nodiscard]] std::unique_ptr<KvReader> snapshot() const override {
    return std::make_unique<RocksReader>(database_, true);
  }

  [[nodiscard]] std::unique_ptr<KvWrite> begin_write() override {
    return std::make_unique<RocksWrite>(*database_, directory_);
  }

  [[nodiscard]] std::uint64_t bytes_on_disk() const override {
    return detail::bytes_in(directory_);
  }

 private:
  /// Those that are due already; what they take is in proportion to what was written.
  void finish_compactions() const {
    constexpr std::chrono::milliseconds kPause{2};
    constexpr std::chrono::seconds kLongest{60};
    const auto end = std::chrono::steady_clock::now() + kLongest;
    while (compacting() && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(kPause);
    }
  }
  [[nodiscard]] bool compacting() const {
    for (auto* family : database_->families()) {
      for (const auto* property :
           {"rocksdb.compaction-pending", "rocksdb.num-running-compactions"}) {
        std::uint64_t count = 0;
        if (database_->db().GetIntProperty(family, property, &count) && count > 0) return true;
      }
    }
    return false;
  }

  /// Merges all of a family into its last level if what lies above is an eighth of it or more: a
  /// seek costs some microseconds for each run. As with the levels themselves, a byte that came in
  /// so costs the rewriting of some eight.
  void leave_one_run(rocksdb::ColumnFamilyHandle* family) const {
    constexpr std::uint64_t kShare = 8;
    constexpr std::uint64_t kWorthwhile = 8UL * 1024UL * 1024UL;
    rocksdb::ColumnFamilyMetaData all;
    database_->db().GetColumnFamilyMetaData(family, &all);
    std::uint64_t last = 0;
    for (const auto& level : all.levels) {
      if (level.level > 0 && level.size > 0) last = level.size;
    }
    const auto above = all.size - last;
    if (above < kWorthwhile || above * kShare < all.size) return;
    rocksdb::CompactRangeOptions options;
    options.max_subcompactions = 2;
    // A failure leaves the runs as they are.
    (void)database_->db().CompactRange(options, family, nullptr, nullptr);
  }

  std::shared_ptr<Database> database_;
  std::string directory_;
};

}  // namespace

Result<std::unique_ptr<KvEngine>> open_rocks_engine(const std::string& directory) {
  WEFT_ASSIGN(database, detail::open_database(directory));
  return std::unique_ptr<KvEngine>{std::make_unique<RocksEngine>(std::move(database), directory)};
}

Result<KvFiles> open_rocks_reader(const std::string& directory) {
  WEFT_ASSIGN(database, detail::open_database_for_reading(directory));
  return KvFiles{std::make_unique<RocksReader>(std::move(database), false),
                 detail::bytes_in(directory)};
}

}  // namespace weft
