#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>
#include <thread>

#include "core/kv.h"
#include "core/records.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMebibyte = 1024UL * 1024UL;
constexpr std::size_t kBlockCacheBytes = 64 * kMebibyte;
constexpr std::size_t kWriteBufferBytes = 32 * kMebibyte;  ///< Of all tables together.
constexpr std::size_t kWalBytes = 48 * kMebibyte;

/// RocksDB would write its log beside the data, a reader's too.
class SilentLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::Slice slice_of(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view view_of(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

Error error_from(const rocksdb::Status& status, const std::string& where) {
  if (status.IsNoSpace()) return fail(ErrorCode::kIo, "the disk is full", where);
  if (status.IsIOError() && status.ToString().find("LOCK:") != std::string::npos) {
    return fail(ErrorCode::kLocked, "another program is writing to this store; wait for it to end",
                where);
  }
  if (status.IsCorruption()) {
    return fail(ErrorCode::kCorrupt,
                "the store is damaged (" + status.ToString() + "); restore it from a backup",
                where);
  }
  if (status.IsPathNotFound()) {
    return fail(
        ErrorCode::kCorrupt,
        "a file of the store is missing (" + status.ToString() + "); restore it from a backup",
        where);
  }
  return fail(ErrorCode::kIo, status.ToString(), where);
}

class RocksCursor final : public KvCursor {
 public:
  explicit RocksCursor(std::unique_ptr<rocksdb::Iterator> at) : at_(std::move(at)) {}

  void seek(std::string_view key) override { at_->Seek(slice_of(key)); }
  void seek_for_prev(std::string_view key) override { at_->SeekForPrev(slice_of(key)); }
  void next() override { at_->Next(); }
  void prev() override { at_->Prev(); }
  [[nodiscard]] bool valid() const override { return at_->Valid(); }
  [[nodiscard]] std::string_view key() const override { return view_of(at_->key()); }
  [[nodiscard]] std::string_view value() const override { return view_of(at_->value()); }
  [[nodiscard]] Status status() const override {
    const auto status = at_->status();
    if (status.ok()) return weft::ok();
    return error_from(status, "");
  }

 private:
  std::unique_ptr<rocksdb::Iterator> at_;
};

/// An open database with its column families.
class Database {
 public:
  Database(std::unique_ptr<rocksdb::DB> db, std::vector<rocksdb::ColumnFamilyHandle*> families)
      : db_(std::move(db)), families_(std::move(families)) {}
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() {
    for (auto* family : families_) db_->DestroyColumnFamilyHandle(family);
  }

  rocksdb::DB& operator*() const { return *db_; }
  rocksdb::DB* operator->() const { return db_.get(); }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* family(KvTable table) const {
    return families_[static_cast<std::size_t>(table)];
  }
  [[nodiscard]] const std::vector<rocksdb::ColumnFamilyHandle*>& families() const {
    return families_;
  }

 private:
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

class RocksReader final : public KvReader {
 public:
  /// A writer's reader pins the moment; a database opened for reading does not move.
  RocksReader(std::shared_ptr<const Database> db, bool pinned) : db_(std::move(db)) {
    if (pinned) options_.snapshot = (*db_)->GetSnapshot();
  }
  RocksReader(const RocksReader&) = delete;
  RocksReader& operator=(const RocksReader&) = delete;
  ~RocksReader() override {
    if (options_.snapshot != nullptr) (*db_)->ReleaseSnapshot(options_.snapshot);
  }

  [[nodiscard]] Result<std::optional<std::string>> get(KvTable table,
                                                       std::string_view key) const override {
    std::string value;
    const auto status = (*db_)->Get(options_, db_->family(table), slice_of(key), &value);
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
    return std::make_unique<RocksCursor>(
        std::unique_ptr<rocksdb::Iterator>{(*db_)->NewIterator(options, db_->family(table))});
  }

  std::shared_ptr<const Database> db_;
  rocksdb::ReadOptions options_;
};

rocksdb::DBOptions database_options() {
  rocksdb::DBOptions options;
  options.info_log = std::make_shared<SilentLogger>();
  options.max_open_files = -1;  // a reader keeps its files when a writer deletes them
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.db_write_buffer_size = kWriteBufferBytes;
  options.max_total_wal_size = kWalBytes;
  options.max_background_jobs = 2;
  return options;
}

/// Tables that are scanned by the identifier their keys begin with.
bool found_by_prefix(KvTable table) {
  switch (table) {
    case KvTable::kMentions:
    case KvTable::kBlocks:
    case KvTable::kRelationsOf:
    case KvTable::kRelationEvidence:
    case KvTable::kClaims:
    case KvTable::kPredictions:
      return true;
    default:
      return false;
  }
}

/// The timeline is scanned: large blocks, indexes at hand, no filter. The others are asked for
/// single rows: filters, which stay on disk until needed so that opening reads little.
rocksdb::ColumnFamilyOptions family_options(KvTable table,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions blocks;
  blocks.block_cache = cache;
  blocks.format_version = 5;
  rocksdb::ColumnFamilyOptions options;
  options.compression = rocksdb::kLZ4Compression;
  options.level_compaction_dynamic_level_bytes = true;
  options.write_buffer_size = kWriteBufferBytes / 2;
  if (table == KvTable::kTimeline) {
    blocks.block_size = 32UL * 1024UL;
  } else {
    blocks.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    blocks.cache_index_and_filter_blocks = true;
    blocks.block_size = 8UL * 1024UL;
  }
  if (found_by_prefix(table)) {
    options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(kPrefixBytes));
    options.memtable_prefix_bloom_size_ratio = 0.05;
  }
  if (table == KvTable::kTexts || table == KvTable::kFacts) {
    options.compression = rocksdb::kZSTD;
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks));
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> all_families() {
  const auto cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (std::size_t i = 0; i < kTableCount; ++i) {
    const auto table = static_cast<KvTable>(i);
    const std::string name =
        i == 0 ? rocksdb::kDefaultColumnFamilyName : std::string{name_of(table)};
    families.emplace_back(name, family_options(table, cache));
  }
  return families;
}

std::uint64_t bytes_in(const std::string& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator at{directory, error}, end; !error && at != end; at.increment(error)) {
    const auto size = at->file_size(error);
    if (!error) bytes += size;
    error.clear();  // a file that went away while we looked counts for nothing
  }
  return bytes;
}

class RocksEngine final : public KvEngine {
 public:
  RocksEngine(std::shared_ptr<Database> db, std::string directory)
      : db_(std::move(db)), directory_(std::move(directory)) {}
  RocksEngine(const RocksEngine&) = delete;
  RocksEngine& operator=(const RocksEngine&) = delete;

  /// Leaves nothing in the log for readers to replay. If the disk refuses, the log still has it.
  ~RocksEngine() override { (void)(*db_)->Flush(rocksdb::FlushOptions{}, db_->families()); }

  [[nodiscard]] std::unique_ptr<KvReader> snapshot() const override {
    return std::make_unique<RocksReader>(db_, true);
  }

  [[nodiscard]] Status write(const std::vector<KvChange>& changes) override {
    rocksdb::WriteBatch batch;
    for (const auto& change : changes) {
      auto* family = db_->family(change.table);
      const auto status = change.value
                              ? batch.Put(family, slice_of(change.key), slice_of(*change.value))
                              : batch.Delete(family, slice_of(change.key));
      if (!status.ok()) return error_from(status, directory_);
    }
    rocksdb::WriteOptions options;
    options.sync = true;
    const auto status = (*db_)->Write(options, &batch);
    if (!status.ok()) return error_from(status, directory_);
    return ok();
  }

  [[nodiscard]] std::uint64_t bytes_on_disk() const override { return bytes_in(directory_); }

 private:
  std::shared_ptr<Database> db_;
  std::string directory_;
};

bool has_store(const std::string& directory) {
  std::error_code error;
  return fs::exists(fs::path{directory} / "CURRENT", error);
}

/// Makes the directory, unless something else is there that we must not write among.
Status prepare(const std::string& directory) {
  std::error_code error;
  if (fs::exists(directory, error)) {
    if (!fs::is_directory(directory, error)) {
      return fail(ErrorCode::kIo, "is not a directory", directory);
    }
    // What an interrupted creation leaves has a LOCK already.
    const bool ours = has_store(directory) || fs::exists(fs::path{directory} / "LOCK", error);
    if (!ours && !fs::is_empty(directory, error)) {
      return fail(ErrorCode::kIo, "holds other files and no store; name a new directory",
                  directory);
    }
  }
  fs::create_directories(directory, error);
  if (error) return fail(ErrorCode::kIo, error.message(), directory);
  return ok();
}

/// A newer program may have added tables; writing without them would tear the store.
Status check_tables(const std::string& directory) {
  if (!has_store(directory)) return ok();
  std::vector<std::string> names;
  const auto status = rocksdb::DB::ListColumnFamilies(database_options(), directory, &names);
  if (!status.ok()) return error_from(status, directory);
  for (const auto& name : names) {
    bool known = name == rocksdb::kDefaultColumnFamilyName;
    for (std::size_t i = 1; i < kTableCount; ++i) {
      known = known || name == name_of(static_cast<KvTable>(i));
    }
    if (!known) {
      return fail(ErrorCode::kSchema,
                  "the store was written by a newer weft (it has a table \"" + name +
                      "\"); use that version",
                  directory);
    }
  }
  return ok();
}

std::set<std::string> logs_in(const std::string& directory) {
  std::set<std::string> logs;
  std::error_code error;
  for (fs::directory_iterator at{directory, error}, end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".log") logs.insert(at->path().filename().string());
  }
  return logs;
}

Result<std::shared_ptr<Database>> open_for_reading(const std::string& directory) {
  rocksdb::DB* db = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  const auto status =
      rocksdb::DB::OpenForReadOnly(database_options(), directory, all_families(), &families, &db);
  if (status.IsInvalidArgument()) {
    return fail(ErrorCode::kIo, "the making of this store was interrupted; run weft import again",
                directory);
  }
  if (!status.ok()) return error_from(status, directory);
  return std::make_shared<Database>(std::unique_ptr<rocksdb::DB>{db}, std::move(families));
}

}  // namespace

Result<std::unique_ptr<KvEngine>> open_rocks_engine(const std::string& directory) {
  WEFT_TRY(prepare(directory));
  WEFT_TRY(check_tables(directory));
  auto options = database_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  rocksdb::DB* db = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  const auto status = rocksdb::DB::Open(options, directory, all_families(), &families, &db);
  if (!status.ok()) return error_from(status, directory);
  auto database = std::make_shared<Database>(std::unique_ptr<rocksdb::DB>{db}, std::move(families));
  return std::unique_ptr<KvEngine>{std::make_unique<RocksEngine>(std::move(database), directory)};
}

/// Beside a writer, files may go away between being listed and being opened. An SST file that does
/// is an error and we look again; a log that does would be a silent gap in what was replayed, so we
/// look again too. Logs go in order, so those from before the opening that are all still there
/// after it were there throughout.
Result<KvFiles> open_rocks_reader(const std::string& directory) {
  if (!has_store(directory)) {
    return fail(ErrorCode::kIo,
                "there is no store here; make one with: weft import --store " + directory + " PATH",
                directory);
  }
  constexpr int kAttempts = 10;
  constexpr std::chrono::milliseconds kPause{10};
  for (int attempt = 1;; ++attempt) {
    const auto before = logs_in(directory);
    auto db = open_for_reading(directory);
    const auto after = logs_in(directory);
    const bool whole = std::includes(after.begin(), after.end(), before.begin(), before.end());
    if (db && whole) {
      return KvFiles{std::make_unique<RocksReader>(*std::move(db), false), bytes_in(directory)};
    }
    if (attempt == kAttempts) {
      if (!db) return db.error();
      return fail(ErrorCode::kIo, "the store changes too fast to be opened; try again", directory);
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace weft
