#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>
#include <thread>

#include "core/detail/rocks_database.h"
#include "core/store.h"

namespace weft::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMebibyte = 1024UL * 1024UL;
constexpr std::size_t kBlockCacheBytes = 64 * kMebibyte;
constexpr std::size_t kWriteBufferBytes = 64 * kMebibyte;  ///< Of all families together.
constexpr std::size_t kWalBytes = 64 * kMebibyte;

enum Family : std::size_t {
  kRowsFamily,
  kTextsFamily,
  kTimelineFamily,
  kEventsFamily,
  kBlocksFamily
};
constexpr std::array<const char*, 5> kFamilyNames = {"default", "texts", "timeline", "events",
                                                     "blocks"};

enum class Use { kReading, kWriting };

/// RocksDB would write its log beside the data, a reader's too.
class SilentLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::DBOptions database_options() {
  rocksdb::DBOptions options;
  options.info_log = std::make_shared<SilentLogger>();
  options.max_open_files = -1;           // a reader keeps its files when a writer deletes them
  options.max_file_opening_threads = 1;  // a thread costs more than a file
  options.skip_stats_update_on_db_open = true;
  options.skip_checking_sst_file_sizes_on_db_open = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.db_write_buffer_size = kWriteBufferBytes;
  options.max_total_wal_size = kWalBytes;
  options.max_background_jobs = 2;
  return options;
}

/// The timeline is scanned: large blocks, indexes at hand, no filter. The others are asked for
/// single rows or for those of one identifier: filters, which stay on disk until they are needed so
/// that opening reads little. Index and filter are cut into small blocks too: that of a whole file
/// takes megabytes, does not fit a shard of the cache, and would be read anew at every look-up.
rocksdb::ColumnFamilyOptions family_options(std::size_t family, Use use,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions blocks;
  blocks.block_cache = cache;
  blocks.format_version = 5;
  rocksdb::ColumnFamilyOptions options;
  options.compression = family == kTextsFamily ? rocksdb::kZSTD : rocksdb::kLZ4Compression;
  options.compression_opts.level = 1;  // Half the time of 3, for a thirtieth more bytes.
  options.level_compaction_dynamic_level_bytes = true;
  options.write_buffer_size = kWriteBufferBytes / 2;
  if (family == kTimelineFamily) {
    blocks.block_size = 32UL * 1024UL;
    blocks.block_restart_interval = 1;  // values are large: search, do not walk
  } else {
    blocks.block_size = 8UL * 1024UL;
    blocks.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    blocks.cache_index_and_filter_blocks = true;
    blocks.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
    blocks.partition_filters = true;
    blocks.whole_key_filtering = family != kBlocksFamily;  // asked for by prefix only
    options.prefix_extractor.reset(rocksdb::NewCappedPrefixTransform(1 + kPrefixBytes));
    options.memtable_prefix_bloom_size_ratio = 0.05;
    // Who asks for an event or a text mostly has its identifier from an index: it is there.
    options.optimize_filters_for_hits = family == kTextsFamily || family == kEventsFamily;
  }
  if (use == Use::kReading) {
    // What is set up for writing costs a third of the time that it takes to open. Only
    // writers look up block keys, and the filters of their runs would be read at once.
    options.memtable_prefix_bloom_size_ratio = 0;
    options.write_buffer_size = kMebibyte;
    if (family == kBlocksFamily) blocks.filter_policy.reset();
  }
  // The rows of a batch come sorted: each is put next to the one before.
  options.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewCappedPrefixTransform(1));
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks));
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> all_families(Use use) {
  const auto cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (std::size_t i = 0; i < kFamilyNames.size(); ++i) {
    families.emplace_back(kFamilyNames[i], family_options(i, use, cache));
  }
  return families;
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

/// A newer program may have added families; writing without them would tear the store.
Status check_families(const std::string& directory) {
  if (!has_store(directory)) return ok();
  std::vector<std::string> names;
  const auto status = rocksdb::DB::ListColumnFamilies(database_options(), directory, &names);
  if (!status.ok()) return error_from(status, directory);
  for (const auto& name : names) {
    if (std::find(kFamilyNames.begin(), kFamilyNames.end(), name) == kFamilyNames.end()) {
      return fail(ErrorCode::kSchema,
                  "the store was written by a newer weft (it has a family \"" + name +
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

Result<std::shared_ptr<Database>> try_to_read(const std::string& directory) {
  rocksdb::DB* db = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  const auto status = rocksdb::DB::OpenForReadOnly(database_options(), directory,
                                                   all_families(Use::kReading), &families, &db);
  if (status.IsInvalidArgument()) {
    return fail(ErrorCode::kIo, "the making of this store was interrupted; run weft import again",
                directory);
  }
  if (!status.ok()) return error_from(status, directory);
  return std::make_shared<Database>(std::unique_ptr<rocksdb::DB>{db}, std::move(families));
}

}  // namespace

std::size_t family_of(KvTable table) {
  switch (table) {
    case KvTable::kArticles:
    case KvTable::kTexts:
    case KvTable::kFacts:
      return kTextsFamily;
    case KvTable::kTimeline:
      return kTimelineFamily;
    case KvTable::kEvents:
      return kEventsFamily;
    case KvTable::kBlocks:
    case KvTable::kCopyKeys:
      return kBlocksFamily;
    default:
      return kRowsFamily;
  }
}

std::string family_key(KvTable table, std::string_view key) {
  std::string bytes;
  bytes.reserve(1 + key.size());
  bytes += static_cast<char>(table);
  bytes += key;
  return bytes;
}

Database::Database(std::unique_ptr<rocksdb::DB> db,
                   std::vector<rocksdb::ColumnFamilyHandle*> families)
    : db_(std::move(db)), families_(std::move(families)) {}

Database::~Database() {
  for (auto* family : families_) db_->DestroyColumnFamilyHandle(family);
}

Error error_from(const rocksdb::Status& status, const std::string& where) {
  const auto text = status.ToString();
  if (status.IsNoSpace()) return fail(ErrorCode::kIo, "the disk is full", where);
  if (status.IsIOError() && text.find("LOCK:") != std::string::npos) {
    return fail(ErrorCode::kLocked, "another program is writing to this store; wait for it to end",
                where);
  }
  if (status.IsCorruption()) {
    return fail(ErrorCode::kCorrupt,
                "the store is damaged (" + text + "); restore it from a backup", where);
  }
  if (status.IsPathNotFound()) {
    return fail(ErrorCode::kCorrupt,
                "a file of the store is missing (" + text + "); restore it from a backup", where);
  }
  return fail(ErrorCode::kIo, text, where);
}

std::uint64_t bytes_in(const std::string& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator at{directory, error}, end; !error && at != end; at.increment(error)) {
    std::error_code gone;  // a file that went away while we looked counts for nothing
    const auto size = at->file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

Result<std::shared_ptr<Database>> open_database(const std::string& directory) {
  WEFT_TRY(prepare(directory));
  WEFT_TRY(check_families(directory));
  auto options = database_options();
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  rocksdb::DB* db = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  const auto status =
      rocksdb::DB::Open(options, directory, all_families(Use::kWriting), &families, &db);
  if (!status.ok()) return error_from(status, directory);
  return std::make_shared<Database>(std::unique_ptr<rocksdb::DB>{db}, std::move(families));
}

/// Beside a writer, files may go away between being listed and being opened. An SST file that does
/// is an error and we look again; a log that does would be a silent gap in what was replayed, so we
/// look again too. Logs go in order, so those from before the opening that are all still there
/// after it were there throughout.
Result<std::shared_ptr<Database>> open_database_for_reading(const std::string& directory) {
  if (!has_store(directory)) {
    return fail(ErrorCode::kIo,
                "there is no store here; make one with: weft import --store " + directory + " PATH",
                directory);
  }
  constexpr int kAttempts = 10;
  constexpr std::chrono::milliseconds kPause{10};
  for (int attempt = 1;; ++attempt) {
    const auto before = logs_in(directory);
    auto database = try_to_read(directory);
    const auto after = logs_in(directory);
    const bool whole = std::includes(after.begin(), after.end(), before.begin(), before.end());
    if (database && whole) return database;
    if (attempt == kAttempts) {
      if (!database) return database.error();
      return fail(ErrorCode::kIo, "the store changes too fast to be opened; try again", directory);
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace weft::detail
