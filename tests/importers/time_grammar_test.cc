#include "importers/language/time_grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "importers/language/dateline.h"
#include "importers/language/times.h"
#include "tests/importers/language_world.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A Tuesday.
constexpr std::string_view kPublished = "2026-03-10";

/// The grammar of the project with a file of one's own beside it.
Result<TimeGrammar> grammar_with(std::string own) {
  const TimeGrammarFile files[] = {{"times.txt", std::string{built_in_time_grammar()}},
                                   {"times-own.txt", std::move(own)}};
  return TimeGrammar::parse(files);
}

/// "words = value edtf", one for each expression.
std::vector<std::string> shown(std::string_view text, const TimeGrammar& grammar) {
  std::vector<std::string> result;
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  for (const auto& time : find_times(text, all, *parse_edtf(kPublished), grammar)) {
    result.push_back(std::string{slice(text, time.span)} + " = " + time.value +
                     (time.date ? ' ' + time.date->text() : ""));
  }
  return result;
}

/// The example file of docs/times.md: the block that begins with its name.
std::string example_of_the_docs() {
  std::ifstream in(WEFT_SOURCE_DIR "/docs/times.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  const auto begin = page.find("# packs/times-our-town.txt");
  if (begin == std::string::npos) return {};
  return page.substr(begin, page.find("```", begin) - begin);
}

TEST(TheExampleOfTheDocs, TeachesWhatTheDocsSay) {
  const auto grammar = grammar_with(example_of_the_docs());
  ASSERT_TRUE(grammar) << describe(grammar.error());
  EXPECT_THAT(shown("It closed on Founders' Day.", *grammar),
              ElementsAre("Founders' Day = 2025-06-01 2025-06-01"));
  EXPECT_THAT(shown("in fiscal 2026", *grammar), ElementsAre("fiscal 2026 = 2026 2025-10/2026-09"));
  EXPECT_THAT(shown("for three annums", *grammar), ElementsAre("three annums = P3Y"));
}

TEST(ATimeGrammar, LearnsHolidaysFromAFileOfOnesOwn) {
  const auto grammar = grammar_with(
      "# Feasts of our town.\n"
      "holiday founders '|’? day = 6-1\n"
      "holiday harvest fair = 9-saturday-last\n"
      "holiday rose monday = easter-48\n"
      "holiday lantern night = 2025-10-04 2026-09-25\n");
  ASSERT_TRUE(grammar) << describe(grammar.error());
  EXPECT_THAT(shown("It closed on Founders' Day.", *grammar),
              ElementsAre("Founders' Day = 2025-06-01 2025-06-01"));
  EXPECT_THAT(shown("It will open on Founders Day.", *grammar),
              ElementsAre("Founders Day = 2026-06-01 2026-06-01"));
  EXPECT_THAT(shown("the Harvest Fair of 2024", *grammar),
              ElementsAre("Harvest Fair of 2024 = 2024-09-28 2024-09-28"));
  EXPECT_THAT(shown("They marched on Rose Monday.", *grammar),
              ElementsAre("Rose Monday = 2026-02-16 2026-02-16"));
  EXPECT_THAT(shown("It rained on Lantern Night.", *grammar),
              ElementsAre("Lantern Night = 2025-10-04 2025-10-04"));
  EXPECT_THAT(shown("It closed on Founders' Day.", TimeGrammar{}), IsEmpty());
}

TEST(ATimeGrammar, LetsBusinessYearsBeginInAnyMonth) {
  const auto grammar = grammar_with("fiscal-year-begins = october\n");
  ASSERT_TRUE(grammar) << describe(grammar.error());
  EXPECT_THAT(shown("in fiscal 2026", *grammar), ElementsAre("fiscal 2026 = 2026 2025-10/2026-09"));
  EXPECT_THAT(shown("in Q1 FY2026", *grammar), ElementsAre("Q1 FY2026 = 2026-Q1 2025-10/2025-12"));
  EXPECT_THAT(shown("in 2026", *grammar), ElementsAre("2026 = 2026 2026"));
  EXPECT_THAT(shown("in fiscal 2026", TimeGrammar{}), ElementsAre("fiscal 2026 = 2026 2026~"));
}

TEST(ATimeGrammar, LearnsWordsAndRulesThatWinOverTheBuiltInOnes) {
  const auto grammar = grammar_with(
      "word unit year = annum annums\n"
      "word day-part morning = forenoon\n"
      "rule on the morrow => counted-from-focus future\n"
      "rule the UNIT1 past => reference past\n");
  ASSERT_TRUE(grammar) << describe(grammar.error());
  EXPECT_THAT(shown("for three annums", *grammar), ElementsAre("three annums = P3Y"));
  EXPECT_THAT(shown("Friday forenoon", *grammar),
              ElementsAre("Friday forenoon = 2026-03-06TMO 2026-03-06"));
  EXPECT_THAT(
      shown("It began on 3 May 2021 and on the morrow it ended.", *grammar),
      ElementsAre("3 May 2021 = 2021-05-03 2021-05-03", "on the morrow = 2021-05-04 2021-05-04"));
  EXPECT_THAT(shown("of the year past", *grammar), ElementsAre("the year past = PAST_REF"));
}

TEST(ATimeGrammar, SaysInWhichFileAndLineItIsWrong) {
  struct Case {
    std::string_view line, what;
  };
  const Case cases[] = {
      {"wrod unit year = annum", "\"wrod\" is no kind of line"},
      {"word colour 1 = red", "\"colour\" is no kind of word"},
      {"word unit yaer = annum", "\"yaer\" is no value of unit"},
      {"word unit year", "needs \"=\""},
      {"word unit year =", "nothing after"},
      {"tense perfect = gone", "\"perfect\" is no tense"},
      {"holiday fair = someday", "\"someday\" is no day"},
      {"holiday fair = 2-30", "\"2-30\" is no day"},
      {"rule the fair", "needs \"=>\""},
      {"rule the fair => fairly", "\"fairly\" is no action"},
      {"rule the FAIR => reference past", "no kind of word named \"FAIR\""},
      {"rule the? fair? => reference past", "may match nothing"},
      {"rule the fair => reference yonder", "\"yonder\" says nothing"},
      {"suffix DAY TIME => part-of-day", "must begin with TIME"},
      {"fiscal-year-begins = fall", "\"fall\" is no month"},
  };
  for (const auto& [line, what] : cases) {
    SCOPED_TRACE(line);
    const auto grammar = grammar_with("# Mine.\n\n" + std::string{line} + "\n");
    ASSERT_FALSE(grammar);
    EXPECT_EQ(grammar.error().code, ErrorCode::kMalformed);
    EXPECT_EQ(grammar.error().where, "times-own.txt:3");
    EXPECT_THAT(grammar.error().message, HasSubstr(what));
  }
}

TEST(TheBuiltInTimeGrammar, HasNoErrors) {
  const TimeGrammarFile file{"times.txt", std::string{built_in_time_grammar()}};
  const auto grammar = TimeGrammar::parse(std::span{&file, 1});
  EXPECT_TRUE(grammar) << describe(grammar.error());
}

std::optional<std::string> written(const std::string& text) {
  const auto article = testing::article_of(text);
  const auto sentences = sentences_of(article);
  std::vector<Span> ranges;
  for (const auto& sentence : sentences) ranges.push_back(sentence.span);
  const auto date = date_of_writing(article, sentences, find_times(text, ranges, std::nullopt));
  return date ? std::optional{date->text()} : std::nullopt;
}

TEST(AnArticleWithoutADate, IsWrittenOnTheDayOfItsDatelineOrFirstSentence) {
  EXPECT_EQ(written("SEOUL, March 3, 2024 (Reuters) - Exports fell on Friday. They rose in 2029."),
            "2024-03-03");
  EXPECT_EQ(written("Exports fall\n\nMarch 3, 2024\n\nExports fell on Friday."), "2024-03-03");
  EXPECT_EQ(written("Orion bought Lyra on March 3, 2024. Its shares fell on Friday."),
            "2024-03-03");
  // A year is no day; a history is not written on the first day that it tells of.
  EXPECT_EQ(written("Orion bought Lyra in 2024. Its shares fell on Friday."), std::nullopt);
  EXPECT_EQ(written("On July 20, 1969, a man walked on the Moon. In 1972 the last crew left."),
            std::nullopt);
  EXPECT_EQ(written("SEOUL, March 3 (Reuters) - Exports fell on Friday, officials say."),
            std::nullopt);
}

}  // namespace
}  // namespace weft
