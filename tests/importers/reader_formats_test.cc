#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "importers/readers/plain_text_reader.h"
#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadOptions as(InputFormat format) { return {format, {}, {}}; }

// ---- plain text

TEST(PlainText, TakesAShortFirstLineForTheTitle) {
  const auto article =
      read("Ferry Runs Again\n\nOSLO, March 3 (NTB) - The ferry runs.\nDaily.\n\nFin.\n")
          .articles.at(0);
  EXPECT_EQ(article.title, "Ferry Runs Again");
  EXPECT_THAT(texts_of(article, SectionKind::kHeadline), ElementsAre("Ferry Runs Again"));
  EXPECT_THAT(texts_of(article, SectionKind::kBody),
              ElementsAre("OSLO, March 3 (NTB) - The ferry runs.\nDaily.", "Fin."));
  EXPECT_EQ(article.sections[1].origin, Origin::kUnknown);
}

TEST(PlainText, HasNoTitleWhereTheFirstLineIsASentence) {
  for (const char* text :
       {"The ferry runs again.\n\nDaily.", "Ferry runs\nagain\n\nDaily", "One line"}) {
    SCOPED_TRACE(text);
    const auto article = read(text).articles.at(0);
    EXPECT_EQ(article.title, "");
    EXPECT_THAT(texts_of(article, SectionKind::kHeadline), IsEmpty());
  }
}

TEST(PlainText, ReadsADateLineUnderTheTitle) {
  const auto article =
      read("Ferry Runs Again\n\nPublished 3 March 2026\n\nIt runs.").articles.at(0);
  ASSERT_TRUE(article.published.has_value());
  EXPECT_EQ(article.published->text(), "2026-03-03");
  EXPECT_THAT(texts_of(article, SectionKind::kBody), ElementsAre("It runs."));
}

TEST(PlainText, KeepsTheTextToTheByte) {
  const std::string text = "\r\nTitle\r\n\r\nOne.\r\nTwo.  \r\n\r\n\tThree.\r\n";
  const auto article = read(text).articles.at(0);
  EXPECT_EQ(article.text, text);
  EXPECT_THAT(texts_of(article, SectionKind::kBody), ElementsAre("One.\r\nTwo.", "Three."));
}

// ---- JSON lines

TEST(JsonLines, KeepTheTextAndTheMetadata) {
  const auto articles =
      read(
          R"({"id":"n-7","title":"Ferry","text":"  Ferry\n\nIt runs.\r\n","url":"https://e.org/7",)"
          R"("source":"NTB","published":"2026-03-02T08:00:00Z","language":"en","authors":["A. Lie"],)"
          R"("extra":1})"
          "\n")
          .articles;
  ASSERT_EQ(articles.size(), 1U);
  const auto& article = articles[0];
  EXPECT_EQ(article.text, "  Ferry\n\nIt runs.\r\n");
  EXPECT_EQ(article.key, "n-7");
  EXPECT_TRUE(article.has_given_key);
  EXPECT_EQ(article.path, "page.txt");
  EXPECT_EQ(article.title, "Ferry");
  EXPECT_EQ(article.url, "https://e.org/7");
  EXPECT_EQ(article.source, "NTB");
  EXPECT_EQ(article.published->text(), "2026-03-02");
  EXPECT_EQ(article.language, "en");
  EXPECT_THAT(article.authors, ElementsAre("A. Lie"));
  EXPECT_THAT(texts_of(article, SectionKind::kHeadline), ElementsAre("Ferry"));
  EXPECT_THAT(texts_of(article, SectionKind::kBody), ElementsAre("It runs."));
}

TEST(JsonLines, SetBadLinesAsideAndGoOn) {
  const auto result = read(
      "{\"text\":\"One.\"}\n"
      "{\"text\":\n"
      "\n"
      "[1]\n"
      "{\"title\":\"no text\"}\n"
      "{\"html\":\"<p> </p>\"}\n"
      "{\"text\":\"Two.\",\"published\":\"soon\"}\n"
      "{\"text\":5}\n"
      "{\"text\":\"\\u00e9\xFF\"}\n"
      "{\"id\":12,\"text\":\"Three.\"}",
      as(InputFormat::kJsonLines));
  ASSERT_EQ(result.articles.size(), 2U);
  EXPECT_EQ(result.articles[0].key, "page.txt");
  EXPECT_FALSE(result.articles[0].has_given_key);
  EXPECT_EQ(result.articles[1].key, "12");
  std::vector<std::string> places;
  for (const auto& part : result.set_aside) {
    places.push_back(part.place);
    EXPECT_FALSE(part.reason.empty());
  }
  EXPECT_THAT(places,
              ElementsAre("line 2", "line 4", "line 5", "line 6", "line 7", "line 8", "line 9"));
  EXPECT_THAT(result.set_aside[4].reason, HasSubstr("\"soon\" is not a date"));
}

TEST(JsonLines, ReadABriefingPageAsOne) {
  const auto article =
      read(
          R"({"id":"b","source":"Given","text":"Pier Opens\n\nRead original on Page\n\n)"
          R"(What Changed\n\nIt opened.\n\nWhy It Matters\n\nBoats.\n\nTimeline\n\n2024\nStart.\n"})")
          .articles.at(0);
  EXPECT_EQ(article.title, "Pier Opens");
  EXPECT_EQ(article.source, "Given");
  EXPECT_THAT(labels_of(article, SectionKind::kTimeline), ElementsAre("2024"));
}

// ---- any input

TEST(ReadBytes, SetsAsideWhatItCannotRead) {
  struct Case {
    std::string bytes, reason;
  };
  const Case cases[] = {{"", "empty"},
                        {" \n\t\xC2\xA0\n", "empty"},
                        {std::string("\1\2\3\4\0\0zip", 9), "zero bytes"},
                        {"<!DOCTYPE html><html><body></body></html>", "no article"}};
  for (const auto& [bytes, reason] : cases) {
    SCOPED_TRACE(reason);
    const auto result = read(bytes);
    EXPECT_THAT(result.articles, IsEmpty());
    ASSERT_EQ(result.set_aside.size(), 1U);
    EXPECT_THAT(result.set_aside[0].reason, HasSubstr(reason));
  }
}

TEST(ReadBytes, TakesWhatTheCallerKnowsBetter) {
  ReadOptions options;
  options.published = EdtfDate::in_month(2025, 4);
  options.source = "Desk";
  const auto article =
      read(R"({"text":"One.","source":"Wire","published":"2024-01-01"})", options).articles.at(0);
  EXPECT_EQ(article.published->text(), "2025-04");
  EXPECT_EQ(article.source, "Desk");
}

TEST(ReadBytes, GivesTheSameArticleForTheSameBytes) {
  const auto bytes = file_bytes(WEFT_SOURCE_DIR "/tests/golden/pages/pharma_windows1251.txt");
  EXPECT_EQ(read(bytes).articles.at(0).id, read(bytes).articles.at(0).id);
}

TEST(ReadBytes, KnowsEveryFormatByName) {
  EXPECT_EQ(input_format_named("auto"), InputFormat::kAuto);
  EXPECT_EQ(input_format_named("briefing"), InputFormat::kBriefing);
  EXPECT_EQ(input_format_named("text"), InputFormat::kText);
  EXPECT_EQ(input_format_named("jsonl"), InputFormat::kJsonLines);
  EXPECT_EQ(input_format_named("markdown"), InputFormat::kMarkdown);
  EXPECT_EQ(input_format_named("feed"), InputFormat::kFeed);
  EXPECT_EQ(input_format_named("mail"), InputFormat::kMail);
  EXPECT_EQ(input_format_named("pdf"), InputFormat::kPdf);
  EXPECT_EQ(input_format_named("docx"), InputFormat::kDocx);
  EXPECT_EQ(input_format_named("jsonld"), InputFormat::kJsonLd);
  EXPECT_EQ(input_format_named("odt"), std::nullopt);
}

// Pages with lines taken out, doubled, swapped and with bytes changed are still read soundly:
// expect_sound() looks at every article.
TEST(ReadBytes, SurvivesDamagedPages) {
  constexpr unsigned kSeed = 20260303;
  std::mt19937 random(kSeed);
  SCOPED_TRACE("seed " + std::to_string(kSeed));
  for (const char* name : {"battery", "pharma_windows1251", "riksdal_crlf"}) {
    const auto page =
        file_bytes(std::string{WEFT_SOURCE_DIR "/tests/golden/pages/"} + name + ".txt");
    for (int round = 0; round < 25; ++round) {
      std::string damaged = page;
      for (int i = 0; i < 12; ++i) {
        const auto at = random() % damaged.size(), length = random() % 60;
        switch (random() % 3) {
          case 0:
            damaged.erase(at, length);
            break;
          case 1:
            damaged.insert(random() % damaged.size(), damaged.substr(at, length));
            break;
          default:
            damaged[at] = static_cast<char>(random() % 255 + 1);
        }
      }
      for (const auto format : {InputFormat::kAuto, InputFormat::kBriefing, InputFormat::kText})
        EXPECT_EQ(read(damaged, as(format)).articles.empty(), false);
    }
  }
}

}  // namespace
}  // namespace weft::test
