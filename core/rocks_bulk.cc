#include "core/detail/rocks_bulk.h"

#include <rocksdb/sst_file_writer.h>

#include <filesystem>
#include <utility>

namespace weft::detail {
namespace {

namespace fs = std::filesystem;

rocksdb::Status write_file(const Database& database, rocksdb::ColumnFamilyHandle* family,
                           const std::string& path, const std::vector<KvChange>& rows) {
  rocksdb::SstFileWriter writer(rocksdb::EnvOptions{}, database.db().GetOptions(family), family);
  auto status = writer.Open(path);
  std::string key;
  for (auto row = rows.begin(); status.ok() && row != rows.end(); ++row) {
    const auto& value = row->value;
    key.assign(1, static_cast<char>(row->table));
    key += row->key;
    status =
        value ? writer.Put(key, rocksdb::Slice{value->data(), value->size()}) : writer.Delete(key);
  }
  return status.ok() ? writer.Finish() : status;
}

rocksdb::IngestExternalFileOptions ingest_options() {
  rocksdb::IngestExternalFileOptions options;
  options.move_files = true;
  options.failed_move_fall_back_to_copy = true;
  options.write_global_seqno = false;
  return options;
}

}  // namespace

BulkWrite::BulkWrite(const Database& database, std::string directory)
    : database_(database),
      directory_(std::move(directory)),
      folder_((fs::path{directory_} / "bulk").string()) {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);  // What a killed program left.
  fs::create_directory(folder_, error_);
}

BulkWrite::~BulkWrite() {
  for (auto& file : written_) {
    if (file.valid()) file.wait();
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string BulkWrite::file_of(std::size_t family) const {
  return (fs::path{folder_} / std::to_string(family)).string();
}

void BulkWrite::add(std::size_t family, std::vector<KvChange> changes) {
  if (error_ || changes.empty()) return;
  families_.push_back(family);
  written_.push_back(std::async(std::launch::async, [this, family, rows = std::move(changes)] {
    return write_file(database_, database_.families()[family], file_of(family), rows);
  }));
}

Status BulkWrite::finish() {
  if (error_) return fail(ErrorCode::kIo, error_.message(), directory_);
  auto status = rocksdb::Status::OK();
  for (auto& file : written_) {
    const auto one = file.get();
    if (status.ok()) status = one;
  }
  std::vector<rocksdb::IngestExternalFileArg> files;
  for (const auto family : families_) {
    auto& file = files.emplace_back();
    file.column_family = database_.families()[family];
    file.external_files = {file_of(family)};
    file.options = ingest_options();
  }
  if (status.ok()) status = database_.db().IngestExternalFiles(files);
  if (!status.ok()) return error_from(status, directory_);
  return ok();
}

}  // namespace weft::detail
