#include "exporters/detail/display.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporters/detail/wording.h"

namespace weft::detail {
namespace {

using ::testing::ElementsAre;

TEST(DisplayWidth, CountsTheColumnsThatATerminalUses) {
  struct Case {
    std::string_view text;
    std::size_t width;
  };
  const Case cases[] = {
      {"", 0},
      {"plain", 5},
      {"naïve", 5},
      {"nai\u0308ve", 5},  // a combining mark
      {"中芯国际", 8},     // wide characters
      {"กระทรวง", 7},      // Thai without marks
      {"ที่", 1},            // a consonant, a vowel and a tone above it
      {"🌍", 2},
      {"⚡️", 2},       // a picture chosen by a selector
      {"👩‍🔬", 2},  // three code points, one picture
      {"🇸🇪", 2},           // a flag
      {"“—”", 3},
  };
  for (const auto& [text, width] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(display_width(text), width);
  }
}

TEST(OneLine, FoldsWhiteSpaceAndDropsControls) {
  EXPECT_EQ(one_line("  a\r\n\tb\u00A0 c\x07 "), "a b c");
  EXPECT_EQ(one_line("cut \xE2\x82"), "cut \uFFFD");
  EXPECT_EQ(one_line(" \n "), "");
}

TEST(Wrap, BreaksBetweenWords) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("", 7), ElementsAre(""));
}

TEST(Wrap, BreaksALongWordOnlyWhereItMust) {
  EXPECT_THAT(wrap("a abcdefghij b", 4), ElementsAre("a", "abcd", "efgh", "ij b"));
}

TEST(Wrap, BreaksTextWithoutSpaces) {
  EXPECT_THAT(wrap("中芯国际集成电路", 6), ElementsAre("中芯国", "际集成", "电路"));
}

TEST(Shortened, EndsInAnEllipsisWithinTheWidth) {
  EXPECT_EQ(shortened("short", 5), "short");
  EXPECT_EQ(shortened("too long", 5), "too…");
  EXPECT_EQ(shortened("中芯国际", 6), "中芯…");
}

TEST(DateWords, ReadsEdtfAloud) {
  struct Case {
    std::string_view edtf, words;
  };
  const Case cases[] = {
      {"2024-01-25", "2024-01-25"},
      {"2024-21", "2024 spring"},
      {"2024-22", "2024 summer"},
      {"2024-34", "2024 Q2"},
      {"2024-41", "2024 H2"},
      {"196X", "1960s"},
      {"2024-01~", "about 2024-01"},
      {"2024?", "2024 (uncertain)"},
      {"2026-02/..", "from 2026-02"},
      {"../2020", "until 2020"},
      {"2025-05/2025-08", "2025-05 to 2025-08"},
  };
  for (const auto& [edtf, words] : cases) {
    SCOPED_TRACE(edtf);
    const auto date = parse_edtf(edtf);
    ASSERT_TRUE(date.has_value());
    EXPECT_EQ(date_words(*date), words);
  }
}

}  // namespace
}  // namespace weft::detail
