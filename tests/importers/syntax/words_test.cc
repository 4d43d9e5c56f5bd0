#include "importers/syntax/detail/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace weft::syntax {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto span : split_words(text, {0, static_cast<std::uint32_t>(text.size())})) {
    words.emplace_back(slice(text, span));
  }
  return words;
}

TEST(SplitWords, CutsAsUniversalDependenciesDo) {
  struct Case {
    std::string_view text;
    std::vector<std::string> words;
  };
  const Case cases[] = {
      {"They don't, can't and won’t.",
       {"They", "do", "n't", ",", "ca", "n't", "and", "wo", "n’t", "."}},
      {"She cannot say it's Huawei's.",
       {"She", "can", "not", "say", "it", "'s", "Huawei", "'s", "."}},
      {"a long-term, UN-led plan", {"a", "long", "-", "term", ",", "UN", "-", "led", "plan"}},
      {"non-profit e-mail by an ex-chief", {"non-profit", "e-mail", "by", "an", "ex-chief"}},
      {"It cost $5.2bn, or 10% more.",
       {"It", "cost", "$", "5.2", "bn", ",", "or", "10", "%", "more", "."}},
      {"at 10:30 on 9/11, not 03/15/2001", {"at", "10:30", "on", "9/11", ",", "not", "03/15/2001"}},
      {"5pm in the 1990s, the 3rd of 5-10",
       {"5", "pm", "in", "the", "1990s", ",", "the", "3rd", "of", "5", "-", "10"}},
      {"at 7:30pm, its not red, white, etc.",
       {"at", "7:30", "pm", ",", "it", "s", "not", "red", ",", "white", ",", "etc", "."}},
      {"call 713-853-3989 or 853-3989", {"call", "713-853-3989", "or", "853-3989"}},
      {"and/or w/o a U.S. visa", {"and", "/", "or", "w/o", "a", "U.S.", "visa"}},
      {"See (http://www.un.org/en/) or mail a.b@c.org.",
       {"See", "(", "http://www.un.org/en/", ")", "or", "mail", "a.b@c.org", "."}},
      {"read Q3-plan.doc, not jo...@b.org", {"read", "Q3-plan.doc", ",", "not", "jo...@b.org"}},
      {"$22m at 5MHz, 3M said", {"$", "22", "m", "at", "5", "MHz", ",", "3M", "said"}},
      {"What?! Great!!! :) ...", {"What", "?!", "Great", "!!!", ":)", "..."}},
      {"@weft on #news is #1", {"@weft", "on", "#news", "is", "#", "1"}},
      {"", {}},
  };
  for (const auto& [text, words] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(words_of(text), words);
  }
}

TEST(SplitWords, LeavesNothingOut) {
  const std::string text = "“Odd”—\xFF\xC0 text… 12,5€ (a@b) x://y -- 'n' \xF0\x9F\x98\x80!";
  std::uint32_t end = 0;
  for (const auto span : split_words(text, {0, static_cast<std::uint32_t>(text.size())})) {
    EXPECT_GE(span.begin, end);
    EXPECT_EQ(text.substr(end, span.begin - end).find_first_not_of(' '), std::string::npos);
    EXPECT_GT(span.end, span.begin);
    end = span.end;
  }
  EXPECT_EQ(end, text.size());
}

}  // namespace
}  // namespace weft::syntax
