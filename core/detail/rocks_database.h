#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/kv.h"
#include "core/result.h"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
class Status;
}  // namespace rocksdb

namespace weft::detail {

/// Tables share column families where they are alike: opening costs by the family. A row's key
/// begins with one byte for its table.
[[nodiscard]] std::size_t family_of(KvTable table);
[[nodiscard]] std::string family_key(KvTable table, std::string_view key);

/// An open database with its column families. Several threads may read from it.
class Database {
 public:
  Database(std::unique_ptr<rocksdb::DB> db, std::vector<rocksdb::ColumnFamilyHandle*> families);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  [[nodiscard]] rocksdb::DB& db() const { return *db_; }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* family(KvTable table) const {
    return families_[family_of(table)];
  }
  [[nodiscard]] const std::vector<rocksdb::ColumnFamilyHandle*>& families() const {
    return families_;
  }

 private:
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

[[nodiscard]] Error error_from(const rocksdb::Status& status, const std::string& where);
[[nodiscard]] std::uint64_t bytes_in(const std::string& directory);

/// See open_rocks_engine and open_rocks_reader.
[[nodiscard]] Result<std::shared_ptr<Database>> open_database(const std::string& directory);
[[nodiscard]] Result<std::shared_ptr<Database>> open_database_for_reading(
    const std::string& directory);

}  // namespace weft::detail
