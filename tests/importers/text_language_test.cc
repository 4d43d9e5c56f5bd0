#include "importers/language/text_language.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

Article article_of(const std::string& text, const std::string& stated = "") {
  Article article;
  article.text = text;
  article.language = stated;
  article.sections = {{SectionKind::kBody,
                       Origin::kReporting,
                       {0, static_cast<std::uint32_t>(text.size())},
                       "",
                       std::nullopt}};
  return article;
}

const std::string kGerman =
    "Der Konzern teilte am Dienstag mit, dass er sein Werk in Dresden erweitern und dafür mehr als "
    "zweihundert neue Stellen schaffen will. ";
const std::string kEnglish =
    "The company said on Tuesday that it would extend its plant in Dresden and create more than "
    "two "
    "hundred new jobs there over the next two years. ";

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

TEST(LanguageOf, IsFoundWhereTheArticleStatesNone) {
  EXPECT_EQ(language_of(article_of(kGerman)), "de");
  EXPECT_EQ(language_of(article_of(kEnglish)), "en");
  EXPECT_EQ(
      language_of(article_of(
          "华为周一表示，将在柏林建立一家新工厂，并创造两千个就业岗位。公司说，工厂明年开工。")),
      "zh");
  EXPECT_EQ(
      language_of(article_of("Компания сообщила во вторник, что расширит свой завод в Дрездене.")),
      "ru");
}

TEST(LanguageOf, OfAFewWordsIsWhatTheArticleStates) {
  EXPECT_EQ(language_of(article_of("Acme kauft Globex.")), "");
  EXPECT_EQ(language_of(article_of("Acme kauft Globex.", "fr")), "fr");
  EXPECT_EQ(language_of(article_of("")), "");
}

TEST(LanguageOf, IsWhatALongTextShowsWhateverTheArticleStates) {
  EXPECT_EQ(language_of(article_of(kGerman, "en")), "en") << "too short to contradict";
  EXPECT_EQ(language_of(article_of(repeated(kGerman, 5), "en")), "de");
  EXPECT_EQ(language_of(article_of(repeated(kGerman, 5), "de-AT")), "de-AT") << "no contradiction";
  EXPECT_EQ(language_of(article_of(repeated(kEnglish, 5), "de")), "en");
}

TEST(LanguageOf, IsThatOfTheRunningTextAlone) {
  auto article = article_of(kGerman + kEnglish);
  const auto middle = static_cast<std::uint32_t>(kGerman.size());
  article.sections.front().span = {0, middle};
  article.sections.front().kind = SectionKind::kBoilerplate;
  article.sections.push_back(article.sections.front());
  article.sections.back().kind = SectionKind::kBody;
  article.sections.back().span = {middle, static_cast<std::uint32_t>(article.text.size())};
  EXPECT_EQ(language_of(article), "en");
}

TEST(LanguageOf, TakesTextThatIsCutInACharacter) {
  std::string text;
  while (text.size() < 1999) text += "é";
  EXPECT_EQ(language_of(article_of(text + "élan")), "");
}

TEST(IsRead, HoldsForEnglishAndWhatIsNotKnownToBeAnythingElse) {
  for (const char* read : {"", "en", "en-GB", "en_US", "EN", "und"})
    EXPECT_TRUE(is_read(read)) << read;
  for (const char* other : {"de", "zh-Hant", "enm", "e"}) EXPECT_FALSE(is_read(other)) << other;
}

}  // namespace
}  // namespace weft
