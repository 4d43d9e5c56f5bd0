#include "importers/language/long_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/importers/language_world.h"

namespace weft {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts_of(const Article& article,
                                  const std::vector<std::vector<Section>>& pieces) {
  std::vector<std::string> texts;
  for (const auto& sections : pieces) {
    std::string text;
    for (const auto& section : sections) text += slice(article.text, section.span);
    texts.push_back(std::move(text));
  }
  return texts;
}

TEST(ALongArticle, IsCutAtTheEndsOfSentencesElseAtSpacesElseBetweenCharacters) {
  const auto cut = [](const std::string& text) {
    const auto article = testing::article_of(text);
    return texts_of(article, pieces_of(article, 12));
  };
  EXPECT_THAT(cut("It rained. It poured."), ElementsAre("It rained. ", "It poured."));
  EXPECT_THAT(cut("It rained and poured"), ElementsAre("It rained ", "and poured"));
  EXPECT_THAT(cut("ééééééééé"), ElementsAre("éééééé", "ééé"));
  EXPECT_THAT(cut("éééééaéééé"), ElementsAre("éééééa", "éééé"));
  EXPECT_THAT(cut("Short."), ElementsAre("Short."));
}

TEST(ALongArticle, KeepsSectionsTogetherThatFitAndLabelsWhole) {
  auto article = testing::article_of("One. Two. A timeline entry.");
  article.sections = {article.sections[0], article.sections[0], article.sections[0]};
  article.sections[0].span = {0, 5};
  article.sections[1].span = {5, 10};
  article.sections[2].span = {10, 27};
  article.sections[2].label = Span{10, 11};
  EXPECT_THAT(texts_of(article, pieces_of(article, 10)),
              ElementsAre("One. Two. ", "A timeline entry."));
}

TEST(ALongArticle, CountsTheReferentsOfAllItsPieces) {
  const auto piece = [](std::uint32_t at) {
    Annotations result;
    result.sentences = {{at, at + 9}};
    result.referents = {{"Orion", EntityType::kOrganization, {}, {}}};
    result.names = {{{at, at + 5}, EntityType::kOrganization, {}, 0}};
    EventInText event;
    event.lead = true;
    event.participants = {{0, Role::kAgent, {at, at + 5}}};
    event.speaker = event.participants.front();
    result.events = {event};
    return result;
  };
  Annotations all;
  append(all, piece(0));
  append(all, piece(10));
  ASSERT_EQ(all.events.size(), 2U);
  EXPECT_TRUE(all.events[0].lead);
  EXPECT_FALSE(all.events[1].lead);
  EXPECT_EQ(all.names[1].referent, 1U);
  EXPECT_EQ(all.events[1].participants[0].referent, 1U);
  EXPECT_EQ(all.events[1].speaker->referent, 1U);
}

}  // namespace
}  // namespace weft
