#include "exporters/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/exporters/golden.h"
#include "tests/exporters/sample_answers.h"

namespace weft {
namespace {

using ::testing::HasSubstr;

std::string csv_of(const Timeline& timeline) {
  return test::text_of([&](std::ostream& out) { return write_csv(timeline, out); });
}

TEST(WriteCsv, GivesTheWholeTimeline) {
  test::expect_golden("timeline.csv", csv_of(test::sample_timeline()));
}

TEST(WriteCsv, KeepsFormulasFromSpreadsheets) {
  for (const std::string formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"}) {
    SCOPED_TRACE(formula);
    auto timeline = test::sample_timeline();
    timeline.events[0].summary = formula;
    EXPECT_THAT(csv_of(timeline), HasSubstr(",'" + formula + ","));
  }
}

TEST(WriteCsv, QuotesWhatWouldBreakARow) {
  auto timeline = test::sample_timeline();
  timeline.events[0].summary = "a \"quote\", and\na line";
  EXPECT_THAT(csv_of(timeline), HasSubstr(",\"a \"\"quote\"\", and\na line\","));
}

TEST(WriteCsv, HasAsManyFieldsInEveryRow) {
  Timeline timeline = test::sample_timeline();
  timeline.events[0].evidence.clear();
  std::istringstream rows{csv_of(timeline)};
  std::string row;
  std::getline(rows, row);
  EXPECT_EQ(std::count(row.begin(), row.end(), ','), 18);
  std::getline(rows, row);
  EXPECT_EQ(std::count(row.begin(), row.end(), ','), 18 + 1);  // One stands in the summary.
}

}  // namespace
}  // namespace weft
