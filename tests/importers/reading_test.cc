// Coreference, relations and claims from tables: what is read from names once they are found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "importers/language/coreference.h"
#include "importers/language/relations.h"
#include "importers/language/table_claims.h"
#include "tests/importers/language_world.h"

namespace weft {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using weft::testing::article_of;
using weft::testing::own_gazetteer;
using weft::testing::own_packs;

struct World {
  explicit World(const std::string& text) : World(article_of(text)) {}
  explicit World(Article a)
      : article(std::move(a)),
        sentences(sentences_of(article)),
        found(find_names(article, sentences, own_gazetteer())) {}

  /// Whom `phrase`, at its last place in the text, stands for.
  std::string meant_by(const std::string& phrase) {
    const Coreference coreference(article, sentences, found, own_packs());
    const auto at = static_cast<std::uint32_t>(article.text.rfind(phrase));
    const auto referent =
        coreference.referent_of({at, at + static_cast<std::uint32_t>(phrase.size())});
    return referent ? found.referents[*referent].name : "nobody";
  }
  std::vector<std::string> relations() {
    std::vector<std::string> texts;
    for (const auto& relation : find_relations(article, sentences, own_gazetteer(), found)) {
      texts.push_back(found.referents[relation.subject].name + " " + relation.relation + " " +
                      found.referents[relation.object].name);
      EXPECT_LT(relation.quote.begin, relation.quote.end);
    }
    return texts;
  }

  Article article;
  std::vector<Sentence> sentences;
  FoundNames found;
};

TEST(Coreference, FollowsPronounsToTheSubjectBefore) {
  World world("Petra Lindqvist met Ola Berg. She won.");
  EXPECT_EQ(world.meant_by("She"), "Petra Lindqvist");
  World firm("The drugmaker Zelvanta fell. It sold a plant.");
  EXPECT_EQ(firm.meant_by("It"), "Zelvanta");
}

TEST(Coreference, FollowsNounsToTheLatestOfTheirKind) {
  World world("The drugmaker Zelvanta hired Petra Lindqvist in Oslo. The company grew.");
  EXPECT_EQ(world.meant_by("The company"), "Zelvanta");
  EXPECT_EQ(world.meant_by("Zelvanta"), "Zelvanta");
  EXPECT_EQ(World("Nvidia sold the H20. The chip is slow.").meant_by("The chip"), "Nvidia H20");
  EXPECT_EQ(World("A company grew.").meant_by("A company"), "nobody");
}

TEST(Coreference, DoesNotReachFarBack) {
  World world(
      "Petra Lindqvist rode on. The road was wet. The wind rose. Rain fell. Birds sang. She won.");
  EXPECT_EQ(world.meant_by("She"), "nobody");
}

TEST(Coreference, KnowsWhoHoldsAnOfficeByTheArticleThenByThePack) {
  EXPECT_EQ(World("The Nvidia CEO was calm.").meant_by("The Nvidia CEO"), "Jensen Huang");
  EXPECT_EQ(World("Then Nvidia's chief executive spoke.").meant_by("Nvidia's chief executive"),
            "Jensen Huang");
  World world("Zelvanta CEO Petra Lindqvist spoke. Later the Zelvanta boss left.");
  EXPECT_EQ(world.meant_by("the Zelvanta boss"), "Petra Lindqvist");
  EXPECT_EQ(World("The Zelvanta boss left.").meant_by("The Zelvanta boss"), "nobody");
}

TEST(Coreference, TakesAPhraseForTheNameThatIsItsHead) {
  EXPECT_EQ(World("In May chipmaker Nvidia grew.").meant_by("chipmaker Nvidia"), "Nvidia");
  EXPECT_EQ(World("In May Nvidia engineers left.").meant_by("Nvidia engineers"), "nobody");
}

TEST(FindRelations, ReadsTheMakerFromAProductsName) {
  EXPECT_THAT(World("Labs rent the Huawei Ascend 910B.").relations(),
              ElementsAre("Huawei maker_of Ascend 910B"));
  EXPECT_THAT(World("Labs rent Huawei's Ascend 910 series.").relations(),
              ElementsAre("Huawei maker_of Ascend 910 series"));
  EXPECT_THAT(World("The automaker Zelvanta fell. Buyers like Zelvanta's new EQ7.").relations(),
              ElementsAre("Zelvanta maker_of EQ7"));
}

TEST(FindRelations, DoesNotCallAnOwnerTheMakerAgainstThePack) {
  EXPECT_THAT(World("Visitors saw DeepSeek's Ascend 910B racks.").relations(), IsEmpty());
}

TEST(FindRelations, ReadsOffices) {
  const std::vector<std::string> sentences{
      "Petra Lindqvist, chief executive of Brontek Holdings, spoke.",
      "Brontek Holdings CEO Petra Lindqvist spoke.",
      "Brontek Holdings' chief executive, Petra Lindqvist, spoke.",
      "Petra Lindqvist, the chief executive of Brontek Holdings, spoke."};
  for (const auto& sentence : sentences) {
    SCOPED_TRACE(sentence);
    EXPECT_THAT(World(sentence).relations(),
                ElementsAre("Petra Lindqvist chief_executive_of Brontek Holdings"));
  }
}

TEST(FindRelations, ReadsParentsAndSeats) {
  EXPECT_THAT(World("Brontek Labs, a unit of Orvane Group, grew.").relations(),
              ElementsAre("Brontek Labs subsidiary_of Orvane Group"));
  EXPECT_THAT(World("The Oslo-based Brontek Labs grew.").relations(),
              ElementsAre("Brontek Labs based_in Oslo"));
}

/// "A|B|C\nx|y|z\n": a table with cells parted by bars.
Article table_article(const std::string& text) {
  auto article = article_of(text);
  Table table;
  table.span = {0, static_cast<std::uint32_t>(text.size())};
  std::vector<Span> row;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] != '|' && text[i] != '\n') continue;
    row.push_back({begin, i});
    begin = i + 1;
    if (text[i] == '|') continue;
    table.header.empty() ? void(table.header = row) : table.rows.push_back(row);
    row.clear();
  }
  article.sections[0].kind = SectionKind::kTable;
  article.tables = {table};
  return article;
}

std::vector<std::string> claims_of(const std::string& table) {
  World world(table_article(table));
  std::vector<std::string> texts;
  for (const auto& claim : find_table_claims(world.article, world.found)) {
    texts.push_back(world.found.referents[claim.referent].name + ": " + claim.attribute + " = " +
                    std::string{slice(world.article.text, claim.value)});
    EXPECT_LE(claim.quote.begin, claim.value.begin);
    EXPECT_GE(claim.quote.end, claim.value.end);
  }
  return texts;
}

TEST(FindTableClaims, GivesEachCellToWhatItsColumnNames) {
  EXPECT_THAT(claims_of("Feature|Nvidia H200 (Restricted)|Huawei Ascend 950PR\n"
                        "Link|Nlink|Alink\nMemory||Large\n"),
              UnorderedElementsAre("Nvidia H200: Link = Nlink", "Ascend 950PR: Link = Alink",
                                   "Ascend 950PR: Memory = Large"));
}

std::vector<std::string> names_of(const std::string& table) {
  const World world(table_article(table));
  return weft::testing::shown(world.article, world.found);
}

TEST(NamesInTables, AreWhatARowAsksFor) {
  EXPECT_THAT(names_of("Feature|Zelva One\nBattery Supplier|Circle\nHead Coach|Petra Lind\n"),
              ::testing::AllOf(Contains("Circle/ORG"), Contains("Petra Lind/PER")));
}

TEST(NamesInTables, AreNotMereValuesOrLabels) {
  EXPECT_THAT(names_of("Feature|Zelva\nPrice|Undisclosed\nPropellant|Kerolox\nSport|Handball\n"),
              ElementsAre("Zelva/ORG"));
}

TEST(NamesInTables, OfThingsThatSomebodyMakesAreProducts) {
  EXPECT_THAT(names_of("Feature|Zelva|Orm\nPublisher|Nvidia|Huawei\n"),
              ::testing::IsSupersetOf({"Zelva/PRODUCT", "Orm/PRODUCT"}));
}

TEST(FindTableClaims, TakesTheMainNameOfAHeaderWithOtherWords) {
  EXPECT_THAT(claims_of("Feature|DeepSeek V4 Optimization\nStack|Own\n"),
              ElementsAre("DeepSeek V4: Stack = Own"));
}

TEST(FindTableClaims, DoesNotTakeAPlaceForWhatIsNamedAfterIt) {
  EXPECT_THAT(claims_of("Aspect|UK Carbon Levy|Germany\nPrice|High|Low\n"),
              UnorderedElementsAre("UK Carbon Levy: Price = High", "Germany: Price = Low"));
}

TEST(FindTableClaims, GivesACombinedHeadersCellsToEachOfThemAndToTheHeader) {
  EXPECT_THAT(claims_of("Feature|Nvidia H100/H200\nUse|Training\n"),
              UnorderedElementsAre("Nvidia H100: Use = Training", "Nvidia H200: Use = Training",
                                   "Nvidia H100/H200: Use = Training"));
}

TEST(FindTableClaims, MakesAReferentOfAHeaderThatNamesNothingKnown) {
  World world(table_article("Feature|Old Way (Before)\nSpeed|Slow\n"));
  const auto claims = find_table_claims(world.article, world.found);
  ASSERT_EQ(claims.size(), 1U);
  const auto& referent = world.found.referents[claims[0].referent];
  EXPECT_EQ(referent.name, "Old Way");
  EXPECT_THAT(referent.aliases, ElementsAre("Old Way (Before)"));
  ASSERT_EQ(world.found.names.size(), 1U);
  EXPECT_EQ(slice(world.article.text, world.found.names[0].span), "Old Way");
}

TEST(FindTableClaims, MakesTheHeaderAnAlias) {
  World world(table_article("Feature|Nvidia H200 (Restricted)\nLink|Nlink\n"));
  const auto claims = find_table_claims(world.article, world.found);
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_THAT(world.found.referents[claims[0].referent].aliases,
              Contains("Nvidia H200 (Restricted)"));
}

}  // namespace
}  // namespace weft
