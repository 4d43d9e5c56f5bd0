#include "core/detail/rocks_bulk.h"

#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <system_error>

namespace weft::detail {
namespace {

namespace fs = std::filesystem;

using Rows = std::vector<const KvChange*>;

rocksdb::Status write_file(const Database& database, rocksdb::ColumnFamilyHandle* family,
                           const std::string& path, const Rows& rows) {
  rocksdb::SstFileWriter writer(rocksdb::EnvOptions{}, database.db().GetOptions(family), family);
  auto status = writer.Open(path);
  std::string key;
  for (auto row = rows.begin(); status.ok() && row != rows.end(); ++row) {
    const auto& value = (*row)->value;
    key.assign(1, static_cast<char>((*row)->table));
    key += (*row)->key;
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

/// The files on their way, in a folder of the store that goes when they have arrived.
class BulkFolder {
 public:
  explicit BulkFolder(const std::string& directory) : path_(fs::path{directory} / "bulk") {
    std::error_code ignored;
    fs::remove_all(path_, ignored);  // What a killed program left.
    fs::create_directory(path_, error_);
  }
  BulkFolder(const BulkFolder&) = delete;
  BulkFolder& operator=(const BulkFolder&) = delete;
  ~BulkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::error_code& error() const { return error_; }
  [[nodiscard]] std::string file(std::size_t number) const {
    return (path_ / std::to_string(number)).string();
  }

 private:
  fs::path path_;
  std::error_code error_;
};

}  // namespace

Status write_as_files(const Database& database, const std::string& directory,
                      const std::vector<KvChange>& changes) {
  const auto& families = database.families();
  std::vector<Rows> rows(families.size());
  for (const auto& change : changes) rows[family_of(change.table)].push_back(&change);

  const BulkFolder folder(directory);
  if (folder.error()) return fail(ErrorCode::kIo, folder.error().message(), directory);
  std::vector<rocksdb::IngestExternalFileArg> files;
  std::vector<std::future<rocksdb::Status>> written;
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (rows[i].empty()) continue;
    auto& file = files.emplace_back();
    file.column_family = families[i];
    file.external_files = {folder.file(i)};
    file.options = ingest_options();
    written.push_back(std::async(std::launch::async, write_file, std::cref(database), families[i],
                                 folder.file(i), std::cref(rows[i])));
  }
  auto status = rocksdb::Status::OK();
  for (auto& file : written) {
    const auto one = file.get();
    if (status.ok()) status = one;
  }
  if (status.ok()) status = database.db().IngestExternalFiles(files);
  if (!status.ok()) return error_from(status, directory);
  return ok();
}

}  // namespace weft::detail
