#pragma once

#include <rocksdb/db.h>

#include <future>
#include <string>
#include <system_error>
#include <vector>

#include "core/detail/rocks_database.h"
#include "core/kv.h"
#include "core/result.h"

namespace weft::detail {

/// From here on a group is written as files: below, the log and the memory tables are faster.
inline constexpr std::size_t kBulkBytes = 4UL * 1024UL * 1024UL;

/// Writes changes as table files, one for each family, which the database then takes in. A row
/// costs a fraction of what it costs on the way through the log and the memory tables, from which
/// it would be written again soon. The files lie in a folder of the store that goes with this.
class BulkWrite {
 public:
  /// Borrows the database.
  BulkWrite(const Database& database, std::string directory);
  BulkWrite(const BulkWrite&) = delete;
  BulkWrite& operator=(const BulkWrite&) = delete;
  ~BulkWrite();

  /// Begins to write the file of one family, beside all that the caller does. Once a family.
  /// `changes` in the order of tables and keys, each row once; the views must hold until finish().
  void add(std::size_t family, std::vector<KvChange> changes);
  /// All of the changes or, on an error, none; durable on return. Errors: kIo, kCorrupt.
  [[nodiscard]] Status finish();

 private:
  [[nodiscard]] std::string file_of(std::size_t family) const;

  const Database& database_;
  const std::string directory_;
  const std::string folder_;
  std::error_code error_;  ///< Why there is no folder.
  std::vector<std::size_t> families_;
  std::vector<std::future<rocksdb::Status>> written_;  ///< Of each of them.
};

}  // namespace weft::detail
