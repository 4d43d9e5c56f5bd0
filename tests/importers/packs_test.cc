#include "importers/language/packs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "importers/language/gazetteer.h"
#include "importers/language/times.h"
#include "tests/importers/language_world.h"

namespace weft {
namespace {

/// A folder of packs that goes away with the test.
class PackFolder {
 public:
  PackFolder() {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(::testing::TempDir()) / (std::string{"packs_"} + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~PackFolder() { std::filesystem::remove_all(folder_); }
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  PackFolder& file(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return *this;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  [[nodiscard]] Result<Packs> load() const { return load_packs(folder_.string()); }

 private:
  std::filesystem::path folder_;
};

TEST(LoadPacks, ReadsEntitiesKindsAndWords) {
  PackFolder folder;
  folder
      .file("cups.json", R"({"entities": [{"name": "Silver Cup", "type": "EVENT",
          "aliases": ["the Cup"], "identifiers": {"wikidata": "Q1"},
          "facts": {"place": ["Rome", "Bari"], "sport": "rowing"}}]})")
      .file("events.json",
            R"({"kinds": [{"type": "win", "verbs": ["win"], "nouns": ["victory"]},
                          {"type": "say", "verbs": ["say"], "status": "stated"}]})")
      .file("words.json",
            R"({"words": {"titles": ["umpire"], "offices": {"umpire": "umpire_of"}}})")
      .file("english.txt", "# words\noar\nboat\n");
  const auto packs = folder.load();
  ASSERT_TRUE(packs) << describe(packs.error());
  const auto* cup = packs->find("cups:silver-cup");
  ASSERT_NE(cup, nullptr);
  EXPECT_EQ(cup->type, EntityType::kEvent);
  EXPECT_EQ(cup->facts.size(), 3U);
  EXPECT_EQ(cup->identifiers.front().second, "Q1");
  ASSERT_EQ(packs->kinds.size(), 2U);
  EXPECT_EQ(packs->kinds[1].status, FactStatus::kStated);
  EXPECT_TRUE(packs->words.titles.contains("umpire"));
  EXPECT_EQ(packs->words.offices.at("umpire"), "umpire_of");
  EXPECT_TRUE(packs->words.english.contains("boat"));
  EXPECT_FALSE(packs->words.english.contains("# words"));
}

TEST(LoadPacks, SaysWhereAPackIsWrong) {
  struct Case {
    const char* content;
    const char* where;
    const char* message;
  };
  const Case cases[] = {
      {"{\n\"entities\": [\n  {,}\n]}", "bad.json:3", "is not JSON"},
      {R"({"entities": [{"name": "A", "type": "ORG"}, {"type": "ORG"}]})", "entities[1].name",
       "must be a text"},
      {R"({"entities": [{"name": "A", "type": "ROBOT"}]})", "entities[0].type", "ROBOT"},
      {R"({"entities": [{"name": "A", "type": "ORG", "aliases": [1]}]})", "entities[0].aliases[0]",
       "must be a text"},
      {R"({"entities": {}})", "entities", "must be a list"},
      {R"({"kinds": [{"type": "win", "status": "sung"}]})", "kinds[0].status", "sung"},
      {R"({"words": {"verbs": ["go"]}})", "words.verbs", "no list"},
      {R"({"entries": []})", "bad.json", "holds neither"},
      {"[]", "bad.json", "must be an object"},
  };
  for (const auto& [content, where, message] : cases) {
    SCOPED_TRACE(content);
    PackFolder folder;
    const auto packs = folder.file("bad.json", content).load();
    ASSERT_FALSE(packs);
    EXPECT_EQ(packs.error().code, ErrorCode::kMalformed);
    EXPECT_NE(packs.error().where.find(where), std::string::npos) << describe(packs.error());
    EXPECT_NE(packs.error().message.find(message), std::string::npos) << describe(packs.error());
  }
}

TEST(LoadPacks, AddsFilesOfOnesOwnToTheTimeGrammar) {
  const std::string_view text = "It closed on Founders Day, two years ago.";
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  const auto times_by = [&](const Packs& packs) {
    return find_times(text, all, *parse_edtf("2026-03-10"), packs.times).size();
  };
  PackFolder folder;
  const auto before = folder.file("a.json", R"({"entities": []})").load();
  const auto after = folder.file("times-own.txt", "holiday founders day = 6-1\n").load();
  ASSERT_TRUE(before && after);
  EXPECT_EQ(times_by(*before), 1U);  // The grammar that is built in.
  EXPECT_EQ(times_by(*after), 2U);
  const auto wrong = folder.file("times-own.txt", "\nholiday founders day = 6-31\n").load();
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().where.find("times-own.txt:2"), std::string::npos);
}

TEST(LoadPacks, RefusesTwoEntitiesWithOneIdentifier) {
  PackFolder folder;
  folder.file("a.json", R"({"entities": [{"name": "A B", "type": "ORG"},
                                         {"name": "A-B", "type": "ORG"}]})");
  const auto packs = folder.load();
  ASSERT_FALSE(packs);
  EXPECT_NE(packs.error().message.find("a:a-b"), std::string::npos);
}

TEST(LoadPacks, IsAnIoErrorWithoutAFolderOrWithoutPacks) {
  const auto nowhere = load_packs("no/such/folder");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::kIo);
  PackFolder empty;
  const auto none = empty.load();
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kIo);
}

TEST(LoadPacks, ChangesItsFingerprintWithAnyByteOfAnyFile) {
  const char* const entity = R"({"entities": [{"name": "A", "type": "ORG"}]})";
  PackFolder folder;
  const auto before = folder.file("a.json", entity).file("english.txt", "oar\n").load();
  const auto again = folder.load();
  const auto after = folder.file("english.txt", "oars\n").load();
  ASSERT_TRUE(before && again && after);
  EXPECT_EQ(before->fingerprint, again->fingerprint);
  EXPECT_NE(before->fingerprint, after->fingerprint);
}

TEST(EventNouns, AreReadWithTheirWeightAndTheFirstFileWins) {
  PackFolder folder;
  folder.file("a.json", R"({"entities": [{"name": "A", "type": "ORG"}]})");
  const auto packs = folder.file("event-nouns.txt", "# by hand\n95: war sale\n50: talk\n")
                         .file("event-nouns-more.txt", "70: talk regatta\n")
                         .load();
  ASSERT_TRUE(packs) << describe(packs.error());
  EXPECT_EQ(packs->event_nouns.at("sale"), 95);
  EXPECT_EQ(packs->event_nouns.at("talk"), 50);
  EXPECT_EQ(packs->event_nouns.at("regatta"), 70);
}

TEST(EventNouns, NameTheLineThatIsNone) {
  for (const std::string line : {"war sale", "0: war", "101: war", ": war", "50 war"}) {
    PackFolder folder;
    const auto packs = folder.file("event-nouns.txt", "95: war\n" + line + "\n").load();
    ASSERT_FALSE(packs) << line;
    EXPECT_EQ(packs.error().code, ErrorCode::kMalformed);
    EXPECT_NE(packs.error().where.find("event-nouns.txt:2"), std::string::npos);
  }
}

TEST(LoadPacks, ReadsListsOfNames) {
  PackFolder folder;
  std::filesystem::create_directories(folder.path() / "lists");
  folder.file("words.json", R"({"words": {"titles": ["umpire"]}})")
      .file("lists/places.txt", "# places\nquorvaville\t2\nlake quorva\t0\n")
      .file("lists/people.txt", "quorvaville\ts\n");
  const auto packs = folder.load();
  ASSERT_TRUE(packs) << describe(packs.error());
  const auto town = packs->lists.find("quorvaville");
  EXPECT_EQ(town.place, 3);
  EXPECT_TRUE(town.surname);
  EXPECT_FALSE(packs->lists.find("lake").any());
  NameLists::Walk walk(packs->lists);
  EXPECT_TRUE(walk.step("lake"));
  EXPECT_FALSE(walk.listed().any());
  EXPECT_TRUE(walk.step("quorva"));
  EXPECT_EQ(walk.listed().place, 1);
  EXPECT_FALSE(walk.step("north"));
}

TEST(LoadPacks, NamesTheLineOfAListThatIsNone) {
  PackFolder folder;
  std::filesystem::create_directories(folder.path() / "lists");
  folder.file("words.json", R"({"words": {"titles": ["umpire"]}})")
      .file("lists/places.txt", "quorvaville\t2\nquorva\n");
  const auto packs = folder.load();
  ASSERT_FALSE(packs);
  EXPECT_NE(packs.error().where.find("places.txt:2"), std::string::npos) << packs.error().where;
}

TEST(OwnPacks, Load) {
  const auto packs = load_packs(WEFT_SOURCE_DIR "/packs");
  ASSERT_TRUE(packs) << describe(packs.error());
  EXPECT_GT(packs->entities.size(), 900U);
  EXPECT_GT(packs->kinds.size(), 20U);
}

TEST(OwnPacks, GiveNoAliasToTwoEntitiesAndNameOnlyEntitiesInFactsAboutEntities) {
  const auto& packs = testing::own_packs();
  const std::set<std::string> about_entities{
      "maker", "developer", "family", "parent", "part_of", "country", "chief_executive_of"};
  std::map<std::string, std::string> owner;
  std::set<std::string> names;
  for (const auto& entity : packs.entities) names.insert(entity.name);
  for (const auto& entity : packs.entities) {
    auto spellings = entity.aliases;
    spellings.push_back(entity.name);
    for (const auto& spelling : spellings) {
      EXPECT_EQ(owner.emplace(spelling, entity.name).first->second, entity.name) << spelling;
    }
    for (const auto& [fact, value] : entity.facts) {
      if (!about_entities.contains(fact)) continue;
      EXPECT_TRUE(names.contains(value)) << entity.name << ": " << fact << " " << value;
    }
  }
}

TEST(Gazetteer, AlsoKnowsProductsBehindTheirMakersName) {
  const auto* chip = testing::own_gazetteer().entity_named("Huawei Ascend 910B");
  ASSERT_NE(chip, nullptr);
  EXPECT_EQ(chip->name, "Ascend 910B");
  EXPECT_EQ(testing::own_gazetteer().entity_named("Nvidia Ascend 910B"), nullptr);
}

}  // namespace
}  // namespace weft
