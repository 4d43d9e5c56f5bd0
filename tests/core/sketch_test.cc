#include "core/sketch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

// Copies are found however they were dressed; stories that merely tell of one event are not.

namespace weft {
namespace {

Article article_of(const std::string& body, SectionKind kind = SectionKind::kBody) {
  Article article;
  article.text = body;
  article.sections = {
      {kind, Origin::kReporting, {0, static_cast<std::uint32_t>(body.size())}, "", std::nullopt}};
  return article;
}
Sketch sketch_of(const std::string& body) { return weft::sketch_of(article_of(body)); }

/// Running text of nobody: words of a vocabulary as large as that of news, by their usual odds.
class Prose {
 public:
  explicit Prose(std::uint64_t seed) : random_(seed) {}
  std::string words(std::size_t count) {
    std::string text;
    for (; count > 0; --count) {
      // A few words are everywhere, most are rare.
      const double share = std::uniform_real_distribution<>{0, 1}(random_);
      text += "w" + std::to_string(static_cast<int>(5000 * share * share * share)) + " ";
    }
    return text;
  }
  /// Every `nth` word replaced.
  std::string edited(const std::string& text, std::size_t nth) {
    std::istringstream stream{text};
    std::string result;
    std::size_t at = 0;
    for (std::string word; stream >> word;) result += (++at % nth == 0 ? words(1) : word + " ");
    return result;
  }
  static std::string first(const std::string& text, std::size_t hundredths) {
    return text.substr(0, text.find(' ', text.size() * hundredths / 100) + 1);
  }

 private:
  std::mt19937_64 random_;
};

TEST(Sketch, OfTheSameTextIsTheSame) {
  const auto text = Prose{1}.words(400);
  EXPECT_EQ(sketch_of(text), sketch_of(text));
  EXPECT_EQ(resemblance(sketch_of(text), sketch_of(text)), 1.0);
}

TEST(Sketch, LooksAtWordsAlone) {
  EXPECT_EQ(
      sketch_of("The board of Acme said on Monday it would “sell” its plant in Berlin."),
      sketch_of("the  board of ACME said, on Monday: it would \"sell\" its\nplant in Berlin"));
}

TEST(Sketch, IsOfTheBodyAlone) {
  const auto body = Prose{2}.words(60);
  const std::string title = "Acme sells its plant in Berlin to Globex of Springfield today ";
  auto article = article_of(title + body);
  const auto begin = static_cast<std::uint32_t>(title.size());
  article.sections.front().span.begin = begin;
  article.sections.push_back(
      {SectionKind::kHeadline, Origin::kReporting, {0, begin}, "", std::nullopt});
  EXPECT_EQ(weft::sketch_of(article), sketch_of(body));
  EXPECT_EQ(weft::sketch_of(article_of(body, SectionKind::kBoilerplate)), Sketch{});
}

TEST(Sketch, OfAFewWordsIsEmptyForAnyoneMayHaveWrittenThem) {
  EXPECT_EQ(sketch_of("Acme bought Globex on Monday."), Sketch{});
  EXPECT_FALSE(are_copies(Sketch{}, Sketch{}));
}

TEST(Sketch, CountsEachIdeographAsAWord) {
  const auto sketch = sketch_of("华为周一表示将在柏林建立一家新工厂。");
  EXPECT_GT(sketch.shingles, 10U);
  EXPECT_TRUE(are_copies(sketch, sketch_of("华为周一表示，将在柏林建立一家新工厂")));
}

TEST(Sketch, EndsInTheMiddleOfNoCharacterOfDamagedText) {
  // Spans of a damaged store may cut a character: it is read to the end and no further.
  for (const char* end : {"\xE4", "\xE4\xBD", "\xF0\x9F\x98", "\xC3", "\xFF"}) {
    EXPECT_GT(
        sketch_of("one two three four five six seven eight nine ten " + std::string{end}).shingles,
        0U);
  }
}

/// How a text is met again.
struct Dress {
  const char* name;
  std::string (*wear)(Prose&, const std::string&);
};

TEST(Sketch, FindsACopyHoweverItIsDressed) {
  const Dress dresses[] = {
      {"another header and footer",
       [](Prose& prose, const std::string& text) {
         return prose.words(40) + text + prose.words(40);
       }},
      {"each twentieth word changed",
       [](Prose& prose, const std::string& text) { return prose.edited(text, 20); }},
      {"cut after six tenths",
       [](Prose&, const std::string& text) { return Prose::first(text, 60); }},
      {"cut, with a lead of one's own",
       [](Prose& prose, const std::string& text) {
         return prose.words(40) + Prose::first(text, 60);
       }},
  };
  for (const auto& [name, wear] : dresses) {
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      Prose prose{seed};
      const auto text = prose.words(400);
      found += are_copies(sketch_of(text), sketch_of(wear(prose, text))) ? 1 : 0;
    }
    EXPECT_GE(found, 192U) << "of 200 copies with " << name;
  }
}

TEST(Sketch, KeepsStoriesApartThatShareQuotesAndBackground) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Prose prose{seed};
    const auto shared = prose.words(100);
    const auto one = sketch_of(prose.words(300) + shared);
    const auto other = sketch_of(shared + prose.words(300));
    EXPECT_FALSE(are_copies(one, other)) << seed << ": " << resemblance(one, other);
  }
}

TEST(Sketch, CallsTwoTextsCopiesInEitherOrderAndOnlyIfTheyShareAKey) {
  Prose prose{7};
  std::vector<Sketch> sketches;
  for (int i = 0; i < 30; ++i) {
    const auto text = prose.words(120);
    for (const std::size_t nth : {1000U, 30U, 15U, 8U, 5U}) {
      sketches.push_back(sketch_of(prose.edited(text, nth)));
    }
  }
  std::size_t copies = 0;
  for (const auto& a : sketches) {
    for (const auto& b : sketches) {
      EXPECT_EQ(are_copies(a, b), are_copies(b, a));
      if (!are_copies(a, b)) continue;
      ++copies;
      const auto keys = copy_keys(a);
      EXPECT_TRUE(std::ranges::any_of(copy_keys(b), [&](std::uint64_t key) {
        return std::ranges::find(keys, key) != keys.end();
      }));
    }
  }
  EXPECT_GT(copies, sketches.size());
}

}  // namespace
}  // namespace weft
