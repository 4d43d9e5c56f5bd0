// PDF and Word documents, as other people's programs write them (documents/README.md).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/font_leaks.h"
#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string document(const std::string& name) {
  return file_bytes(std::string(WEFT_SOURCE_DIR "/tests/importers/documents/") + name);
}

// ---- PDF

TEST(Pdf, GivesParagraphsWithoutRunningHeadsAndHyphens) {
  const auto result = read(document("ferry.pdf"));
  EXPECT_THAT(result.set_aside, IsEmpty());
  ASSERT_EQ(result.articles.size(), 1U);
  const auto& article = result.articles[0];
  EXPECT_EQ(article.title, "Ferry Runs Again After Eleven Months");
  EXPECT_THAT(texts_of(article, SectionKind::kHeadline), ElementsAre(article.title));
  EXPECT_THAT(article.authors, ElementsAre("Jane Doe"));
  EXPECT_EQ(article.source, "NTB");
  EXPECT_EQ(article.published->text(), "2026-03-03");
  const auto body = texts_of(article, SectionKind::kBody);
  ASSERT_FALSE(body.empty());
  EXPECT_THAT(body[0], StartsWith("BERGEN, March 3, 2026 (NTB)"));
  EXPECT_THAT(article.text, HasSubstr("representatives of neighbouring municipalities"));
  EXPECT_THAT(article.text, HasSubstr("Holsnøy is planned for 2027."));
  EXPECT_THAT(article.text, Not(HasSubstr("Harbour Gazette")));
  EXPECT_THAT(article.text, Not(HasSubstr("- 2 -")));
}

TEST(Pdf, ReadsColumnByColumn) {
  const auto article = read(document("columns.pdf")).articles.at(0);
  EXPECT_EQ(article.title, "Harbour of Bergen Grows");
  EXPECT_THAT(article.authors, ElementsAre("Port Weekly"));
  EXPECT_THAT(article.text, HasSubstr("its director Kari Moe told a meeting of shippers."));
  EXPECT_THAT(article.text,
              HasSubstr("signed the contract with the port authority on 12 January 2026"));
}

TEST(Pdf, ThatCannotBeReadIsSetAsideWithTheReason) {
  struct Case {
    std::string bytes, reason;
  };
  const Case cases[] = {{document("picture.pdf"), "OCR"},
                        {document("locked.pdf"), "encrypted"},
                        {"%PDF-1.7\nnothing", "damaged"},
                        {document("ferry.pdf").substr(0, 300), "damaged"}};
  for (const auto& [bytes, reason] : cases) {
    SCOPED_TRACE(reason);
    const auto result = read(bytes);
    EXPECT_THAT(result.articles, IsEmpty());
    ASSERT_EQ(result.set_aside.size(), 1U);
    EXPECT_THAT(result.set_aside[0].reason, HasSubstr(reason));
  }
}

// ---- Word

TEST(Docx, GivesHeadingsListsTablesAndProperties) {
  const auto result = read(document("ferry.docx"));
  EXPECT_THAT(result.set_aside, IsEmpty());
  ASSERT_EQ(result.articles.size(), 1U);
  const auto& article = result.articles[0];
  EXPECT_EQ(article.title, "Ferry Runs Again");
  EXPECT_THAT(article.authors, ElementsAre("Jane Doe", "John Roe"));
  EXPECT_EQ(article.published->text(), "2026-03-03");
  EXPECT_THAT(
      texts_of(article, SectionKind::kBody),
      ElementsAre("The ferry between Bergen and Askøy runs again, Norled said on Tuesday.",
                  "A crossing costs 40 kroner:", "cars pay 120 kroner,", "cyclists pay nothing."));
  EXPECT_EQ(article.sections.back().heading, "Fares");
  ASSERT_EQ(article.tables.size(), 1U);
  EXPECT_THAT(cells_of(article.text, article.tables[0]),
              ElementsAre(ElementsAre("Day", "Departures"), ElementsAre("Monday", "14"),
                          ElementsAre("Sunday", "6")));
}

TEST(Docx, IsToldFromOtherZipFiles) {
  const auto word = document("ferry.docx");
  struct Case {
    std::string name, reason;
  };
  // The members' names alone, renamed in place, make another kind of document of it.
  for (const auto& [name, reason] :
       {Case{"xl/workbook.xml", "spreadsheet"}, Case{"no/workbook.xml", "no Word document"}}) {
    auto other = word;
    const std::string part = "word/styles.xml", whole = "word/document.xml";
    for (auto at = other.find(whole); at != other.npos; at = other.find(whole))
      other.replace(at, whole.size(), "word/documents_ml");
    for (auto at = other.find(part); at != other.npos; at = other.find(part))
      other.replace(at, part.size(), name);
    const auto result = read(other);
    ASSERT_EQ(result.set_aside.size(), 1U);
    EXPECT_THAT(result.set_aside[0].reason, HasSubstr(reason));
  }
}

// Whatever a byte does to it, a document is read or set aside.
TEST(Documents, SurviveDamage) {
  constexpr unsigned kSeed = 20260303;
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  std::mt19937 random(kSeed);
  for (const char* name : {"ferry.docx", "columns.pdf", "ferry.rss", "mpack.eml"}) {
    const auto whole = document(name);
    for (int round = 0; round < 40; ++round) {
      auto bytes = whole;
      for (int i = 0; i < 5; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
      if (round % 4 == 0) bytes.resize(random() % bytes.size());
      const auto result = read(bytes);
      EXPECT_FALSE(result.articles.empty() && result.set_aside.empty());
    }
  }
}

}  // namespace
}  // namespace weft::test
