#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/store_group.h"
#include "core/store_keys.h"
#include "tests/core/store_engines.h"

// Every single row that is taken away, changed or put in is found.

namespace weft::test {
namespace {

using ::testing::HasSubstr;

class StoreVerify : public ::testing::TestWithParam<EngineKind> {
 protected:
  StoreVerify() {
    World world{nullptr};
    world.entity("Ascend", EntityType::kProduct, {"Ascend series"});
    world.article("A", "2024-01-05")
        .event("launch", "2024-01-02", {{"Huawei"}, {"Ascend", Role::kPatient}})
        .event("ban", "2023", {{"US"}, {"Huawei", Role::kPatient}})
        .claim("Ascend", "memory", "64 GB")
        .relation("Huawei", "maker_of", "Ascend", "2019")
        .prediction("It will sell well", "2024-33", "Everyone wants it", {"Ascend"});
    world.article("B", "2024-01-07")
        .event("launch", "2024-01", {{"Huawei"}, {"Ascend", Role::kPatient}})
        .relation("Huawei", "maker_of", "Ascend");
    // A copy, and an article that was updated.
    const std::string told = "It was told in the evening by two people who had been there all day";
    world.article("C", "2024-01-08").event("ban", "2023", {{"EU"}, {"Huawei"}}).text(told);
    world.article("D", "2024-01-09").event("ban", "2023", {{"EU"}, {"Huawei"}}).text(told);
    for (const char* day : {"2024-01-10", "2024-01-12"}) {
      world.article("E", day)
          .url("https://a.example/e")
          .event("sue", "2024-01-09", {{"Huawei"}, {"US", Role::kPatient}})
          .relation("US", "rival_of", "Huawei");
    }
    for (const auto& article : world.articles()) {
      must(store_.writer().put(article.article(), article.facts(), 1));
    }
    must(store_.writer().commit());
  }

  struct Row {
    KvTable table;
    std::string key, value;
  };
  [[nodiscard]] std::vector<Row> rows() const {
    std::vector<Row> rows;
    const auto reader = store_.engine().snapshot();
    for (std::size_t i = 0; i < kTableCount; ++i) {
      const auto table = static_cast<KvTable>(i);
      must(each_with_prefix(*reader, table, {},
                            [&](std::string_view key, std::string_view value) -> Result<bool> {
                              rows.push_back({table, std::string{key}, std::string{value}});
                              return true;
                            }));
    }
    return rows;
  }
  void write(KvTable table, std::string_view key, std::optional<std::string_view> value) const {
    must(store_.engine().write({{table, key, value}}));
  }
  /// What is said of the store with one row as `value` has it; then the row is put back.
  [[nodiscard]] std::string said_with(const Row& row, std::optional<std::string_view> value) const {
    write(row.table, row.key, value);
    auto said = store_.disagreements();
    write(row.table, row.key, row.value);
    return said;
  }
  static bool is_schema(const Row& row) {
    return row.table == KvTable::kMeta && row.key == kSchemaKey;
  }
  OpenStore store_{GetParam()};
};

TEST_P(StoreVerify, FindsNothingInAStoreThatAgrees) { EXPECT_EQ(store_.disagreements(), ""); }

TEST_P(StoreVerify, FindsEveryMissingRow) {
  for (const auto& row : rows()) {
    if (is_schema(row)) continue;
    SCOPED_TRACE(row_name(row.table, row.key));
    EXPECT_NE(said_with(row, std::nullopt), "");
  }
  EXPECT_EQ(store_.disagreements(), "");
}

TEST_P(StoreVerify, FindsEveryDamagedValue) {
  for (const auto& row : rows()) {
    if (is_schema(row) || row.value.empty()) continue;
    SCOPED_TRACE(row_name(row.table, row.key));
    // What a kind is called is an article's word: the one row that nothing else repeats in full.
    EXPECT_NE(said_with(row, row.value.substr(0, row.value.size() / 2)), "");
    EXPECT_NE(said_with(row, ""), "");
  }
  EXPECT_EQ(store_.disagreements(), "");
}

TEST_P(StoreVerify, FindsAnAddedRowInEveryIndex) {
  for (const auto& row : rows()) {
    if (row.table == KvTable::kMeta || row.table == KvTable::kKinds) continue;
    SCOPED_TRACE(row_name(row.table, row.key));
    auto key = row.key;
    key.back() = static_cast<char>(key.back() ^ 1);
    write(row.table, key, row.value);
    EXPECT_THAT(store_.disagreements(), HasSubstr(name_of(row.table)));
    write(row.table, key, std::nullopt);
  }
  EXPECT_EQ(store_.disagreements(), "");
}

TEST_P(StoreVerify, FindsAQuoteOutsideTheText) {
  for (const auto& row : rows()) {
    if (row.table != KvTable::kTexts) continue;
    EXPECT_THAT(said_with(row, std::string_view{row.value}.substr(0, 20)),
                HasSubstr("outside the text"));
  }
}

TEST_P(StoreVerify, FindsAnEventThatIsTornApart) {
  for (const auto& row : rows()) {
    if (row.table != KvTable::kEvents) continue;
    auto members = *decode_event(row.value);
    if (members.size() < 2) continue;
    const auto last = members.back();
    members.pop_back();
    const auto own = key_of(EventId{last.mention.id.value});
    write(KvTable::kEvents, row.key, encode_event(members));
    write(KvTable::kEvents, own, encode_event({last}));
    write(KvTable::kEventOf, key_of(last.mention.id), std::nullopt);
    EXPECT_THAT(store_.disagreements(), HasSubstr("tells of the same event as"));
    return;
  }
  FAIL() << "no event has two members";
}

TEST_P(StoreVerify, FindsMentionsThatDoNotBelongTogether) {
  std::vector<EventMember> all;
  for (const auto& row : rows()) {
    if (row.table != KvTable::kEvents) continue;
    const auto members = *decode_event(row.value);
    all.insert(all.end(), members.begin(), members.end());
    write(row.table, row.key, std::nullopt);
  }
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.mention.id < b.mention.id; });
  write(KvTable::kEvents, key_of(all.front().mention.id), encode_event(all));
  EXPECT_THAT(store_.disagreements(), HasSubstr("do not tell of one event"));
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreVerify,
                         ::testing::Values(EngineKind::kMemory, EngineKind::kRocks), engine_name);

}  // namespace
}  // namespace weft::test
