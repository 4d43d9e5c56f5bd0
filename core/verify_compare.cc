#define XXH_INLINE_ALL
#include <xxhash.h>

#include <unordered_map>

#include "core/verify.h"

namespace weft {
namespace {

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }
std::uint64_t hash_of(std::string_view key, std::string_view value) {
  return XXH3_64bits_withSeed(value.data(), value.size(), hash_of(key));
}

}  // namespace

void Report::add(KvTable table, std::string_view key, std::string message) {
  found_.push_back({row_name(table, key), std::move(message)});
}

Status Report::note(Status status) {
  if (status || status.error().code != ErrorCode::kCorrupt) return status;
  found_.push_back({status.error().where, status.error().message});
  return ok();
}

void Tally::add(std::string_view key, std::string_view value) {
  ++rows;
  sum += hash_of(key, value);
}

Result<Tally> tally_of(const RowSource& rows, Report& report) {
  Tally tally;
  WEFT_TRY(
      rows(report, [&](std::string_view key, std::string_view value) { tally.add(key, value); }));
  return tally;
}

Status compare_rows(KvTable table, const RowSource& expected, const RowSource& actual,
                    Report& report) {
  Report heard;  // what a source reports was reported when its rows were counted
  std::unordered_map<std::uint64_t, std::uint64_t> missing;
  WEFT_TRY(expected(heard, [&](std::string_view key, std::string_view value) {
    missing.insert_or_assign(hash_of(key), hash_of(key, value));
  }));
  WEFT_TRY(actual(heard, [&](std::string_view key, std::string_view value) {
    const auto wanted = missing.find(hash_of(key));
    if (wanted == missing.end()) {
      report.add(table, key, "nothing in the store stands behind this row");
      return;
    }
    if (wanted->second != hash_of(key, value)) {
      report.add(table, key, "says something else than what stands behind it");
    }
    missing.erase(wanted);
  }));
  if (missing.empty()) return ok();
  return expected(heard, [&](std::string_view key, std::string_view) {
    if (missing.erase(hash_of(key)) > 0) report.add(table, key, "is missing");
  });
}

RowSource rows_in(const KvReader& reader, KvTable table) {
  return [&reader, table](Report& report, const RowVisit& visit) {
    return report.note(each_with_prefix(
        reader, table, {}, [&](std::string_view key, std::string_view value) -> Result<bool> {
          visit(key, value);
          return true;
        }));
  };
}

}  // namespace weft
