#include "exporters/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporters/detail/display.h"
#include "tests/exporters/golden.h"
#include "tests/exporters/sample_answers.h"
#include "tests/exporters/sample_graphs.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

template <class Answer>
std::string text_for(const Answer& answer, TextStyle style = {.columns = 80, .colour = false}) {
  return test::text_of([&](std::ostream& out) { return write_text(answer, out, style); });
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    widest = std::max(widest, detail::display_width(line));
  }
  return widest;
}

TEST(WriteText, ShowsATimelineForPeople) {
  test::expect_golden("timeline.txt", text_for(test::sample_timeline()));
}
TEST(WriteText, ShowsAComparisonForPeople) {
  test::expect_golden("comparison.txt", text_for(test::sample_comparison()));
}
TEST(WriteText, ShowsAPathForPeople) {
  test::expect_golden("path.txt", text_for(test::sample_path()));
}
TEST(WriteText, ShowsPredictionsForPeople) {
  test::expect_golden("predictions.txt", text_for(test::sample_predictions()));
}
TEST(WriteText, ShowsAnEntityForPeople) {
  test::expect_golden("entity.txt", text_for(test::sample_entity()));
}
TEST(WriteText, ShowsAGraphForPeople) {
  test::expect_golden("graph.txt", text_for(test::small_graph()));
}
TEST(WriteText, ShowsAnArticleForPeople) {
  test::expect_golden("article.txt",
                      text_for(ShownRecord{ArticleAnswer{test::sample_article(), {}, {}}}));
}

TEST(WriteText, KeepsWithinTheWidthAskedFor) {
  for (const std::size_t columns : {48U, 80U, 100U}) {
    SCOPED_TRACE(columns);
    const TextStyle style{columns, false};
    EXPECT_LE(widest_line(text_for(test::sample_timeline(), style)), columns);
    EXPECT_LE(widest_line(text_for(test::sample_comparison(), style)), columns);
    EXPECT_LE(widest_line(text_for(test::news_graph(40), style)), columns);
    EXPECT_LE(widest_line(text_for(test::sample_entity(), style)), columns);
  }
}

TEST(WriteText, MarksWhatIsNotPlainReporting) {
  const std::string text = text_for(test::sample_timeline());
  EXPECT_THAT(text, HasSubstr("[machine-written] Nordlicht AG launches"));
  EXPECT_THAT(text, HasSubstr("[planned] =Nordlicht"));
  EXPECT_THAT(text, HasSubstr("[denied] Nordlicht"));
}

TEST(WriteText, UsesColourOnlyWhenAsked) {
  EXPECT_THAT(text_for(test::sample_timeline()), Not(HasSubstr("\x1b")));
  EXPECT_THAT(text_for(test::sample_timeline(), {80, true}), HasSubstr("\x1b[1m2024-01\x1b[0m"));
}

TEST(WriteText, KeepsControlCharactersOfSourcesFromTheTerminal) {
  auto timeline = test::sample_timeline();
  timeline.events[0].summary = "clear \x1b[2J the screen\a, \u202Eturn around";
  timeline.events[0].evidence[0].title = "\x1b]0;title\a";
  timeline.entities[0].name = "\x1b[31mred";
  const std::string text = text_for(timeline);
  for (const auto* part : {"\x1b", "\a", "\u202E"}) EXPECT_THAT(text, Not(HasSubstr(part)));
}

TEST(WriteText, SplitsAComparisonThatIsTooWideIntoSeveralTables) {
  Comparison wide = test::sample_comparison();
  for (int i = 0; i < 9; ++i) {
    wide.entities.push_back(test::company());
    for (auto& row : wide.rows) row.cells.push_back(row.cells[0]);
  }
  const std::string text = text_for(wide);
  EXPECT_LE(widest_line(text), 80U);
  std::size_t tables = 0;
  for (std::size_t at = text.find("\nMemory"); at != std::string::npos;
       at = text.find("\nMemory", at + 1)) {
    ++tables;
  }
  EXPECT_EQ(tables, 4U);
}

TEST(WriteText, SaysSoWhenThereIsNothing) {
  EXPECT_THAT(text_for(std::vector<EntityRecord>{}), HasSubstr("No entities."));
  EXPECT_THAT(text_for(RelationGraph{}), HasSubstr("0 entities, 0 connections"));
  EXPECT_THAT(text_for(Comparison{}), HasSubstr("No source states"));
  EXPECT_THAT(text_for(Timeline{}), HasSubstr("0 events"));
}

TEST(WriteText, WritesSizesInUnitsForPeople) {
  StoreStats stats{};
  stats.articles = 12;
  stats.bytes_on_disk = 1572864;
  const std::string text = text_for(stats);
  EXPECT_THAT(text, HasSubstr("1.5 MiB"));
  EXPECT_THAT(text, HasSubstr("articles"));
}

}  // namespace
}  // namespace weft
