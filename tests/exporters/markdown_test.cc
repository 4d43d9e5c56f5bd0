#include "exporters/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/exporters/golden.h"
#include "tests/exporters/sample_answers.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string markdown_of(const Timeline& timeline) {
  return test::text_of([&](std::ostream& out) { return write_markdown(timeline, out); });
}

TEST(WriteMarkdown, GivesTheWholeTimeline) {
  test::expect_golden("timeline.md", markdown_of(test::sample_timeline()));
}

TEST(WriteMarkdown, KeepsTextFromBecomingMarkup) {
  auto timeline = test::sample_timeline();
  timeline.events[0].summary = "<script>x</script> [a](b) *c* `d`";
  EXPECT_THAT(markdown_of(timeline),
              HasSubstr("\\<script\\>x\\</script\\> \\[a\\](b) \\*c\\* \\`d\\`"));
}

TEST(WriteMarkdown, LinksOnlyToWebAddresses) {
  auto timeline = test::sample_timeline();
  timeline.events[1].evidence[0].url = "javascript:alert(1)";
  EXPECT_THAT(markdown_of(timeline), Not(HasSubstr("javascript")));
  timeline.events[1].evidence[0].url = "https://example.org/a b>";
  EXPECT_THAT(markdown_of(timeline), Not(HasSubstr("example.org/a b")));
}

}  // namespace
}  // namespace weft
