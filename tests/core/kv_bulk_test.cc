#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/kv.h"
#include "core/kv_batch.h"
#include "core/store_keys.h"
#include "tests/core/temp_dir.h"
#include "tests/core/world.h"

namespace weft::test {
namespace {

constexpr std::size_t kRows = 400;

/// Values so long that all of them together are written as files.
std::string long_value(std::uint64_t number) {
  return std::to_string(number) + std::string(16UL * 1024UL, 'x');
}
std::string key(std::uint64_t number) { return KeyWriter{}.u64(number).take(); }

std::map<std::string, std::string> rows_of(const KvReader& reader, KvTable table) {
  std::map<std::string, std::string> rows;
  must(each_with_prefix(reader, table, {},
                        [&](std::string_view row, std::string_view value) -> Result<bool> {
                          rows.emplace(row, value);
                          return true;
                        }));
  return rows;
}

void put_many(KvEngine& engine, std::uint64_t from) {
  const auto base = engine.snapshot();
  KvBatch batch(*base);
  for (std::uint64_t i = from; i < from + kRows; ++i) {
    batch.put(KvTable::kTexts, key(i), long_value(i));
    batch.put(KvTable::kEntities, key(i), "of " + std::to_string(i));
    batch.put(KvTable::kBlocks, key(i) + key(i), {});
  }
  must(engine.write(batch.changes({KvTable::kTexts, KvTable::kEntities, KvTable::kBlocks})));
}

TEST(KvEngine, TakesALargeGroupWholeAndKeepsItWhenItIsOpenedAgain) {
  const TempDir folder;
  const auto path = folder.path() + "/store";
  {
    const auto engine = must(open_rocks_engine(path));
    const auto before = engine->snapshot();
    put_many(*engine, 0);
    EXPECT_TRUE(rows_of(*before, KvTable::kTexts).empty());
    EXPECT_EQ(rows_of(*engine->snapshot(), KvTable::kTexts).size(), kRows);
  }
  EXPECT_FALSE(std::filesystem::exists(path + "/bulk"));
  const auto engine = must(open_rocks_engine(path));
  const auto reader = engine->snapshot();
  EXPECT_EQ(rows_of(*reader, KvTable::kTexts).at(key(7)), long_value(7));
  EXPECT_EQ(rows_of(*reader, KvTable::kEntities).size(), kRows);
  EXPECT_EQ(must(reader->get(KvTable::kEntities, key(7))), "of 7");
  EXPECT_EQ(rows_of(*reader, KvTable::kBlocks).size(), kRows);
}

TEST(KvEngine, LetsTheLastOfSmallAndLargeGroupsCount) {
  const TempDir folder;
  const auto engine = must(open_rocks_engine(folder.path() + "/store"));
  must(engine->write({{KvTable::kEntities, key(3), "small and first"},
                      {KvTable::kEntities, key(kRows + 1), "stays until the second large one"}}));
  put_many(*engine, 0);
  EXPECT_EQ(must(engine->snapshot()->get(KvTable::kEntities, key(3))), "of 3");
  must(engine->write({{KvTable::kEntities, key(3), "small and last"},
                      {KvTable::kEntities, key(4), std::nullopt}}));
  EXPECT_EQ(must(engine->snapshot()->get(KvTable::kEntities, key(3))), "small and last");
  EXPECT_EQ(must(engine->snapshot()->get(KvTable::kEntities, key(4))), std::nullopt);
  put_many(*engine, 2);
  EXPECT_EQ(must(engine->snapshot()->get(KvTable::kEntities, key(4))), "of 4");
  EXPECT_EQ(must(engine->snapshot()->get(KvTable::kEntities, key(1))), "of 1");
  EXPECT_EQ(rows_of(*engine->snapshot(), KvTable::kTexts).size(), kRows + 2);
}

TEST(KvEngine, RemovesRowsInALargeGroup) {
  const TempDir folder;
  const auto engine = must(open_rocks_engine(folder.path() + "/store"));
  put_many(*engine, 0);
  const auto base = engine->snapshot();
  KvBatch batch(*base);
  for (std::uint64_t i = 0; i < kRows; ++i) {
    if (i % 2 == 0) {
      batch.remove(KvTable::kTexts, key(i));
    } else {
      batch.put(KvTable::kTexts, key(i), long_value(i + 1));
      batch.put(KvTable::kFacts, key(i), long_value(i));
    }
  }
  must(engine->write(batch.changes({KvTable::kTexts, KvTable::kFacts})));
  const auto texts = rows_of(*engine->snapshot(), KvTable::kTexts);
  EXPECT_EQ(texts.size(), kRows / 2);
  EXPECT_EQ(texts.at(key(1)), long_value(2));
}

TEST(KvEngine, TakesALargeGroupInPartsAndAllOfItOrNothing) {
  const TempDir folder;
  const auto path = folder.path() + "/store";
  const auto engine = must(open_rocks_engine(path));
  const auto base = engine->snapshot();
  KvBatch batch(*base);
  for (std::uint64_t i = 0; i < kRows; ++i) {
    batch.put(KvTable::kTexts, key(i), long_value(i));
    batch.put(KvTable::kEvents, key(i), long_value(i));
    batch.put(KvTable::kKeys, key(i), {});
  }
  {
    const auto writing = engine->begin_write();
    writing->add(batch.changes({KvTable::kTexts}));
    writing->add(batch.changes({KvTable::kEvents}));
  }
  EXPECT_TRUE(rows_of(*engine->snapshot(), KvTable::kTexts).empty());
  EXPECT_FALSE(std::filesystem::exists(path + "/bulk"));
  const auto writing = engine->begin_write();
  for (const auto table : {KvTable::kTexts, KvTable::kEvents, KvTable::kKeys})
    writing->add(batch.changes({table}));
  must(writing->finish());
  for (const auto table : {KvTable::kTexts, KvTable::kEvents, KvTable::kKeys})
    EXPECT_EQ(rows_of(*engine->snapshot(), table).size(), kRows);
}

TEST(KvEngine, PassesOverWhatAKilledProgramLeft) {
  const TempDir folder;
  const auto path = folder.path() + "/store";
  { const auto engine = must(open_rocks_engine(path)); }
  std::filesystem::create_directories(path + "/bulk/0");
  const auto engine = must(open_rocks_engine(path));
  put_many(*engine, 0);
  EXPECT_EQ(rows_of(*engine->snapshot(), KvTable::kTexts).size(), kRows);
}

}  // namespace
}  // namespace weft::test
