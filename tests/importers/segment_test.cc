#include "importers/text/segment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Span all_of(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> result;
  for (const auto span : split_sentences(text, all_of(text))) {
    result.emplace_back(slice(text, span));
  }
  return result;
}

std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> result;
  for (const auto& token : split_tokens(text, all_of(text))) {
    result.emplace_back(slice(text, token.span));
  }
  return result;
}

TEST(SplitSentences, EndsThemAtFullStopsAndLineFeeds) {
  EXPECT_THAT(sentences("One fell. Two rose!  Did three?\nA headline\n\n  The end "),
              ElementsAre("One fell.", "Two rose!", "Did three?", "A headline", "The end"));
  EXPECT_THAT(sentences("First\r\nsecond\u2028third"), ElementsAre("First", "second", "third"));
}

TEST(SplitSentences, KeepsAbbreviationsWhole) {
  for (const auto* text : {
           "Mr. Smith met Dr. Jones at St. Mary's.",
           "Acme Inc. Chief Executive Ann Bell resigned.",
           "The U.S. Commerce Department acted on Jan. 15 in Washington, D.C., it said.",
           "J. K. Rowling and George W. Bush were there.",
           "See No. 5 and Fig. 3 on pp. 12 to 14, i.e. everything.",
           "It opens at 9 a.m. EST every day.",
           "Gen. Lee vs. Gen. Grant, e.g. at Sept. 3 talks.",
       }) {
    EXPECT_THAT(sentences(text), ElementsAre(text));
  }
}

TEST(SplitSentences, EndsThemWhereNoMarkShowsItInMailAndPosts) {
  EXPECT_THAT(sentences("Many thanks, Ann Bell@ACME 02/13/2001 08:02 PM All: it is done"),
              ElementsAre("Many thanks, Ann Bell@ACME", "02/13/2001 08:02 PM", "All: it is done"));
  EXPECT_THAT(sentences("See www.acme.com/a https://b.org/c The deal is off ---------- Old news"),
              ElementsAre("See www.acme.com/a", "https://b.org/c", "The deal is off", "----------",
                          "Old news"));
  EXPECT_THAT(sentences("Please call. Regards, Ann"),
              ElementsAre("Please call.", "Regards,", "Ann"));
  EXPECT_THAT(sentences("It works. :) Try it (please)."),
              ElementsAre("It works. :)", "Try it (please)."));
  EXPECT_THAT(sentences("It was late. (they slept) The end."),
              ElementsAre("It was late.", "(they slept) The end."));
}

TEST(SplitSentences, LeavesAloneWhatOnlyLooksLikeMail) {
  for (const auto* text : {
           "On 02/13/2001 08:02 PM was late for a call.",
           "Write to ann@acme.com or https://acme.com and ask.",
           "He sent best regards, Ann said.",
           "The address Ann.Bell@acme.com is http://www.Acme.com in full.",
           "Use - or -- or *** in text.",
       }) {
    EXPECT_THAT(sentences(text), ElementsAre(text));
  }
}

TEST(SplitSentences, KeepsNumbersWithWhatTheyCount) {
  EXPECT_THAT(sentences("It asks two things. 1. Who pays? 2. Who gains?"),
              ElementsAre("It asks two things.", "1. Who pays?", "2. Who gains?"));
}

TEST(SplitSentences, EndsThemAtAnAbbreviationBeforeAWordThatBeginsOne) {
  EXPECT_THAT(sentences("It left the U.S. The talks went on."),
              ElementsAre("It left the U.S.", "The talks went on."));
  EXPECT_THAT(sentences("He runs Acme Inc. “We grow,” he said."),
              ElementsAre("He runs Acme Inc.", "“We grow,” he said."));
  EXPECT_THAT(sentences("Is it so? No. Nobody thinks so."),
              ElementsAre("Is it so?", "No.", "Nobody thinks so."));
}

TEST(SplitSentences, KeepsNumbersDomainsAndEllipsesWhole) {
  for (const auto* text : {
           "Sales rose 3.5% to $1.2 billion at example.com and node.js shops.",
           "Well... it may be so.",
           "He paused … and went on.",
           "Yahoo! said so.",
           "“Why?” he asked.",
           "It runs on .NET and ver. 2.0.1 of the kit.",
       }) {
    EXPECT_THAT(sentences(text), ElementsAre(text));
  }
  EXPECT_THAT(sentences("It rose to 3.5. Then it fell... Nobody knew."),
              ElementsAre("It rose to 3.5.", "Then it fell...", "Nobody knew."));
}

TEST(SplitSentences, PutsClosingMarksWithTheSentenceTheyClose) {
  EXPECT_THAT(sentences("“It is over.” She left. (He stayed.) \"Really?\" Yes."),
              ElementsAre("“It is over.”", "She left.", "(He stayed.)", "\"Really?\"", "Yes."));
}

TEST(SplitSentences, DropsBulletsAndNumbersBeforeListItems) {
  EXPECT_THAT(
      sentences("• First item\n  •\u00A0Second item.\n- Third\n* Fourth\n1. Fifth\n12) Sixth\n"
                "  • •Seventh"),
      ElementsAre("First item", "Second item.", "Third", "Fourth", "Fifth", "Sixth", "Seventh"));
  EXPECT_THAT(sentences("-5 degrees\n*\n2024. A year."),
              ElementsAre("-5 degrees", "*", "2024.", "A year."));
}

TEST(SplitSentences, SeesThatASpaceWasLost) {
  EXPECT_THAT(sentences("It trains on clusters.The next one is larger."),
              ElementsAre("It trains on clusters.", "The next one is larger."));
}

TEST(SplitSentences, BeginsThemWithBrandsNumbersAndForeignLetters) {
  EXPECT_THAT(sentences("Sales fell. iPhone sales rose. 2024 was better. Éva agreed. Москва ждёт."),
              ElementsAre("Sales fell.", "iPhone sales rose.", "2024 was better.", "Éva agreed.",
                          "Москва ждёт."));
  EXPECT_THAT(sentences("华为发布芯片。英伟达回应！「好。」完"),
              ElementsAre("华为发布芯片。", "英伟达回应！", "「好。」", "完"));
}

TEST(SplitSentences, BeginsThemInLowerCaseBehindAnOrdinaryWordAndAMark) {
  EXPECT_THAT(sentences("we left early. nobody minded! was it late? no."),
              ElementsAre("we left early.", "nobody minded!", "was it late?", "no."));
  for (const auto* text :
       {"Yahoo! said it would pay.", "It is approx. five miles.", "They waited... and left.",
        "He wrote \"why?\" and left.", "It has 5. or so."}) {
    EXPECT_THAT(sentences(text), ElementsAre(text));
  }
  EXPECT_THAT(sentences("Apples, pears, etc. Thanks for all."),
              ElementsAre("Apples, pears, etc.", "Thanks for all."));
}

TEST(SplitSentences, ReadsOnlyTheRange) {
  const std::string_view text = "One. Two. Three.";
  EXPECT_EQ(split_sentences(text, {5, 9}), (std::vector<Span>{{5, 9}}));
  EXPECT_THAT(split_sentences(text, {4, 5}), IsEmpty());
  EXPECT_THAT(split_sentences(text, {16, 16}), IsEmpty());
}

TEST(SplitTokens, KeepsCompoundsAndNumbersWhole) {
  EXPECT_THAT(tokens("Huawei's 910B and U.S. open-weights DeepStack-OS at 3nm, HBM3e."),
              ElementsAre("Huawei", "'s", "910B", "and", "U.S.", "open-weights", "DeepStack-OS",
                          "at", "3nm", ",", "HBM3e", "."));
  EXPECT_THAT(tokens("AT&T paid $1,234,567.89 (3.5%) for C++ on 2024-01-15, R&D aside"),
              ElementsAre("AT&T", "paid", "$", "1,234,567.89", "(", "3.5", "%", ")", "for", "C++",
                          "on", "2024-01-15", ",", "R&D", "aside"));
  EXPECT_THAT(tokens("May 5,2024 1,2 H100/B200 10:30 1990s"),
              ElementsAre("May", "5", ",", "2024", "1", ",", "2", "H100", "/", "B200", "10", ":",
                          "30", "1990s"));
}

TEST(SplitTokens, PartsEndingsButNotNames) {
  EXPECT_THAT(tokens("L’Oréal’s O'Brien didn't, they'll say it's the firms' 1990's 'best'"),
              ElementsAre("L’Oréal", "’s", "O'Brien", "didn't", ",", "they", "'ll", "say", "it",
                          "'s", "the", "firms", "'", "1990", "'s", "'", "best", "'"));
}

TEST(SplitTokens, GivesADotToAnAbbreviationOnly) {
  EXPECT_THAT(tokens("Acme Inc. of No. 5, Ph.D., J. Doe: no."),
              ElementsAre("Acme", "Inc.", "of", "No.", "5", ",", "Ph.D.", ",", "J.", "Doe", ":",
                          "no", "."));
  EXPECT_THAT(tokens("etc... It was I."), ElementsAre("etc", "...", "It", "was", "I", "."));
}

TEST(SplitTokens, KeepsAnEmojiInOnePiece) {
  EXPECT_THAT(tokens("🛠️ 👩‍💻 👍🏽!"),
              ElementsAre("🛠️", "👩‍💻", "👍🏽", "!"));
}

TEST(SplitTokens, SaysWhatKindATokenIs) {
  const std::string_view text = "Sales 3.5 910B , $ 🌍";
  std::vector<TokenKind> kinds;
  for (const auto& token : split_tokens(text, all_of(text))) kinds.push_back(token.kind);
  EXPECT_THAT(kinds, ElementsAre(TokenKind::kWord, TokenKind::kNumber, TokenKind::kWord,
                                 TokenKind::kPunctuation, TokenKind::kSymbol, TokenKind::kSymbol));
}

constexpr unsigned kSeed = 910;

/// Pieces that meet in the most awkward ways, among them bytes that are no UTF-8.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "the",        "The",         "U.S.",     "Inc.",   "No.",  "J.",      "3.5",    "1,000",
      "2024-01-15", "example.com", "'s",       "’s",     "'",    "\"",      "“",      "”",
      "(",          ")",           ".",        "...",    "…",    "!",       "?",      "。",
      "•",          "-",           "*",        "1.",     "\n",   "\n\n",    " ",      " ",
      " ",          "\u00A0",      "\t",       "é",      "华为", "🛠️", "\u200D", "+",
      "&",          "\xFF",        "\xE2\x80", "iPhone", "a.m.", ",",       "C++",    "$",
      "\u0301",     "\u2028"};
  std::string text;
  const auto count = std::uniform_int_distribution{0, 40}(random);
  std::uniform_int_distribution<std::size_t> any{0, pieces.size() - 1};
  for (int i = 0; i < count; ++i) text += pieces[any(random)];
  return text;
}

bool is_space(UChar32 c) { return c >= 0 && u_isUWhiteSpace(c); }

/// The text with `spans` blanked out; fails if they overlap, leave the text or are out of order.
std::string rest_of(std::string text, const std::vector<Span>& spans) {
  std::uint32_t at = 0;
  for (const auto span : spans) {
    EXPECT_LE(at, span.begin);
    EXPECT_LT(span.begin, span.end);
    EXPECT_LE(span.end, text.size());
    for (auto i = span.begin; i < span.end; ++i) text[i] = ' ';
    at = span.end;
  }
  return text;
}

bool is_blank(const std::string& text) {
  std::int32_t at = 0;
  const auto size = static_cast<std::int32_t>(text.size());
  while (at < size) {
    UChar32 c = -1;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, size, c);
    if (!is_space(c)) return false;
  }
  return true;
}

TEST(SplitTokens, CoversEverythingButWhiteSpaceOnceAndInOrder) {
  std::mt19937 random{kSeed};
  for (int i = 0; i < 5000; ++i) {
    const auto text = random_text(random);
    SCOPED_TRACE(text);
    std::vector<Span> spans;
    for (const auto& token : split_tokens(text, all_of(text))) spans.push_back(token.span);
    ASSERT_TRUE(is_blank(rest_of(text, spans)));
  }
}

TEST(SplitSentences, CoversEverythingButWhiteSpaceAndBulletsOnceAndInOrder) {
  std::mt19937 random{kSeed};
  for (int i = 0; i < 5000; ++i) {
    const auto text = random_text(random);
    SCOPED_TRACE(text);
    auto rest = rest_of(text, split_sentences(text, all_of(text)));
    for (const std::string bullet : {"•", "-", "*", "1."}) {
      for (auto at = rest.find(bullet); at != std::string::npos; at = rest.find(bullet)) {
        rest.replace(at, bullet.size(), bullet.size(), ' ');
      }
    }
    ASSERT_TRUE(is_blank(rest)) << rest;
  }
}

TEST(SplitSentences, TakesTimeLinearInTheText) {
  const auto seconds_for = [](std::size_t repeats) {
    std::string text;
    for (std::size_t i = 0; i < repeats; ++i) text += "\"a.b.'s (1,1.1.-";
    const auto start = std::clock();  // Of this process: other programs do not disturb it.
    EXPECT_FALSE(split_sentences(text, all_of(text)).empty());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  (void)seconds_for(1000);
  // Twenty times the text; a quadratic splitter would need four hundred times as long.
  EXPECT_LT(seconds_for(40000), 100 * (seconds_for(2000) + 0.001));
}

}  // namespace
}  // namespace weft
