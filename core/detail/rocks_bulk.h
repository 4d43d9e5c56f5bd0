#pragma once

#include <string>
#include <vector>

#include "core/detail/rocks_database.h"
#include "core/kv.h"
#include "core/result.h"

namespace weft::detail {

/// From here on a group is written as files: below, the log and the memory tables are faster.
inline constexpr std::size_t kBulkBytes = 4UL * 1024UL * 1024UL;

/// Writes changes as table files, one for each family, which the database then takes in: all of
/// them or, on an error, none; durable on return. A row costs a fraction of what it costs on the
/// way through the log and the memory tables, from which it would be written again soon.
/// Precondition: `changes` are in the order of tables and keys, each key once. Errors: kIo,
/// kCorrupt.
[[nodiscard]] Status write_as_files(const Database& database, const std::string& directory,
                                    const std::vector<KvChange>& changes);

}  // namespace weft::detail
