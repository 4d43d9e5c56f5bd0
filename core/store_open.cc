#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "core/kv.h"
#include "core/records.h"
#include "core/store_group.h"
#include "core/store_keys.h"
#include "core/store_snapshot.h"
#include "core/store_writer.h"

namespace weft {
namespace {

/// Whether this program can read the store; false if it holds nothing yet.
Result<bool> check_schema(const KvReader& reader, const std::string& directory) {
  WEFT_ASSIGN(bytes, reader.get(KvTable::kMeta, kSchemaKey));
  if (!bytes) return false;
  KeyParser parser{*bytes};
  const auto schema = parser.u32();
  if (!parser.complete() || schema == 0) return damaged(KvTable::kMeta, kSchemaKey);
  if (schema < kSchemaVersion) {
    return fail(ErrorCode::kSchema,
                "the store has schema " + std::to_string(schema) +
                    ", made by an older weft; this one reads " + std::to_string(kSchemaVersion) +
                    ": import the articles into a new store",
                directory);
  }
  if (schema > kSchemaVersion) {
    return fail(ErrorCode::kSchema,
                "the store has schema " + std::to_string(schema) + ", this weft reads up to " +
                    std::to_string(kSchemaVersion) + "; use a newer weft",
                directory);
  }
  return true;
}

Status write_schema(KvEngine& engine) {
  return engine.write({{KvTable::kMeta, kSchemaKey, KeyWriter{}.u32(kSchemaVersion).take()}});
}

/// Makes what was renamed in `folder` outlive a loss of power.
void sync_folder(const std::filesystem::path& folder) {
  const int handle = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (handle < 0) return;
  fsync(handle);
  close(handle);
}

/// Makes an empty store under another name and gives it its own when it is complete, so that a
/// program killed on the way leaves no half-made store. What it did leave is taken up again.
Status make_store(const std::string& directory) {
  namespace fs = std::filesystem;
  auto making = directory;
  while (making.size() > 1 && making.back() == '/') making.pop_back();
  making += ".making";
  {
    WEFT_ASSIGN(engine, open_rocks_engine(making));
    WEFT_TRY(write_schema(*engine));
  }
  std::error_code error;
  fs::rename(making, directory, error);
  if (error && !fs::exists(directory)) {
    return fail(ErrorCode::kIo, "the store cannot be made: " + error.message(), directory);
  }
  sync_folder(fs::path(directory).parent_path());
  return ok();
}

}  // namespace

bool has_store(const std::string& directory) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path{directory} / "CURRENT", error);
}

Result<std::unique_ptr<Snapshot>> open_snapshot(const std::string& directory) {
  WEFT_ASSIGN(files, open_rocks_reader(directory));
  WEFT_ASSIGN(made, check_schema(*files.reader, directory));
  if (!made) {
    return fail(ErrorCode::kIo, "the making of this store was interrupted; run weft import again",
                directory);
  }
  return std::unique_ptr<Snapshot>{
      std::make_unique<StoreSnapshot>(std::move(files.reader), files.bytes_on_disk)};
}

Result<std::unique_ptr<StoreWriter>> open_writer(const std::string& directory) {
  std::error_code unknown;
  if (!std::filesystem::exists(directory, unknown)) WEFT_TRY(make_store(directory));
  WEFT_ASSIGN(engine, open_rocks_engine(directory));
  WEFT_ASSIGN(made, check_schema(*engine->snapshot(), directory));
  if (!made) WEFT_TRY(write_schema(*engine));
  return make_writer(std::move(engine));
}

}  // namespace weft
