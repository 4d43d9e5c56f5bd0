#include "importers/language/times.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A Tuesday, in the first quarter.
constexpr std::string_view kPublished = "2026-03-10";

std::vector<TimeExpression> times(std::string_view text, std::string_view published = kPublished) {
  std::optional<EdtfDate> anchor;
  if (!published.empty()) anchor = *parse_edtf(published);
  return find_times(text, Span{0, static_cast<std::uint32_t>(text.size())}, anchor);
}

std::string_view name_of_type(TimexType type) {
  constexpr std::string_view kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<std::size_t>(type)];
}

/// "words = TYPE value edtf", one for each expression.
std::vector<std::string> shown(std::string_view text, std::string_view published = kPublished) {
  std::vector<std::string> result;
  for (const auto& time : times(text, published)) {
    result.push_back(std::string{slice(text, time.span)} + " = " +
                     std::string{name_of_type(time.type)} + ' ' + time.value +
                     (time.date ? ' ' + time.date->text() : ""));
  }
  return result;
}

struct Case {
  std::string_view text, words, value, date;
};

/// Each text holds one expression, of one type.
void expect_each(TimexType type, const std::vector<Case>& cases,
                 std::string_view published = kPublished) {
  for (const auto& [text, words, value, date] : cases) {
    SCOPED_TRACE(text);
    const auto found = times(text, published);
    ASSERT_EQ(found.size(), 1U) << ::testing::PrintToString(shown(text, published));
    EXPECT_EQ(slice(text, found[0].span), words);
    EXPECT_EQ(name_of_type(found[0].type), name_of_type(type));
    EXPECT_EQ(found[0].value, value);
    EXPECT_EQ(found[0].date ? found[0].date->text() : "", date);
  }
}

TEST(FindTimes, ReadsDatesInTheUsualForms) {
  expect_each(
      TimexType::kDate,
      {
          {"on 2024-01-15 it", "2024-01-15", "2024-01-15", "2024-01-15"},
          {"on 15 January 2024, it", "15 January 2024", "2024-01-15", "2024-01-15"},
          {"on Jan. 15, 2024, it", "Jan. 15, 2024", "2024-01-15", "2024-01-15"},
          {"on January 15th 2024", "January 15th 2024", "2024-01-15", "2024-01-15"},
          {"the 15th of January 2024", "the 15th of January 2024", "2024-01-15", "2024-01-15"},
          {"Monday, Jan. 15, 2024", "Monday, Jan. 15, 2024", "2024-01-15", "2024-01-15"},
          {"15-Jan-2024", "15-Jan-2024", "2024-01-15", "2024-01-15"},
          {"2024/01/15", "2024/01/15", "2024-01-15", "2024-01-15"},
          {"1/15/2024", "1/15/2024", "2024-01-15", "2024-01-15"},
          {"15/1/2024", "15/1/2024", "2024-01-15", "2024-01-15"},
          {"3/4/2024", "3/4/2024", "2024-03-04", "2024-03-04"},  // as in the US
          {"3/4/24", "3/4/24", "2024-03-04", "2024-03-04"},
          {"4.3.2024", "4.3.2024", "2024-03-04", "2024-03-04"},  // day first, with dots
          {"in January 2024.", "January 2024", "2024-01", "2024-01"},
          {"in Jan '24", "Jan '24", "2024-01", "2024-01"},
          {"2024-01\nIt began", "2024-01", "2024-01", "2024-01"},
          {"31 June 1989", "June 1989", "1989-06", "1989-06"},  // there is no such day
      });
}

TEST(FindTimes, ReadsYearsWhereADateIsMeant) {
  expect_each(TimexType::kDate,
              {
                  {"since 2019", "2019", "2019", "2019"},
                  {"by 2027,", "2027", "2027", "2027"},
                  {"the 2024 elections", "2024", "2024", "2024"},
                  {"in 1848", "1848", "1848", "1848"},
                  {"in nineteen ninety-six", "nineteen ninety-six", "1996", "1996"},
                  {"the year two thousand", "the year two thousand", "2000", "2000"},
                  {"pre-2020 rules", "2020", "2020", "2020"},
              });
  for (const auto* text : {"2000 people", "$2000", "1,990 units", "1990 units sold", "No. 2015",
                           "CVE-2024-2031", "x.com/2024/01/15/page", "more than 2000",
                           "topping two thousand", "1848 of them", "GPT-2024", "ID-2024-01-15"}) {
    EXPECT_THAT(shown(text), IsEmpty()) << text;
  }
}

TEST(FindTimes, ReadsQuartersHalvesAndSeasons) {
  expect_each(
      TimexType::kDate,
      {
          {"by Q4 2026", "Q4 2026", "2026-Q4", "2026-36"},
          {"4Q26", "4Q26", "2026-Q4", "2026-36"},
          {"Q4'26", "Q4'26", "2026-Q4", "2026-36"},
          {"2026Q4", "2026Q4", "2026-Q4", "2026-36"},
          {"the fourth quarter of 2026", "the fourth quarter of 2026", "2026-Q4", "2026-36"},
          {"third quarter 2025", "third quarter 2025", "2025-Q3", "2025-35"},
          {"its third-quarter sales", "third-quarter", "2025-Q3", "2025-35"},
          {"this year's third quarter", "this year's third quarter", "2026-Q3", "2026-35"},
          {"the third quarter of last year", "the third quarter of last year", "2025-Q3",
           "2025-35"},
          {"in Q3 of fiscal 2025", "Q3 of fiscal 2025", "2025-Q3", "2025-35~"},
          {"H1 2025", "H1 2025", "2025-H1", "2025-40"},
          {"2H25", "2H25", "2025-H2", "2025-41"},
          {"the first half of 2025", "the first half of 2025", "2025-H1", "2025-40"},
          {"in the spring of 2024", "the spring of 2024", "2024-SP", "2024-21"},
          {"in summer 2024", "summer 2024", "2024-SU", "2024-22"},
          {"last fall", "last fall", "2025-FA", "2025-23"},
          {"FY2025 sales", "FY2025", "2025", "2025~"},
          {"fiscal year 2025", "fiscal year 2025", "2025", "2025~"},
      });
  EXPECT_THAT(shown("a fall in prices; H100 and H2 engines"), IsEmpty());
}

TEST(FindTimes, ReadsPartsOfATime) {
  expect_each(TimexType::kDate,
              {
                  {"in early 2025", "early 2025", "2025", "2025-01~/2025-04~"},
                  {"in mid-2025", "mid-2025", "2025", "2025-05~/2025-08~"},
                  {"in late 2025", "late 2025", "2025", "2025-09~/2025-12~"},
                  {"by the end of 2026", "the end of 2026", "2026", "2026-12~"},
                  {"by the end of the year", "the end of the year", "2026", "2026-12~"},
                  {"late in 2025", "late in 2025", "2025", "2025-09~/2025-12~"},
                  {"in early March", "early March", "2026-03", "2026-03-01~/2026-03-10~"},
                  {"at the end of April 2025", "the end of April 2025", "2025-04",
                   "2025-04-21~/2025-04-30~"},
                  {"in the early 1990s", "the early 1990s", "199", "1990~/1993~"},
                  {"in the '90s", "the '90s", "199", "199X"},
                  {"in the early 1960's", "the early 1960's", "196", "1960~/1963~"},
                  {"in the 20th century", "the 20th century", "19", "1900-01-01/1999-12-31"},
                  {"earlier this year", "earlier this year", "2026", "2026-01-01/2026-03-10"},
                  {"later this year", "later this year", "2026", "2026-03-10/2026-12-31"},
                  {"around 2019", "around 2019", "2019", "2019~"},
                  {"by year-end 2025", "year-end 2025", "2025-12-31", "2025-12-31"},
              });
  EXPECT_THAT(shown("in his 60s"), IsEmpty());
}

TEST(FindTimes, ReadsIntervalsAsOne) {
  expect_each(
      TimexType::kDate,
      {
          {"May–August 2025", "May–August 2025", "2025-05/2025-08", "2025-05/2025-08"},
          {"2024-01 – 2024-03", "2024-01 – 2024-03", "2024-01/2024-03", "2024-01/2024-03"},
          {"March 3-5, 2026", "March 3-5, 2026", "2026-03-03/2026-03-05", "2026-03-03/2026-03-05"},
          {"3–5 March 2026", "3–5 March 2026", "2026-03-03/2026-03-05", "2026-03-03/2026-03-05"},
          {"2019–2021", "2019–2021", "2019/2021", "2019/2021"},
          {"in 2019-20", "2019-20", "2019/2020", "2019/2020"},
          {"the 2023/24 season", "2023/24", "2023/2024", "2023/2024"},
          {"Q1–Q3 2025", "Q1–Q3 2025", "2025-Q1/2025-Q3", "2025-33/2025-35"},
      });
  EXPECT_THAT(shown("from March to June 2024"),
              ElementsAre("March = DATE 2024-03 2024-03", "June 2024 = DATE 2024-06 2024-06"));
}

TEST(FindTimes, CountsFromTheArticlesDate) {
  expect_each(
      TimexType::kDate,
      {
          {"It fell today.", "today", "2026-03-10", "2026-03-10"},
          {"It fell yesterday.", "yesterday", "2026-03-09", "2026-03-09"},
          {"tomorrow", "tomorrow", "2026-03-11", "2026-03-11"},
          {"last month", "last month", "2026-02", "2026-02"},
          {"next year", "next year", "2027", "2027"},
          {"this week", "this week", "2026-W11", "2026-03-09/2026-03-15"},
          {"last week", "last week", "2026-W10", "2026-03-02/2026-03-08"},
          {"last quarter", "last quarter", "2025-Q4", "2025-36"},
          {"three years ago", "three years ago", "2023", "2023"},
          {"five months ago", "five months ago", "2025-10", "2025-10"},
          {"10 days ago", "10 days ago", "2026-02-28", "2026-02-28"},
          {"two weeks ago", "two weeks ago", "2026-W09", "2026-02-23/2026-03-01"},
          {"nearly two years ago", "nearly two years ago", "2024", "2024"},
          {"a year from now", "a year from now", "2027", "2027"},
          {"last Friday", "last Friday", "2026-03-06", "2026-03-06"},
          {"next Friday", "next Friday", "2026-03-13", "2026-03-13"},
          {"last December", "last December", "2025-12", "2025-12"},
          {"June last year", "June last year", "2025-06", "2025-06"},
          {"the day before yesterday", "the day before yesterday", "2026-03-08", "2026-03-08"},
      });
}

TEST(FindTimes, TakesTheNearestDayThatTheTenseAllows) {
  EXPECT_THAT(shown("It resigned on Friday."), ElementsAre("Friday = DATE 2026-03-06 2026-03-06"));
  EXPECT_THAT(shown("It will resign on Friday."),
              ElementsAre("Friday = DATE 2026-03-13 2026-03-13"));
  EXPECT_THAT(
      shown("On Friday it will resign. On Tuesday it fell."),
      ElementsAre("Friday = DATE 2026-03-13 2026-03-13", "Tuesday = DATE 2026-03-10 2026-03-10"));
  for (const std::string_view ahead :
       {"Talks are set to resume Friday in Oslo.", "He is to speak in Oslo Friday.",
        "They may land as soon as Friday.", "She will fly to the United States Friday."}) {
    EXPECT_THAT(shown(ahead), ElementsAre("Friday = DATE 2026-03-13 2026-03-13")) << ahead;
  }
  EXPECT_THAT(shown("It shipped in October and will be shown in November."),
              ElementsAre("October = DATE 2025-10 2025-10", "November = DATE 2026-11 2026-11"));
  EXPECT_THAT(shown("They met on Dec. 15."), ElementsAre("Dec. 15 = DATE 2025-12-15 2025-12-15"));
  EXPECT_THAT(shown("Thursday, Jan. 15, was cold."),
              ElementsAre("Thursday, Jan. 15 = DATE 2026-01-15 2026-01-15"));
}

TEST(FindTimes, CountsFromTheDateBeforeInTheText) {
  EXPECT_THAT(
      shown("In June 2020 it began. Two years later it ended."),
      ElementsAre("June 2020 = DATE 2020-06 2020-06", "Two years later = DATE 2022-06 2022-06"));
  EXPECT_THAT(shown("Sales rose in the third quarter of 2025 from a year earlier."),
              ElementsAre("the third quarter of 2025 = DATE 2025-Q3 2025-35",
                          "a year earlier = DATE 2024-Q3 2024-35"));
  EXPECT_THAT(shown("It opened on 3 May 2021 and closed the following day."),
              ElementsAre("3 May 2021 = DATE 2021-05-03 2021-05-03",
                          "the following day = DATE 2021-05-04 2021-05-04"));
  const std::string_view text = "It began in 2020. It ended two years later.";
  const std::vector<Span> sentences = {{0, 17}, {18, 43}};
  const auto found = find_times(text, sentences, std::nullopt);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].value, "2022");
}

TEST(FindTimes, TellsWhatIsAheadByVerbsThatPlanAndWhatIsBehindByThosePlansThatPassed) {
  for (const std::string_view ahead :
       {"The museum reopens Friday.", "He hopes to return Friday.",
        "They planned a march for Friday.", "The talks, set for Friday, are off.",
        "The rule, effective Friday, is new."}) {
    EXPECT_THAT(shown(ahead), ElementsAre("Friday = DATE 2026-03-13 2026-03-13")) << ahead;
  }
  for (const std::string_view behind :
       {"It had been due to expire Friday.", "Until Friday, they had not met.",
        "It went ahead as previously planned Friday.", "He set aside a sum on Friday."}) {
    EXPECT_THAT(shown(behind), ElementsAre("Friday = DATE 2026-03-06 2026-03-06")) << behind;
  }
}

TEST(FindTimes, TakesTheYearThatTheTenseAllows) {
  EXPECT_THAT(shown("It brought in a chief in July."), ElementsAre("July = DATE 2025-07 2025-07"));
  EXPECT_THAT(shown("It wants approval by April."), ElementsAre("April = DATE 2026-04 2026-04"));
  EXPECT_THAT(shown("He named the March 2 deadline it will miss."),
              ElementsAre("March 2 = DATE 2026-03-02 2026-03-02"));
  EXPECT_THAT(shown("It fell on Christmas Day and on Easter Monday."),
              ElementsAre("Christmas Day = DATE 2025-12-25 2025-12-25",
                          "Easter Monday = DATE 2026-04-06 2026-04-06"));
}

TEST(FindTimes, FollowsThePeriodWhoseFiguresAreTold) {
  EXPECT_THAT(
      shown("Profit rose in the second quarter ended Aug. 31 from a year earlier."),
      ElementsAre("the second quarter = DATE 2025-Q2 2025-34",
                  "Aug. 31 = DATE 2025-08-31 2025-08-31", "a year earlier = DATE 2024-Q2 2024-34"));
  EXPECT_THAT(shown("The fourth quarter was good. The latest period had a gain; the 2023 period "
                    "had none."),
              ElementsAre("The fourth quarter = DATE 2025-Q4 2025-36",
                          "The latest period = DATE 2025-Q4 2025-36",
                          "the 2023 period = DATE 2023-Q4 2023-36"));
  EXPECT_THAT(shown("For the nine months, sales fell from a year ago."),
              ElementsAre("the nine months = DURATION P9M", "a year ago = DATE 2025 2025"));
}

TEST(FindTimes, ReadsDaysAndPartsOfDaysThatTheTextLeadsTo) {
  EXPECT_THAT(shown("It began on 3 May 2021. The next morning it was over."),
              ElementsAre("3 May 2021 = DATE 2021-05-03 2021-05-03",
                          "The next morning = TIME 2021-05-04TMO 2021-05-04"));
  EXPECT_THAT(
      shown("In May 2021 it began. On the 5th, it was over."),
      ElementsAre("May 2021 = DATE 2021-05 2021-05", "the 5th = DATE 2021-05-05 2021-05-05"));
  EXPECT_THAT(shown("on the 5th of this month"),
              ElementsAre("the 5th of this month = DATE 2026-03-05 2026-03-05"));
  EXPECT_THAT(shown("on the 5th floor"), IsEmpty());
  EXPECT_THAT(shown("at 4 in the morning"),
              ElementsAre("4 in the morning = TIME 2026-03-10T04:00 2026-03-10"));
  EXPECT_THAT(shown("at 3:30 p.m. local time on Friday"),
              ElementsAre("3:30 p.m. local time on Friday = TIME 2026-03-06T15:30 2026-03-06"));
  EXPECT_THAT(shown("every Monday at 10 a.m."),
              ElementsAre("every Monday at 10 a.m. = SET XXXX-WXX-1T10:00"));
  EXPECT_THAT(shown("a decades-long feud"), ElementsAre("decades-long = DURATION PXDE"));
}

TEST(FindTimes, ReadsYearsOfErasAndOfHistories) {
  expect_each(TimexType::kDate,
              {
                  {"in 400 BCE", "400 BCE", "BC0400", "-0399"},
                  {"in 44 B.C. it", "44 B.C.", "BC0044", "-0043"},
                  {"about 500 CE", "500 CE", "0500", "0500"},
                  {"in AD 70", "AD 70", "0070", "0070"},
                  {"by five and a half years ago", "five and a half years ago", "2021", "2021"},
              });
  EXPECT_THAT(shown("from 1829 to 1833"),
              ElementsAre("1829 = DATE 1829 1829", "1833 = DATE 1833 1833"));
  EXPECT_THAT(shown("at five o'clock in the morning"),
              ElementsAre("five o'clock in the morning = TIME 2026-03-10T05:00 2026-03-10"));
}

TEST(FindTimes, LeavesOpenWhatTheArticlesDateDoesNotTell) {
  for (const auto* published : {"", "2026-02/..", "../2026"}) {
    expect_each(TimexType::kDate,
                {
                    {"last month", "last month", "XXXX-XX", ""},
                    {"last year", "last year", "XXXX", ""},
                    {"on Friday", "Friday", "XXXX-WXX-5", ""},
                    {"in March", "March", "XXXX-03", ""},
                    {"on Jan. 15", "Jan. 15", "XXXX-01-15", ""},
                    {"yesterday", "yesterday", "XXXX-XX-XX", ""},
                    {"in the third quarter", "the third quarter", "XXXX-Q3", ""},
                    {"last week", "last week", "XXXX-WXX", ""},
                    {"in 2024", "2024", "2024", "2024"},
                },
                published);
  }
  expect_each(TimexType::kDate,
              {
                  {"last year", "last year", "2025", "2025"},
                  {"last month", "last month", "XXXX-XX", ""},
                  {"in March", "March", "2026-03", "2026-03"},
              },
              "2026");
}

TEST(FindTimes, ReadsTimesOfDay) {
  expect_each(
      TimexType::kTime,
      {
          {"at 3 p.m. ET on Friday", "3 p.m. ET on Friday", "2026-03-06T15:00", "2026-03-06"},
          {"Friday at 3:15 pm", "Friday at 3:15 pm", "2026-03-06T15:15", "2026-03-06"},
          {"at 10:30", "10:30", "2026-03-10T10:30", "2026-03-10"},
          {"noon Thursday", "noon Thursday", "2026-03-05T12:00", "2026-03-05"},
          {"12am", "12am", "2026-03-10T00:00", "2026-03-10"},
          {"Monday night", "Monday night", "2026-03-09TNI", "2026-03-09"},
          {"this morning", "this morning", "2026-03-10TMO", "2026-03-10"},
          {"last night", "last night", "2026-03-09TNI", "2026-03-09"},
          {"2024-01-15T10:30", "2024-01-15T10:30", "2024-01-15T10:30", "2024-01-15"},
      });
  EXPECT_THAT(shown("won 3:2, see verse 3:16"), IsEmpty());
}

TEST(FindTimes, ReadsDurations) {
  expect_each(TimexType::kDuration,
              {
                  {"for three years", "three years", "P3Y", ""},
                  {"a 10-year deal", "10-year", "P10Y", ""},
                  {"within 18 months", "18 months", "P18M", ""},
                  {"the past two quarters", "the past two quarters", "P6M", ""},
                  {"at least 24 hours", "at least 24 hours", "PT24H", ""},
                  {"2.5 years", "2.5 years", "P2Y6M", ""},
                  {"two and a half hours", "two and a half hours", "PT2H30M", ""},
                  {"1 1/2 years", "1 1/2 years", "P1Y6M", ""},
                  {"for a week", "a week", "P1W", ""},
                  {"income for the year ended as before", "the year", "P1Y", ""},
                  {"two decades", "two decades", "P20Y", ""},
                  {"several weeks", "several weeks", "PXW", ""},
                  {"a couple of days", "a couple of days", "P2D", ""},
                  {"in the first nine months of 2025", "the first nine months of 2025", "P9M",
                   "2025-01/2025-09"},
                  {"twenty-five years", "twenty-five years", "P25Y", ""},
              });
  EXPECT_THAT(shown("a six-year-old boy, 52 years old, three-quarters of it"), IsEmpty());
}

TEST(FindTimes, ReadsSetsAndReferences) {
  expect_each(TimexType::kSet, {
                                   {"every week", "every week", "P1W", ""},
                                   {"each Friday", "each Friday", "XXXX-WXX-5", ""},
                                   {"it reports annually", "annually", "P1Y", ""},
                                   {"a daily paper", "daily", "P1D", ""},
                                   {"every two years", "every two years", "P2Y", ""},
                                   {"$5 million a year", "a year", "P1Y", ""},
                               });
  expect_each(TimexType::kDate, {
                                    {"It recently grew", "recently", "PAST_REF", ""},
                                    {"several years ago", "several years ago", "PAST_REF", ""},
                                    {"It is now open", "now", "PRESENT_REF", ""},
                                    {"It currently is", "currently", "PRESENT_REF", ""},
                                    {"in the near future", "the near future", "FUTURE_REF", ""},
                                });
}

TEST(FindTimes, LeavesWordsAloneThatOnlyLookLikeTimes) {
  for (const auto* text :
       {"They may march on.", "March on, she said.", "May I?", "the Sun and the Mon",
        "He sat down.", "April Jones spoke.", "a second opinion", "the first one",
        "Spring Framework 5", "H200 and B200", "the 3nm node", "day-to-day work"}) {
    EXPECT_THAT(shown(text), IsEmpty()) << text;
  }
}

TEST(FindTimes, CountsFromTheDateBeforeHoweverFarBackThatIs) {
  std::string text = "It began in June 2020. ";
  std::vector<Span> sentences = {{0, static_cast<std::uint32_t>(text.size())}};
  for (int i = 0; i < 5000; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += "It went on without a change. ";
    sentences.push_back({begin, static_cast<std::uint32_t>(text.size())});
  }
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += "Two years later it ended.";
  sentences.push_back({begin, static_cast<std::uint32_t>(text.size())});
  const auto found = find_times(text, sentences, std::nullopt);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].value, "2022-06");
}

TEST(FindTimes, CrossesNoLineAndNoRange) {
  EXPECT_THAT(shown("January\n2024"),
              ElementsAre("January = DATE 2026-01 2026-01", "2024 = DATE 2024 2024"));
  const std::string_view text = "In January 2024 it began.";
  const auto found = find_times(text, Span{3, 10}, std::nullopt);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span, (Span{3, 10}));
}

constexpr unsigned kSeed = 1582;

std::string random_text(std::mt19937& random, int pieces_wanted) {
  static const std::vector<std::string> pieces = {
      "January",  "March", "Dec.",  "Friday", "15",     "2024",   "1990s", "'",       "the",
      "end",      "of",    "year",  "years",  "ago",    "last",   "next",  "this",    "quarter",
      "third",    "Q4",    "-",     "–",      "/",      ":",      ".",     ",",       "a.m.",
      "early",    "mid",   "later", "a",      "every",  "two",    "half",  "and",     "hundred",
      "thousand", "99999", "31",    "30",     "in",     "spring", "night", "fiscal",  "\n",
      "today",    "é",     "\xFF",  "9999",   "decade", "week",   "first", "century", "nine"};
  std::uniform_int_distribution<std::size_t> any{0, pieces.size() - 1};
  std::string text;
  for (int i = 0; i < pieces_wanted; ++i) {
    text += pieces[any(random)];
    if (random() % 4 != 0) text += ' ';
  }
  return text;
}

TEST(FindTimes, GivesExpressionsInOrderInsideTheTextWhateverItIs) {
  std::mt19937 random{kSeed};
  const std::string_view anchors[] = {"2026-03-10", "",          "-9999-01-01", "9999-12-31",
                                      "2024-02",    "2024/2026", "2020/.."};
  for (int i = 0; i < 4000; ++i) {
    const auto text = random_text(random, 30);
    const auto published = anchors[random() % std::size(anchors)];
    SCOPED_TRACE(text + " | " + std::string{published});
    std::uint32_t at = 0;
    for (const auto& time : times(text, published)) {
      ASSERT_LE(at, time.span.begin);
      ASSERT_LT(time.span.begin, time.span.end);
      ASSERT_LE(time.span.end, text.size());
      ASSERT_FALSE(time.value.empty());
      if (time.date) {
        ASSERT_EQ(*parse_edtf(time.date->text()), *time.date);
      }
      at = time.span.end;
    }
  }
}

TEST(FindTimes, TakesTimeLinearInTheText) {
  const auto seconds_for = [](int repeats) {
    std::string text;
    for (int i = 0; i < repeats; ++i) text += "the end of early last three hundred and - ' ";
    const auto start = std::clock();  // Of this process: other programs do not disturb it.
    (void)times(text);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  (void)seconds_for(100);
  EXPECT_LT(seconds_for(8000), 100 * (seconds_for(400) + 0.001));
}

}  // namespace
}  // namespace weft
