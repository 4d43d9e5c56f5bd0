#include <gtest/gtest.h>

#include <map>
#include <random>

#include "core/kv_batch.h"
#include "core/store_keys.h"
#include "tests/core/store_engines.h"

namespace weft::test {
namespace {

// ---- values

ArticleBuilder full_article() {
  static const std::map<std::string, EntityDetails> entities{
      {"Acme",
       {EntityType::kOrganization,
        {"ACME"},
        PackEntity{"test:acme",
                   "Acme",
                   EntityType::kOrganization,
                   {"ACME"},
                   {{"wikidata", "Q1"}},
                   {{"maker of", "anvils"}}}}}};
  ArticleBuilder article{entities, "A", "2024-01-05"};
  article.event("launch", "2024-01", {{"Acme"}, {"Anvil", Role::kPatient}}, {.speaker = "Acme"})
      .relation("Acme", "maker_of", "Anvil", "1950")
      .claim("Anvil", "mass", "50 kg")
      .prediction("It will fall", "2024-33", "They all do", {"Anvil"});
  return article;
}

TEST(StoreRecords, DecodeToWhatWasEncoded) {
  const auto built = full_article();
  const auto facts = encode_facts(built.facts());
  ASSERT_TRUE(decode_facts(facts));
  EXPECT_EQ(encode_facts(*decode_facts(facts)), facts);
  const auto article = encode_article(built.article(), 9);
  ASSERT_TRUE(decode_article(article));
  EXPECT_EQ(encode_article(decode_article(article)->article, 9), article);
  EXPECT_EQ(decode_article(article)->engine, 9U);
}

TEST(StoreRecords, SurviveEveryShorteningAndEveryChangedByte) {
  const auto built = full_article();
  const std::string values[] = {encode_facts(built.facts()), encode_article(built.article(), 9),
                                encode_event({{built.facts().events[0], built.id(), 5, "Wire"}})};
  for (const auto& value : values) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      auto damaged = value;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
      for (const auto& bytes : {value.substr(0, i), damaged}) {
        (void)decode_facts(bytes);
        (void)decode_article(bytes);
        (void)decode_event(bytes);
        (void)decode_entity(bytes);
        Segment segment;
        (void)segment.decode(bytes);
      }
    }
  }
}

// ---- keys

TEST(StoreKeys, OrderPostingsAsTheyAreOrdered) {
  const std::optional<DayRange> days[] = {
      DayRange{kFirstDay, 5}, DayRange{-400, -399}, DayRange{-1, 30},      DayRange{0, 0},
      DayRange{0, 200},       DayRange{0, 4000},    DayRange{5, kLastDay}, std::nullopt};
  for (const auto& a : days) {
    for (const auto& b : days) {
      for (const std::uint64_t event : {1U, 2U}) {
        const auto key_a = posting_key(EntityId{7}, a, EventId{1});
        const auto key_b = posting_key(EntityId{7}, b, EventId{event});
        EXPECT_EQ(key_a < key_b, key_of(key_a) < key_of(key_b));
        EXPECT_EQ(parse_posting_key(key_of(key_b)), key_b);
      }
    }
  }
}

TEST(StoreKeys, FindATextWithZeroBytesInIt) {
  const std::string text{"a\0b", 3};
  const auto key = text_key(text, 0x0102030405060708U);
  const auto parsed = parse_text_key(key);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->text, text);
  EXPECT_EQ(parsed->id, 0x0102030405060708U);
  EXPECT_FALSE(parse_text_key("short"));
}

// ---- segments

TEST(Segments, KeepPostingsWithTheirParticipants) {
  EventSummary summary;
  summary.event = EventId{4};
  summary.type = 17;
  summary.status = FactStatus::kDenied;
  summary.participants = {EntityId{1}, EntityId{2}};
  summary.roles = {Role::kAgent, Role::kTopic};
  Segment segment;
  segment.append(summary, DayRange{3, 9}, Role::kTopic, true);
  summary.participants.clear();
  summary.roles.clear();
  segment.append(summary, DayRange{3, 10}, Role::kAgent, false);
  Segment decoded;
  ASSERT_TRUE(decoded.decode(segment.encode()));
  ASSERT_EQ(decoded.size(), 2U);
  EXPECT_EQ(decoded.posting(0).days, (DayRange{3, 9}));
  EXPECT_EQ(decoded.posting(0).status, FactStatus::kDenied);
  ASSERT_EQ(decoded.posting(0).participants.size(), 2U);
  EXPECT_EQ(decoded.posting(0).participants[1], EntityId{2});
  EXPECT_EQ(decoded.posting(0).roles[1], Role::kTopic);
  EXPECT_TRUE(decoded.posting(0).dated);
  EXPECT_FALSE(decoded.primary(1));
  segment.clear();
  segment.append(summary, std::nullopt, Role::kAgent, true);
  ASSERT_TRUE(decoded.decode(segment.encode()));
  ASSERT_EQ(decoded.size(), 1U);
  EXPECT_FALSE(decoded.posting(0).dated);
}

// ---- engines: a std::map is the twin

using Rows = std::map<std::string, std::string>;

std::string random_key(std::mt19937_64& random) {
  std::string key;
  for (auto length = random() % 12; length > 0; --length) {
    key += static_cast<char>("\0ab\xFF"[random() % 4]);
  }
  return key;
}

void expect_same(const KvCursor& cursor, const Rows& rows, Rows::const_iterator at) {
  ASSERT_EQ(cursor.valid(), at != rows.end());
  if (!cursor.valid()) return;
  EXPECT_EQ(cursor.key(), at->first);
  EXPECT_EQ(cursor.value(), at->second);
}

void expect_same_walks(KvCursor& cursor, const Rows& rows, std::mt19937_64& random) {
  for (int walk = 0; walk < 50; ++walk) {
    const auto key = random_key(random);
    const bool back = random() % 2 == 0;
    auto at = back ? rows.upper_bound(key) : rows.lower_bound(key);
    if (back) at = at == rows.begin() ? rows.end() : std::prev(at);
    back ? cursor.seek_for_prev(key) : cursor.seek(key);
    expect_same(cursor, rows, at);
    for (int step = 0; step < 5 && at != rows.end(); ++step) {
      if (random() % 2 == 0) {
        cursor.next();
        ++at;
      } else {
        cursor.prev();
        at = at == rows.begin() ? rows.end() : std::prev(at);
      }
      expect_same(cursor, rows, at);
    }
  }
}

class Engines : public ::testing::TestWithParam<EngineKind> {};

TEST_P(Engines, KeepTablesApartAndInOrder) {
  const OpenStore store{GetParam()};
  std::mt19937_64 random{42};
  std::map<KvTable, Rows> twin;
  const KvTable tables[] = {KvTable::kMeta, KvTable::kKeys, KvTable::kNames, KvTable::kTimeline};
  for (int round = 0; round < 6; ++round) {
    const auto base = store.engine().snapshot();
    KvBatch changes{*base};
    for (int i = 0; i < 60; ++i) {
      const auto table = tables[random() % 4];
      const auto key = random_key(random);
      if (random() % 3 == 0) {
        changes.remove(table, key);
        twin[table].erase(key);
      } else {
        changes.put(table, key, std::to_string(i));
        twin[table][key] = std::to_string(i);
      }
    }
    must(store.engine().write(changes.changes({std::begin(tables), std::end(tables)})));
    const auto reader = store.engine().snapshot();
    for (const auto table : tables) {
      expect_same_walks(*reader->cursor(table), twin[table], random);
      for (int i = 0; i < 20; ++i) {
        const auto key = random_key(random);
        const auto row = twin[table].find(key);
        EXPECT_EQ(must(reader->get(table, key)),
                  row == twin[table].end() ? std::nullopt : std::optional{row->second});
      }
    }
  }
}

TEST_P(Engines, ShowABatchItsOwnChangesOverWhatIsStored) {
  const OpenStore store{GetParam()};
  std::mt19937_64 random{7};
  Rows twin;
  for (int round = 0; round < 20; ++round) {
    const auto base = store.engine().snapshot();
    KvBatch batch{*base};
    for (int i = 0; i < 10; ++i) {
      const auto key = "prefixed" + random_key(random);
      if (random() % 3 == 0) {
        batch.remove(KvTable::kMentions, key);
        twin.erase(key);
      } else {
        batch.put(KvTable::kMentions, key, std::to_string(round));
        twin[key] = std::to_string(round);
      }
    }
    for (const std::string prefix : {"", "pre", "prefixed", "prefixeda", "prefixedb\xFF"}) {
      Rows seen;
      must(
          batch.each_with_prefix(KvTable::kMentions, prefix,
                                 [&](std::string_view key, std::string_view value) -> Result<bool> {
                                   seen.emplace(key, value);
                                   return true;
                                 }));
      Rows wanted;
      for (const auto& row : twin) {
        if (row.first.starts_with(prefix)) wanted.insert(row);
      }
      EXPECT_EQ(seen, wanted);
    }
    must(store.engine().write(batch.changes({KvTable::kMentions})));
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, Engines,
                         ::testing::Values(EngineKind::kMemory, EngineKind::kRocks), engine_name);

}  // namespace
}  // namespace weft::test
