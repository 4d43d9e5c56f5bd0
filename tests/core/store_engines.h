#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>
#include <utility>

#include "core/kv.h"
#include "core/segment.h"
#include "core/store_writer.h"
#include "core/verify.h"
#include "tests/core/temp_dir.h"
#include "tests/core/world.h"

namespace weft::test {

enum class EngineKind { kMemory, kRocks };
inline void PrintTo(EngineKind kind, std::ostream* out) {
  *out << (kind == EngineKind::kMemory ? "memory" : "rocksdb");
}
inline std::string engine_name(const ::testing::TestParamInfo<EngineKind>& param) {
  return param.param == EngineKind::kMemory ? "Memory" : "RocksDb";
}

/// A store with its rows in reach, to look at or to damage.
class OpenStore {
 public:
  explicit OpenStore(EngineKind kind) {
    if (kind == EngineKind::kRocks) dir_ = std::make_unique<TempDir>();
    auto engine = dir_ ? must(open_rocks_engine(dir_->path())) : make_memory_engine();
    engine_ = engine.get();
    writer_ = make_writer(std::move(engine));
  }
  [[nodiscard]] StoreWriter& writer() const { return *writer_; }
  [[nodiscard]] KvEngine& engine() const { return *engine_; }

  /// Every row, one a line; the timeline by postings, for how they lie in segments is history.
  [[nodiscard]] std::string dump() const {
    std::string lines;
    const auto reader = engine_->snapshot();
    Report report;
    const auto add = [&](KvTable table) {
      return [&lines, table](std::string_view key, std::string_view value) {
        lines += row_name(table, key) + " = " + hex(value) + "\n";
      };
    };
    for (std::size_t i = 0; i < kTableCount; ++i) {
      const auto table = static_cast<KvTable>(i);
      if (table == KvTable::kKinds) continue;  // a dictionary; words stay in it
      const auto rows =
          table == KvTable::kTimeline ? postings_in_timeline(*reader) : rows_in(*reader, table);
      must(rows(report, add(table)));
    }
    for (const auto& found : report.take()) lines += found.where + ": " + found.message + "\n";
    return lines;
  }

  [[nodiscard]] std::string disagreements() const {
    std::string lines;
    for (const auto& found : must(writer_->snapshot()->verify())) {
      lines += found.where + ": " + found.message + "\n";
    }
    return lines;
  }

 private:
  static std::string hex(std::string_view bytes) { return row_name(KvTable::kMeta, bytes); }
  std::unique_ptr<TempDir> dir_;
  KvEngine* engine_ = nullptr;
  std::unique_ptr<StoreWriter> writer_;
};

}  // namespace weft::test
