#include "importers/readers/briefing_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/exporters/golden.h"
#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Texts = std::vector<std::string>;

class GoldenPage : public testing::TestWithParam<const char*> {};

TEST_P(GoldenPage, IsReadWhole) {
  const std::string name = GetParam();
  const auto bytes = file_bytes(WEFT_SOURCE_DIR "/tests/golden/pages/" + name + ".txt");
  ASSERT_FALSE(bytes.empty());
  EXPECT_TRUE(read(bytes).set_aside.empty());
  expect_golden("pages/" + name + ".golden", describe_articles(read(bytes)));
}

INSTANTIATE_TEST_SUITE_P(Pages, GoldenPage,
                         testing::Values("battery", "pharma_windows1251", "football_iso8859-7",
                                         "space_windows1252", "riksdal_crlf"),
                         [](const auto& instance) {
                           std::string name = instance.param;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

// A page with one section under one heading.
Article page_with(const std::string& heading, const std::string& body) {
  const auto result = read("Harbour Opens Early\n\nWhat Changed\n\nThe harbour opened in May.\n\n" +
                               heading + "\n\n" + body,
                           {InputFormat::kBriefing, {}, {}});
  EXPECT_EQ(result.articles.size(), 1U);
  return result.articles.front();
}

TEST(BriefingReader, KeepsARightPageToTheByte) {
  const auto bytes = file_bytes(WEFT_SOURCE_DIR "/tests/golden/pages/riksdal_crlf.txt");
  const auto articles = read(bytes).articles;
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].text, bytes);
}

TEST(BriefingReader, TakesListItemsWithAnyMark) {
  const auto items = Texts{"First harbour fact.", "Second harbour fact."};
  for (const std::string mark : {"• ", "  • • ", "• •", "- ", "* ", "1. ", "  – "}) {
    SCOPED_TRACE(mark);
    const auto article =
        page_with("Key Takeaways", mark + items[0] + "\n" + mark + items[1] + "\n");
    EXPECT_EQ(texts_of(article, SectionKind::kTakeaway), items);
  }
}

TEST(BriefingReader, JoinsTheLinesOfAWrappedItem) {
  const auto article =
      page_with("Technical Deep Dive", "• The pier is\nlong.\n• The crane is new.\n");
  EXPECT_THAT(texts_of(article, SectionKind::kTechnical),
              ElementsAre("The pier is\nlong.", "The crane is new."));
}

TEST(BriefingReader, KnowsHeadingsByTheirWords) {
  for (const std::string heading :
       {"Key Takeaways", "🔑 Enhanced Key Takeaways", "KEY TAKEAWAYS:", "ðŸ”‘ Key Takeaways▸ Show",
        "Key TakeawaysAI-generated summary", "🔑Key Takeaways ▾ Hide"}) {
    SCOPED_TRACE(heading);
    EXPECT_THAT(texts_of(page_with(heading, "• One fact.\n"), SectionKind::kTakeaway),
                ElementsAre("One fact."));
  }
}

TEST(BriefingReader, DoesNotTakeProseForAHeading) {
  const auto article = page_with("Deep Insight", "Timeline of the harbour works is open.\n");
  EXPECT_THAT(texts_of(article, SectionKind::kTimeline), IsEmpty());
}

TEST(BriefingReader, PairsEachPredictionWithItsReason) {
  using Labels = std::vector<std::string>;
  struct Case {
    std::string body;
    Labels predictions;
    Texts forecasts;
  };
  const Case cases[] = {
      {"Fares will fall.\nMore boats run.\nThe pier will grow.\nCargo doubled.\n",
       {"Fares will fall.", "The pier will grow."},
       {"Fares will fall.\nMore boats run.", "The pier will grow.\nCargo doubled."}},
      {"Fares will fall.\n\nMore boats run.\n\nThe pier will grow.\n\nCargo doubled.\n",
       {"Fares will fall.", "The pier will grow."},
       {"Fares will fall.\n\nMore boats run.", "The pier will grow.\n\nCargo doubled."}},
      {"• Fares will fall.\nMore boats run, and will run.\n• The pier will grow.\n",
       {"Fares will fall.", "The pier will grow."},
       {"Fares will fall.\nMore boats run, and will run.", "The pier will grow."}},
      {"Fares will fall.\nThe pier will grow by 2031.\nCargo doubled.\n",
       {"Fares will fall.", "The pier will grow by 2031."},
       {"Fares will fall.", "The pier will grow by 2031.\nCargo doubled."}},
      {"Fares will fall.\nMore boats run.\nConfidence: high\n",
       {"Fares will fall."},
       {"Fares will fall.\nMore boats run.\nConfidence: high"}},
      {"Fares will fall.\n", {"Fares will fall."}, {"Fares will fall."}},
  };
  for (const auto& [body, predictions, forecasts] : cases) {
    SCOPED_TRACE(body);
    const auto article = page_with("Future Implications", body);
    EXPECT_EQ(labels_of(article, SectionKind::kForecast), predictions);
    EXPECT_EQ(texts_of(article, SectionKind::kForecast), forecasts);
  }
}

TEST(BriefingReader, FindsTheDateOfEachTimelineEntry) {
  struct Case {
    std::string body, date;
  };
  const Case cases[] = {
      {"2024\nDredging starts.", "2024"},
      {"2024-03\nDredging starts.", "2024-03"},
      {"2024-03-15\nDredging starts.", "2024-03-15"},
      {"March 2024\nDredging starts.", "March 2024"},
      {"Mar 3, 2024\nDredging starts.", "Mar 3, 2024"},
      {"3 March 2024\nDredging starts.", "3 March 2024"},
      {"Q3 2024\nDredging starts.", "Q3 2024"},
      {"2024-Q3\nDredging starts.", "2024-Q3"},
      {"H1 2024\nDredging starts.", "H1 2024"},
      {"Early 2025\nDredging starts.", "Early 2025"},
      {"2024–2026\nDredging goes on.", "2024–2026"},
      {"2024-01 to 2024-03\nDredging goes on.", "2024-01 to 2024-03"},
      {"1990s\nThe first pier rots.", "1990s"},
      {"Present\nDredging goes on.", "Present"},
      {"• 2024-03: Dredging starts.", "2024-03"},
      {"- March 2024 — Dredging starts.", "March 2024"},
      {"2024-03 Dredging starts.", "2024-03"},
      {"2024-03Dredging starts.", "2024-03"},
      {"2024\tDredging starts.", "2024"},
  };
  for (const auto& [body, date] : cases) {
    SCOPED_TRACE(body);
    const auto article = page_with("Timeline", body + "\n2030-01\nThe pier opens.\n");
    EXPECT_THAT(labels_of(article, SectionKind::kTimeline), ElementsAre(date, "2030-01"));
  }
}

TEST(BriefingReader, KeepsATimelineEntryThatBeginsWithAYear) {
  const auto article = page_with("Timeline", "2024-03\n2024 boats had to wait outside.\n");
  EXPECT_THAT(texts_of(article, SectionKind::kTimeline),
              ElementsAre("2024-03\n2024 boats had to wait outside."));
}

TEST(BriefingReader, KeepsTextThatSpeaksOfWhatMachinesMake) {
  const auto article = page_with("What To Do Next", "Label the harbour's AI-generated maps.\n");
  EXPECT_EQ(texts_of(article, SectionKind::kTakeaway),
            Texts{"Label the harbour's AI-generated maps."});
  EXPECT_EQ(read("Freshcollected in 2m\n\nHarbours Ban Maps Generated by AI\n\nTL;DR\n\n"
                 "What Changed\n\nIt banned them.\n\nTimeline\n\n2024\nIt opened.\n")
                .articles.front()
                .title,
            "Harbours Ban Maps Generated by AI");
}

TEST(BriefingReader, TellsWhoWroteEachPart) {
  const auto article =
      read(
          "Harbour Opens\n\nRead original on Quay News\n\nTL;DR\n\nWhat Changed\n\nIt opened.\n\n"
          "Key Takeaways\n\n• Unmarked fact.\n\nTechnical Details\nAI-generated\n\n• Machine "
          "fact.\n\n"
          "Timeline\n\n2024\nMachine entry.\n\nRelated Updates\n\nOther harbours\n\n"
          "Future Outlook\n\nUnmarked things will happen.\n")
          .articles.front();
  std::vector<std::pair<std::string, Origin>> origins;
  for (const auto& section : article.sections) {
    if (section.kind != SectionKind::kBoilerplate)
      origins.emplace_back(slice(article.text, section.span), section.origin);
  }
  EXPECT_THAT(origins, ElementsAre(std::pair{"Harbour Opens", Origin::kReporting},
                                   std::pair{"It opened.", Origin::kReporting},
                                   std::pair{"Unmarked fact.", Origin::kUnknown},
                                   std::pair{"Machine fact.", Origin::kAnalysis},
                                   std::pair{"2024\nMachine entry.", Origin::kAnalysis},
                                   std::pair{"Unmarked things will happen.", Origin::kUnknown}));
}

TEST(BriefingReader, PutsFurnitureAside) {
  const auto article =
      read(file_bytes(WEFT_SOURCE_DIR "/tests/golden/pages/battery.txt")).articles.at(0);
  for (const auto& section : article.sections) {
    if (section.kind == SectionKind::kBoilerplate || section.kind == SectionKind::kByline) continue;
    const auto text = slice(article.text, section.span);
    for (const std::string_view furniture :
         {"PostLinkedIn", "Recap", "Related", "aggregator", "Original source", "collected in"})
      EXPECT_EQ(text.find(furniture), std::string_view::npos) << text;
  }
}

TEST(BriefingReader, TellsGluedPagesApart) {
  const auto one = file_bytes(WEFT_SOURCE_DIR "/tests/golden/pages/battery.txt");
  const auto other = file_bytes(WEFT_SOURCE_DIR "/tests/golden/pages/space_windows1252.txt");
  auto unended = one;
  while (unended.back() == '\n') unended.pop_back();
  for (const auto& bytes : {one + other, unended + other, one + "\n\n" + other}) {
    const auto articles = read(bytes).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].source, "Volt Gazette");
    EXPECT_EQ(articles[1].source, "Orbit Weekly");
    EXPECT_EQ(articles[1].key, "page.txt#2");
    EXPECT_TRUE(articles[1].text.starts_with("🚀Stale"));
  }
}

TEST(BriefingReader, LooksAtTheShapeAndNotTheSubject) {
  for (const char* name : {"battery", "riksdal_crlf"})
    EXPECT_TRUE(looks_like_briefing(
        file_bytes(std::string{WEFT_SOURCE_DIR "/tests/golden/pages/"} + name + ".txt")));
  EXPECT_FALSE(looks_like_briefing("The harbour opened.\n\nTimeline\n\nIt took years.\n"));
  EXPECT_FALSE(looks_like_briefing(""));
}

TEST(BriefingReader, ReadsTheSamplePages) {
  const std::string folder = WEFT_SOURCE_DIR "/../shared/samples/briefings/";
  const auto one = file_bytes(folder + "000_394984ec2a3a9aa9.txt");
  const auto other = file_bytes(folder + "001_16d2b64dafa7bda6.txt");
  if (one.empty() || other.empty()) GTEST_SKIP() << "the sample pages are not at hand";
  const auto first = read(one).articles.at(0), second = read(other).articles.at(0);
  EXPECT_EQ(second.text, other);
  EXPECT_EQ(first.source, "SCMP Technology");
  EXPECT_EQ(second.source, "The Next Web (TNW)");
  EXPECT_THAT(labels_of(first, SectionKind::kTimeline),
              ElementsAre("2022-10", "2023-08", "2024-01", "2025-05"));
  EXPECT_THAT(labels_of(second, SectionKind::kTimeline),
              ElementsAre("2024-01", "2025-03", "2026-02"));
  EXPECT_EQ(labels_of(first, SectionKind::kForecast).size(), 2U);
  EXPECT_EQ(labels_of(second, SectionKind::kForecast).size(), 2U);
  const auto cells = cells_of(second.text, second.tables.at(0));
  EXPECT_THAT(cells.at(3), ElementsAre("Software Stack", "CUDA", "CANN", "DeepStack-OS"));
  for (const auto& row : cells_of(first.text, first.tables.at(0))) EXPECT_EQ(row.size(), 4U);
  EXPECT_EQ(read(one + other).articles.size(), 2U);
}

}  // namespace
}  // namespace weft::test
