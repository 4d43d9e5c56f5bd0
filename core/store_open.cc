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
  if (schema > kSchemaVersion) {
    return fail(ErrorCode::kSchema,
                "the store has schema " + std::to_string(schema) + ", this weft reads up to " +
                    std::to_string(kSchemaVersion) + "; use a newer weft",
                directory);
  }
  return true;
}

}  // namespace

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
  WEFT_ASSIGN(engine, open_rocks_engine(directory));
  WEFT_ASSIGN(made, check_schema(*engine->snapshot(), directory));
  if (!made) {
    const auto schema = KeyWriter{}.u32(kSchemaVersion).take();
    WEFT_TRY(engine->write({{KvTable::kMeta, kSchemaKey, schema}}));
  }
  return make_writer(std::move(engine));
}

}  // namespace weft
