#include "core/date.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace weft {
namespace {

EdtfDate date(std::string_view text) {
  const auto parsed = parse_edtf(text);
  EXPECT_TRUE(parsed.has_value()) << text << ": " << parsed.error().message;
  return parsed ? *parsed : EdtfDate::in_year(0);
}

TEST(ParseEdtf, GivesTheFirstAndLastDayTheTextMayDenote) {
  struct Case {
    std::string_view text, earliest, latest;
    Precision precision;
  };
  const Case cases[] = {
      {"1989-11-09", "1989-11-09", "1989-11-09", Precision::kDay},
      {"1848-02", "1848-02-01", "1848-02-29", Precision::kMonth},     // a leap year
      {"1900-02", "1900-02-01", "1900-02-28", Precision::kMonth},     // a century that is none
      {"-0043-03", "-0043-03-01", "-0043-03-31", Precision::kMonth},  // 44 BCE: there is a year 0
      {"0000", "0000-01-01", "0000-12-31", Precision::kYear},         //
      {"2024-21", "2024-03-01", "2024-05-31", Precision::kSeason},    // spring
      {"2024-22", "2024-06-01", "2024-08-31", Precision::kSeason},    //
      {"2024-23", "2024-09-01", "2024-11-30", Precision::kSeason},    //
      {"2023-24", "2023-12-01", "2024-02-29", Precision::kSeason},    // winter ends in a leap year
      {"2023-28", "2023-12-01", "2024-02-29", Precision::kSeason},    // northern winter
      {"2023-29", "2023-09-01", "2023-11-30", Precision::kSeason},    // southern spring
      {"2023-30", "2023-12-01", "2024-02-29", Precision::kSeason},    // southern summer
      {"2023-32", "2023-06-01", "2023-08-31", Precision::kSeason},    // southern winter
      {"9999-24", "9999-12-01", "9999-12-31", Precision::kSeason},    // the calendar ends
      {"2024-33", "2024-01-01", "2024-03-31", Precision::kQuarter},   //
      {"2024-36", "2024-10-01", "2024-12-31", Precision::kQuarter},   //
      {"2025-40", "2025-01-01", "2025-06-30", Precision::kHalf},      //
      {"2025-41", "2025-07-01", "2025-12-31", Precision::kHalf},      //
      {"196X", "1960-01-01", "1969-12-31", Precision::kDecade},       //
      {"19XX", "1900-01-01", "1999-12-31", Precision::kCentury},      //
      {"-004X", "-0049-01-01", "-0040-12-31", Precision::kDecade},    //
      {"-000X", "-0009-01-01", "-0001-12-31", Precision::kDecade},    // there is no year -0000
      {"2004-XX", "2004-01-01", "2004-12-31", Precision::kYear},      // some month of 2004
      {"2004-06-XX", "2004-06-01", "2004-06-30", Precision::kMonth},  //
      {"2004-XX-XX", "2004-01-01", "2004-12-31", Precision::kYear},   //
      {"2024-01~", "2024-01-01", "2024-01-31", Precision::kMonth},    //
      {"2024?", "2024-01-01", "2024-12-31", Precision::kYear},        //
      {"2024-33%", "2024-01-01", "2024-03-31", Precision::kQuarter},  //
      {"2025-05/2025-08", "2025-05-01", "2025-08-31", Precision::kMonth},
      {"2025/2025-03", "2025-01-01", "2025-03-31", Precision::kYear},  //
      {"2026-02/..", "2026-02-01", "", Precision::kMonth},             //
      {"../2020", "", "2020-12-31", Precision::kYear},                 //
      {"/2020", "", "2020-12-31", Precision::kYear},                   // unknown begin
      {"2020-01-02/", "2020-01-02", "", Precision::kDay},              // unknown end
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto parsed = parse_edtf(c.text);
    ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
    EXPECT_EQ(to_iso(parsed->earliest()), c.earliest);
    EXPECT_EQ(to_iso(parsed->latest()), c.latest);
    EXPECT_EQ(parsed->precision(), c.precision);
    EXPECT_EQ(parsed->text(), c.text);
  }
}

TEST(ParseEdtf, ReadsATimeOfDayAsItsDay) {
  for (const auto* text :
       {"2024-01-15T10:00:00Z", "2024-01-15T10:00", "2024-01-15 10:00:00",
        "2024-01-15T10:00:00.123+08:00", "2024-01-15T23:59:60-0500", "2024-01-15T10:00:00+01"}) {
    EXPECT_EQ(date(text).text(), "2024-01-15") << text;
  }
  EXPECT_EQ(date("2024-01-15T10:00/2024-02").text(), "2024-01-15/2024-02");
}

TEST(ParseEdtf, NamesTheTextAndWhatIsWrongWithIt) {
  struct Case {
    std::string_view text, message;
  };
  const Case cases[] = {
      {"1989-06-31", "\"1989-06-31\" is not a date: June 1989 has 30 days"},
      {"2023-02-29", "February 2023 has 28 days"},
      {"2024-02-00", "February 2024 has 29 days"},
      {"31 June 1989", "\"31 June 1989\" is not a date: it must begin with a year"},
      {"", "\"\" is not a date: it must begin with a year"},
      {"2024-13", "\"13\" is no month"},
      {"2024-00", "\"00\" is no month"},
      {"2024-37", "\"37\" is no month"},
      {"2024-21-01", "\"21\" is no month"},
      {"2024-1", "a month has two digits"},
      {"2024-01-5", "a day has two digits"},
      {"2024-01-", "after the month"},
      {"2024-01-15-", "a day has two digits"},
      {"2024-011", "after the month"},
      {"20245", "a year of four digits"},
      {"Y-17000", "from -9999 to 9999"},
      {"-0000", "year 0 has no sign"},
      {"1XXX", "last one or two digits"},
      {"1X9X", "last one or two digits"},
      {"19XX-05", "a month needs a whole year"},
      {"2004-06~-11", "for the whole date"},
      {"[2004,2005]", "sets of dates are not read"},
      {"2024-01-15T", "a time of day"},
      {"2024-01T10:00", "after the month"},
      {"2024-01-15T25:00", "a time of day"},
      {"../..", "needs a begin or an end"},
      {"/", "needs a begin or an end"},
      {"2024/2023", "it ends before it begins"},
      {"2023/2024/2025", "one slash"},
      {"2024-\x01\n", "\"2024-??\" is not a date"},
  };
  for (const auto& [text, message] : cases) {
    SCOPED_TRACE(text);
    const auto parsed = parse_edtf(text);
    ASSERT_FALSE(parsed.has_value());
    EXPECT_EQ(parsed.error().code, ErrorCode::kMalformed);
    EXPECT_NE(parsed.error().message.find(message), std::string::npos) << parsed.error().message;
  }
}

TEST(ParseEdtf, ShortensALongTextInItsMessageBetweenCharacters) {
  const auto parsed = parse_edtf(std::string(39, 'x') + "é and much more");
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().message.substr(0, 45), '"' + std::string(39, 'x') + "…\" ");
}

EdtfDate random_single(std::mt19937& random) {
  const int year = std::uniform_int_distribution{-9999, 9999}(random);
  const auto number = std::uniform_int_distribution<unsigned>{1, 1000}(random);
  switch (std::uniform_int_distribution{0, 6}(random)) {
    case 0:
      return EdtfDate::on_day(*day_of(year, number % 12 + 1, number % 28 + 1));
    case 1:
      return EdtfDate::in_month(year, number % 12 + 1);
    case 2:
      return EdtfDate::in_quarter(year, number % 4 + 1);
    case 3:
      return EdtfDate::in_season(year, number % 4 + 1);
    case 4:
      return EdtfDate::in_half(year, number % 2 + 1);
    case 5:
      return EdtfDate::in_decade(year);
    default:
      return EdtfDate::in_year(year);
  }
}

EdtfDate random_date(std::mt19937& random) {
  auto result = random_single(random);
  const auto shape = std::uniform_int_distribution{0, 9}(random);
  if (shape % 3 == 1) result = result.approximately();
  if (shape % 4 == 1) result = result.uncertain();
  if (shape == 7) return EdtfDate::not_before(result);
  if (shape == 8) return EdtfDate::not_after(result);
  if (shape == 9) {
    auto other = random_single(random);
    if (other < result) std::swap(other, result);
    return *EdtfDate::between(result, other);
  }
  return result;
}

constexpr unsigned kSeed = 20240115;

TEST(EdtfDate, IsReadBackAsItWasWritten) {
  std::mt19937 random{kSeed};
  for (int i = 0; i < 20000; ++i) {
    const auto made = random_date(random);
    SCOPED_TRACE(made.text());
    const auto read = parse_edtf(made.text());
    ASSERT_TRUE(read.has_value()) << read.error().message;
    ASSERT_EQ(*read, made);
    ASSERT_EQ(read->days(), made.days());
    ASSERT_EQ(read->precision(), made.precision());
    ASSERT_LE(made.earliest(), made.latest());
  }
}

TEST(EdtfDate, IsOrderedByFirstDayThenWidthThenText) {
  const std::vector<std::string> in_order = {
      "../2020", "/2020",   "2023-12", "2024-01-01", "2024-01", "2024-01?",  "2024-01~",
      "2024-33", "2024-40", "2024",    "2024-XX",    "202X-01", "2024-01-02"};
  std::vector<EdtfDate> dates;
  for (const auto& text : in_order) {
    if (text != "202X-01") dates.push_back(date(text));
  }
  for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
    EXPECT_LT(dates[i], dates[i + 1]) << dates[i].text() << " and " << dates[i + 1].text();
  }
}

TEST(EdtfDate, HasAStrictTotalOrder) {
  std::mt19937 random{kSeed};
  std::vector<EdtfDate> dates;
  for (int i = 0; i < 300; ++i) dates.push_back(random_date(random));
  auto sorted = dates;
  std::sort(sorted.begin(), sorted.end());
  std::shuffle(dates.begin(), dates.end(), random);
  std::sort(dates.begin(), dates.end());
  EXPECT_EQ(sorted, dates);
  for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
    EXPECT_LE(sorted[i], sorted[i + 1]);
    EXPECT_EQ(sorted[i] == sorted[i + 1], (sorted[i] <=> sorted[i + 1]) == 0);
  }
}

TEST(EdtfDate, SaysWhetherItIsAnIntervalOpenOrQualified) {
  EXPECT_FALSE(date("2024").is_interval());
  EXPECT_TRUE(date("2024/2025").is_interval());
  EXPECT_FALSE(date("2024/2025").is_open());
  EXPECT_TRUE(date("2024/..").is_open());
  EXPECT_TRUE(date("/2024").is_open());
  EXPECT_TRUE(date("2024~").is_qualified());
  EXPECT_TRUE(date("2024?/..").is_qualified());
  EXPECT_TRUE(date("../2024%").is_qualified());
  EXPECT_FALSE(date("2024/..").is_qualified());
}

TEST(EdtfDate, IsQualifiedAtEachEndAndKeepsItsDays) {
  EXPECT_EQ(date("2024-01").approximately().text(), "2024-01~");
  EXPECT_EQ(date("2024-01~").approximately().text(), "2024-01~");
  EXPECT_EQ(date("2024-01~").uncertain().text(), "2024-01%");
  EXPECT_EQ(date("2024-01%").uncertain().text(), "2024-01%");
  EXPECT_EQ(date("2024/2025?").approximately().text(), "2024~/2025%");
  EXPECT_EQ(date("2024/..").uncertain().text(), "2024?/..");
  EXPECT_EQ(date("2024/..").uncertain().days(), date("2024/..").days());
}

TEST(EdtfDate, OpensAnIntervalAtItsOuterEnd) {
  EXPECT_EQ(EdtfDate::not_before(date("2024-03")).text(), "2024-03/..");
  EXPECT_EQ(EdtfDate::not_before(date("2024-03/2024-05")).text(), "2024-03/..");
  EXPECT_EQ(EdtfDate::not_before(date("../2024")).text(), "../2024");
  EXPECT_EQ(EdtfDate::not_after(date("2024-03/2024-05")).text(), "../2024-05");
  EXPECT_EQ(EdtfDate::not_after(date("2024-03/..")).text(), "2024-03/..");
}

TEST(EdtfDate, JoinsOnlySingleDatesThatFollowOneAnother) {
  EXPECT_EQ(EdtfDate::between(date("2024"), date("2024-03"))->text(), "2024/2024-03");
  EXPECT_FALSE(EdtfDate::between(date("2024-04"), date("2024-03")).has_value());
  EXPECT_FALSE(EdtfDate::between(date("2024/2025"), date("2026")).has_value());
}

TEST(DayRange, OverlapsWhenADayLiesInBoth) {
  EXPECT_TRUE(overlap(date("2024-03").days(), date("2024-03-31").days()));
  EXPECT_FALSE(overlap(date("2024-03").days(), date("2024-04").days()));
  EXPECT_TRUE(overlap(date("2024-03/..").days(), date("2999").days()));
  EXPECT_TRUE(overlap(DayRange{}, date("-9999").days()));
}

TEST(DayRange, CountsBothEndsInItsWidth) {
  EXPECT_EQ(width_of(date("2024-02-10").days()), 1);
  EXPECT_EQ(width_of(date("2024-02").days()), 29);
  EXPECT_EQ(width_of(date("2024-02/..").days()), std::numeric_limits<std::int64_t>::max());
}

TEST(CalendarDay, CountsEveryDayOfTheCalendarInTurn) {
  constexpr unsigned kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Day expected = *day_of(-9999, 1, 1);
  for (int year = -9999; year <= 9999; ++year) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    for (unsigned month = 1; month <= 12; ++month) {
      const unsigned length = kDays[month - 1] + (leap && month == 2 ? 1 : 0);
      ASSERT_EQ(day_of(year, month, 1), expected) << year << '-' << month;
      ASSERT_EQ(day_of(year, month, length + 1), std::nullopt) << year << '-' << month;
      const auto last = calendar_of(expected + static_cast<Day>(length) - 1);
      ASSERT_TRUE(last.year == year && last.month == month && last.day == length);
      expected += static_cast<Day>(length);
    }
  }
  EXPECT_EQ(day_of(1970, 1, 1), 0);
}

TEST(CalendarDay, AgreesWithTheStandardLibrary) {
  using namespace std::chrono;
  std::mt19937 random{kSeed};
  std::uniform_int_distribution<Day> any_day{*day_of(-9999, 1, 1), *day_of(9999, 12, 31)};
  for (int i = 0; i < 20000; ++i) {
    const Day day = any_day(random);
    const year_month_day expected{sys_days{days{day}}};
    const auto given = calendar_of(day);
    ASSERT_EQ(given.year, static_cast<int>(expected.year()));
    ASSERT_EQ(given.month, static_cast<unsigned>(expected.month()));
    ASSERT_EQ(given.day, static_cast<unsigned>(expected.day()));
    ASSERT_EQ(day_of(given.year, given.month, given.day), day);
  }
}

TEST(CalendarDay, IsNotGivenForDaysThatDoNotExist) {
  EXPECT_EQ(day_of(2023, 2, 29), std::nullopt);
  EXPECT_EQ(day_of(2023, 13, 1), std::nullopt);
  EXPECT_EQ(day_of(2023, 0, 1), std::nullopt);
  EXPECT_EQ(day_of(2023, 257, 1), std::nullopt);  // would be January in eight bits
  EXPECT_EQ(day_of(2023, 1, 257), std::nullopt);
  EXPECT_EQ(day_of(10000, 1, 1), std::nullopt);
  EXPECT_EQ(day_of(-10000, 1, 1), std::nullopt);
}

TEST(CalendarDay, IsWrittenAsIsoAndEmptyWhenUnbounded) {
  EXPECT_EQ(to_iso(0), "1970-01-01");
  EXPECT_EQ(to_iso(*day_of(-43, 3, 15)), "-0043-03-15");
  EXPECT_EQ(to_iso(kFirstDay), "");
  EXPECT_EQ(to_iso(kLastDay), "");
  EXPECT_EQ(EdtfDate::on_day(kLastDay).text(), "9999-12-31");
}

}  // namespace
}  // namespace weft
