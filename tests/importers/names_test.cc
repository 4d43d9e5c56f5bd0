#include "importers/language/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/importers/language_world.h"

namespace weft {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using weft::testing::article_of;
using weft::testing::names_in;
using weft::testing::own_gazetteer;

/// The name of the referent that the n-th name refers to.
std::string referent_of(const std::string& text, std::size_t n) {
  const auto article = article_of(text);
  const auto found = find_names(article, sentences_of(article), own_gazetteer());
  return n < found.names.size() ? found.referents[found.names[n].referent].name : "none";
}

TEST(FindNames, KnowsWhatThePacksKnow) {
  EXPECT_THAT(names_in("Yesterday Nvidia sent H20 samples to a lab in Shenzhen."),
              ElementsAre("Nvidia/ORG", "H20/PRODUCT", "Shenzhen/LOC"));
}

TEST(FindNames, TakesTheLongestAlias) {
  EXPECT_THAT(names_in("Banks rent the Ascend 910B, part of the Ascend 910 series."),
              ElementsAre("Ascend 910B/PRODUCT", "Ascend 910 series/PRODUCT"));
}

TEST(FindNames, LeavesPossessiveEndingsOut) {
  EXPECT_THAT(names_in("Lawyers read Huawei's reply and the banks' letters."),
              ElementsAre("Huawei/ORG"));
}

TEST(FindNames, TellsShortNamesFromWordsByTheirCapitals) {
  EXPECT_THAT(names_in("It told us that the US may help us."), ElementsAre("US/LOC"));
  EXPECT_THAT(names_in("Who asked the WHO?"), ElementsAre("WHO/ORG"));
}

TEST(FindNames, ReadsOneCountryInSeveralSpellings) {
  const std::string text = "The U.S. waits. The United States waits. In the US they wait.";
  EXPECT_THAT(names_in(text), ElementsAre("U.S./LOC", "United States/LOC", "US/LOC"));
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(referent_of(text, i), "United States");
}

TEST(FindNames, TakesNationalitiesForTheirCountryButNotAsItsName) {
  const std::string text = "Some Chinese firms wait.";
  EXPECT_THAT(names_in(text), ElementsAre("Chinese/OTHER"));
  EXPECT_EQ(referent_of(text, 0), "China");
}

TEST(FindNames, FindsACompanyThatNoPackKnows) {
  struct Case {
    const char* text;
    const char* name;
  };
  const Case cases[] = {
      {"The drugmaker Zelvanta raised its forecast.", "Zelvanta/ORG"},
      {"Regulators fined Brontek Holdings on Friday.", "Brontek Holdings/ORG"},
      {"Analysts like Quorvex Inc. for its cash.", "Quorvex Inc./ORG"},
      {"Zelvanta, a biotech startup, hired ten chemists.", "Zelvanta/ORG"},
      {"Shares of Zelvanta fell.", "Zelvanta/ORG"},
      {"Miners sold ore to VoltRiver in spring.", "VoltRiver/ORG"},
      {"Zelvanta unveiled a pump.", "Zelvanta/ORG"},
  };
  for (const auto& [text, name] : cases) {
    SCOPED_TRACE(text);
    EXPECT_THAT(names_in(text), Contains(name));
  }
}

TEST(FindNames, TypesUnknownNamesByTheirWords) {
  struct Case {
    const char* text;
    const char* name;
  };
  const Case cases[] = {
      {"Voters met Maria Oyelaran at the station.", "Maria Oyelaran/PER"},
      {"The striker Tuvalo scored twice.", "Tuvalo/PER"},
      {"The rider Dr. Okonjo smiled.", "Okonjo/PER"},
      {"Hikers crossed the Velmar River at dawn.", "Velmar River/LOC"},
      {"The town of Brelmont lost power.", "Brelmont/LOC"},
      {"Deputies passed the Clean Harbours Act in May.", "Clean Harbours Act/LAW"},
      {"She teaches at the University of Brelmont.", "University of Brelmont/ORG"},
      {"Doctors praised the Institute for Tropical Health.", "Institute for Tropical Health/ORG"},
      {"Fans flew to the Brelmont Marathon.", "Brelmont Marathon/EVENT"},
      {"It launched the Kestrel 9 rocket.", "Kestrel 9/PRODUCT"},
      {"Engineers charge the EQ7 overnight.", "EQ7/PRODUCT"},
  };
  for (const auto& [text, name] : cases) {
    SCOPED_TRACE(text);
    EXPECT_THAT(names_in(text), Contains(name));
  }
}

TEST(FindNames, DoesNotTakeTheFirstWordOfASentenceForAName) {
  EXPECT_THAT(names_in("The vote was close. Demonstrated skill won. Implementation takes years."),
              IsEmpty());
  EXPECT_THAT(names_in("However, Brontek Holdings lost."), ElementsAre("Brontek Holdings/ORG"));
}

TEST(FindNames, DoesNotTakeEveryWordOfATitleForAName) {
  EXPECT_THAT(names_in("Huang Warns Huawei Chips 'Terrible' for US AI"),
              ElementsAre("Huang/PER", "Huawei/ORG", "US/LOC") /* by the pack's surname */);
  EXPECT_THAT(names_in("Zelvanta Wins Approval for Heart Drug"), ElementsAre("Zelvanta/ORG"));
  EXPECT_THAT(names_in("VOTERS TELL US WHO WON"), IsEmpty());
}

TEST(FindNames, TakesOrdinaryWordsInATitleIfTheTextHasThemAsAName) {
  EXPECT_THAT(names_in("Golden Harvest Buys Rival\nShares in Golden Harvest rose."),
              ElementsAre("Golden Harvest/ORG", "Golden Harvest/ORG"));
}

TEST(FindNames, LinksASurnameWithTheFullNameOfTheArticle) {
  const std::string text = "Petra Lindqvist won the race. Rivals praised Lindqvist.";
  EXPECT_THAT(names_in(text), ElementsAre("Petra Lindqvist/PER", "Lindqvist/PER"));
  EXPECT_EQ(referent_of(text, 1), "Petra Lindqvist");
}

TEST(FindNames, LinksASurnameWithThePackOnlyBesideWhatThePackConnectsItWith) {
  EXPECT_EQ(referent_of("In a talk Huang praised Nvidia engineers.", 0), "Jensen Huang");
  EXPECT_EQ(referent_of("In a talk Huang praised the choir.", 0), "Huang");
}

TEST(FindNames, LinksAnAcronymWithItsLongForm) {
  const std::string text =
      "The Brelmont Cycling Federation (BCF) met in June. Later the BCF voted.";
  EXPECT_EQ(referent_of(text, 2), "Brelmont Cycling Federation");
}

TEST(FindNames, DropsAcronymsOfOrdinaryWords) {
  EXPECT_THAT(names_in("The trial used a low dose regime (LDR). The LDR worked."), IsEmpty());
  EXPECT_THAT(names_in("It has an NPU (Neural Processing Unit) inside."), IsEmpty());
}

TEST(FindNames, CompletesTheSecondOfTwoNamesWithOneFront) {
  EXPECT_EQ(referent_of("Testers ran the Ascend 910B/C overnight.", 1), "Ascend 910C");
  EXPECT_EQ(referent_of("Testers ran the Kestrel 9A and 9B overnight.", 1), "Kestrel 9B");
  EXPECT_THAT(names_in("Testers ran the H100/H200 overnight."),
              ElementsAre("H100/PRODUCT", "H200/PRODUCT"));
}

TEST(FindNames, GivesABareVersionTheNameOfItsMaker) {
  EXPECT_EQ(referent_of("DeepSeek releases V2 as open weights.", 1), "DeepSeek V2");
  EXPECT_THAT(names_in("The cameras use V2 plugs."), Not(Contains("V2/PRODUCT")));
}

TEST(FindNames, PartsACompoundOfTwoNamesAndKeepsOneOfOne) {
  EXPECT_THAT(names_in("The US-China talks ended."), ElementsAre("US/LOC", "China/LOC"));
  EXPECT_THAT(names_in("Critics fear a US-made ban."), ElementsAre("US/LOC"));
  EXPECT_THAT(names_in("It runs on 'BrelStack-OS' now."), ElementsAre("BrelStack-OS/PRODUCT"));
}

TEST(FindNames, KeepsAQuotedTitleTogether) {
  EXPECT_THAT(names_in("Critics loved 'The Paper Lantern' and its cast."),
              ElementsAre("The Paper Lantern/WORK"));
  EXPECT_THAT(names_in("He called it 'terrible news' for all."), IsEmpty());
}

TEST(FindNames, MakesOneReferentOfACompanyWithAndWithoutItsEnding) {
  const std::string text = "Brontek Robotics fell. Investors in Brontek sold. Brontek Ltd. paid.";
  EXPECT_EQ(referent_of(text, 0), "Brontek Robotics");
  EXPECT_EQ(referent_of(text, 1), "Brontek Robotics");
}

TEST(FindNames, KnowsFirmsByWordsThatOtherwiseNameThingsOrPlaces) {
  EXPECT_THAT(names_in("Two ships were ordered from Quorva Ocean in May."),
              Contains("Quorva Ocean/ORG"));
  EXPECT_THAT(names_in("The ice of the Quorva Sea melts."), Contains("Quorva Sea/LOC"));
  EXPECT_THAT(names_in("The fork has the Linux Foundation behind it."),
              Contains("Linux Foundation/ORG"));
  EXPECT_THAT(names_in("The board of Brontek Foundry met."), Contains("Brontek Foundry/ORG"));
}

TEST(FindNames, MakesOneReferentOfACompanyAndItsFirstWord) {
  const std::string text = "The startup Quorva Launch flew. Later Quorva was sold.";
  EXPECT_EQ(referent_of(text, 1), "Quorva Launch");
}

TEST(FindNames, KeepsNamesTogetherThatBeginLikeOthers) {
  EXPECT_THAT(names_in("Siemens Quorva said that it would stay."),
              ElementsAre("Siemens Quorva/ORG"));
  EXPECT_THAT(names_in("The wheels are built by Siemens Quorva."),
              ElementsAre("Siemens Quorva/ORG"));
  EXPECT_THAT(names_in("The rocket Vega-C failed."), ElementsAre("Vega-C/PRODUCT"));
  EXPECT_THAT(names_in("They invested €75 million in Quorvara."), ElementsAre("Quorvara/ORG"));
  EXPECT_THAT(names_in("It squeezes TAP Air Portugal on its home market."),
              ElementsAre("TAP Air Portugal/ORG"));
  EXPECT_THAT(names_in("Storms hurt Swiss Re and Munich Re."),
              ElementsAre("Swiss Re/ORG", "Munich Re/ORG"));
  EXPECT_THAT(names_in("Secretary of State Petra Lind spoke."), ElementsAre("Petra Lind/PER"));
}

TEST(FindNames, ReadsAnOfficeOrAPrepositionBesideAName) {
  EXPECT_THAT(names_in("A Skelvor drone fell. Skelvor chief operating officer Petra Lind spoke."),
              Contains("Skelvor/ORG"));
  EXPECT_THAT(names_in("Ore was found near Quorvaborg."), ElementsAre("Quorvaborg/LOC"));
  EXPECT_THAT(names_in("The African Development Bank lends."),
              ElementsAre("African Development Bank/ORG"));
}

TEST(FindNames, KeepsHyphenatedPlacesTogetherAndStormsAndUnitsApart) {
  EXPECT_THAT(names_in("They met in Cluj-Quorva."), ElementsAre("Cluj-Quorva/LOC"));
  EXPECT_THAT(names_in("It was hit by Hurricane Quorva and lost a 525 kV line."),
              ElementsAre("Hurricane Quorva/EVENT"));
}

TEST(FindNames, TakesTheNameOfASeriesForAProductToo) {
  EXPECT_THAT(names_in("The FieldKite 2 flies. Dealers recall 3,100 FieldKite sprayers."),
              ElementsAre("FieldKite 2/PRODUCT", "FieldKite/PRODUCT"));
}

TEST(FindNames, KnowsPluralsAndRepeatedDeedsForWords) {
  EXPECT_THAT(names_in("Importers wait. Renegotiate the terms. Regulators agree."), IsEmpty());
}

TEST(FindNames, DoesNotTakeARoundOfMoneyForAName) {
  EXPECT_THAT(names_in("It raised money in a Series C led by banks."), IsEmpty());
}

TEST(FindNames, EndACompanyWithItsLegalForm) {
  EXPECT_THAT(names_in("The stake went to Quorva Vell International Inc. Lyra Holm said so."),
              ElementsAre("Quorva Vell International Inc./ORG", "Lyra Holm/PER"));
}

TEST(FindNames, LabelsAStringAlikeThroughoutAnArticle) {
  const auto names = names_in(
      "The chipmaker Ardent hired staff. In Ardent people noticed. Ardent grew. Rivals of Ardent "
      "waited.");
  EXPECT_EQ(std::count(names.begin(), names.end(), "Ardent/ORG"), 4);
}

TEST(FindNames, DoesNotTakeCountsAndTimesForNames) {
  EXPECT_THAT(names_in("In Q4 2026 and FY2025 it sold 5G and 70B units on Monday in May."),
              IsEmpty());
}

TEST(FindNames, NamesDoNotOverlapAndStandInTextOrder) {
  const auto article = article_of(
      "Nvidia's H100/B200 and Huawei's Ascend 910B/C met the US-China rules (EAR) in 'Chip War "
      "Diary' by Acme Labs, Inc. of New York City on Monday.");
  const auto found = find_names(article, sentences_of(article), own_gazetteer());
  ASSERT_GT(found.names.size(), 7U);
  for (std::size_t i = 1; i < found.names.size(); ++i) {
    EXPECT_LE(found.names[i - 1].span.end, found.names[i].span.begin);
  }
}

TEST(FindNames, KnowsTownsAndPeopleFromTheLists) {
  EXPECT_THAT(names_in("They met near Bakersfield."), ElementsAre("Bakersfield/LOC"));
  EXPECT_THAT(names_in("He moved from Frankfurt am Main to Newcastle upon Tyne."),
              ElementsAre("Frankfurt am Main/LOC", "Newcastle upon Tyne/LOC"));
  EXPECT_THAT(names_in("The prize went to Marie Curie."), ElementsAre("Marie Curie/PER"));
  EXPECT_THAT(names_in("It is written in Hebrew."), ElementsAre("Hebrew/OTHER"));
}

TEST(FindNames, FindsTownsInSmallLettersBehindWordsOfPlace) {
  EXPECT_THAT(names_in("we live in tampa but fly from san rafael"),
              ElementsAre("tampa/LOC", "san rafael/LOC"));
  EXPECT_THAT(names_in("a nice bath and some reading"), IsEmpty());
}

TEST(FindNames, ReadsStatesBehindTowns) {
  EXPECT_THAT(names_in("The store in Quorvaville, OH closed."),
              ElementsAre("Quorvaville/LOC", "OH/LOC"));
}

TEST(FindNames, KeepsParticlesInNamesOfPeople) {
  EXPECT_THAT(names_in("The cleric Muqtada al-Sadr spoke."), ElementsAre("Muqtada al-Sadr/PER"));
  EXPECT_THAT(names_in("Some say that bin Laden fled."), ElementsAre("bin Laden/PER"));
  EXPECT_THAT(names_in("Then Kevin A. Boone wrote."), ElementsAre("Kevin A. Boone/PER"));
}

TEST(FindNames, PartsPeopleWhomNoCommaParts) {
  EXPECT_THAT(names_in("We saw Pam Brontek Renee Quorvex today."),
              ElementsAre("Pam Brontek/PER", "Renee Quorvex/PER"));
  EXPECT_THAT(names_in("Regards, Debra Zelvan Debra Zelvan is away."),
              ElementsAre("Debra Zelvan/PER", "Debra Zelvan/PER"));
}

TEST(FindNames, TakesTheHeadBeforeOfIntoAPlace) {
  EXPECT_THAT(names_in("It was paid by the City of Quorvaville."),
              ElementsAre("City of Quorvaville/LOC"));
}

TEST(FindNames, HearsWhatASentenceSaysThatANameIs) {
  EXPECT_THAT(names_in("Quorvex is a village and commune in the south."),
              ElementsAre("Quorvex/LOC"));
  EXPECT_THAT(names_in("Quorvex (born Zelvan) was an American guitarist."),
              Contains("Quorvex/PER"));
}

TEST(FindNames, KnowsANameByItsNeighboursInAList) {
  EXPECT_THAT(names_in("Shops closed in Mosul, Quorvex, and Bakersfield."),
              Contains("Quorvex/LOC"));
}

/// The syntax of one sentence of which only the tags count.
SyntaxSentence tagged(const std::string& text, Upos upos, NameTag name) {
  SyntaxSentence syntax{{0, static_cast<std::uint32_t>(text.size())}, {}};
  std::uint32_t begin = 0;
  while (begin < text.size()) {
    const auto end =
        static_cast<std::uint32_t>(std::min(text.find_first_of(" .", begin), text.size()));
    SyntaxWord word;
    word.span = {begin, end};
    word.upos = upos;
    word.name = name;
    word.name_score = name == NameTag::kNone ? 0.0F : 0.9F;
    syntax.words.push_back(word);
    begin = static_cast<std::uint32_t>(std::min(text.find_first_not_of(" .", end), text.size()));
  }
  return syntax;
}

TEST(FindNames, LeavesOutCapitalsThatSyntaxTakesForCommonNouns) {
  const auto article = article_of("Great Service.");
  const auto sentences = sentences_of(article);
  const auto found = find_names(article, sentences, own_gazetteer(),
                                {tagged("Great Service.", Upos::kNoun, NameTag::kNone)});
  EXPECT_THAT(found.names, IsEmpty());
}

TEST(FindNames, GoesByTheRulesWhereASentenceHasNoSyntax) {
  const auto article = article_of("They met near Bakersfield.");
  const auto found =
      find_names(article, sentences_of(article), own_gazetteer(), {SyntaxSentence{}});
  EXPECT_THAT(testing::shown(article, found), ElementsAre("Bakersfield/LOC"));
}

TEST(FindNames, TakesTheTypeThatSyntaxSeesUnlessAPackKnowsBetter) {
  const auto article = article_of("Zelvanta.");
  const auto sentences = sentences_of(article);
  const auto found = find_names(article, sentences, own_gazetteer(),
                                {tagged("Zelvanta.", Upos::kPropn, NameTag::kPerson)});
  ASSERT_EQ(found.names.size(), 1U);
  EXPECT_EQ(found.names[0].type, EntityType::kPerson);
  const auto known = article_of("Nvidia.");
  const auto certain = find_names(known, sentences_of(known), own_gazetteer(),
                                  {tagged("Nvidia.", Upos::kPropn, NameTag::kPerson)});
  ASSERT_EQ(certain.names.size(), 1U);
  EXPECT_EQ(certain.names[0].type, EntityType::kOrganization);
}

}  // namespace
}  // namespace weft
