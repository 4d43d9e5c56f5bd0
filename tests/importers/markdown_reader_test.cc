#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Markdown, IsReadAsPandocTakesIt) {
  const auto article =
      read(file_bytes(WEFT_SOURCE_DIR "/tests/importers/documents/ferry.md")).articles.at(0);
  EXPECT_EQ(article.title, "Ferry Runs Again");
  EXPECT_THAT(article.authors, ElementsAre("Jane Doe", "John Roe"));
  EXPECT_EQ(article.published->text(), "2026-03-03");
  EXPECT_EQ(article.language, "en");
  EXPECT_THAT(texts_of(article, SectionKind::kHeadline), ElementsAre("Ferry Runs Again"));
  EXPECT_THAT(
      texts_of(article, SectionKind::kBody),
      ElementsAre("The ferry between Bergen and Askøy runs again, Norled said on Tuesday.",
                  "A crossing costs 40 kroner:", "cars pay 120 kroner,", "cyclists pay nothing."));
  ASSERT_EQ(article.tables.size(), 1U);
  EXPECT_THAT(cells_of(article.text, article.tables[0]),
              ElementsAre(ElementsAre("Day", "Departures"), ElementsAre("Monday", "14"),
                          ElementsAre("Sunday", "6")));
}

TEST(Markdown, ReadsFrontMatterInYamlAndToml) {
  const char* const yaml =
      "---\ntitle: \"Ferry: again\"\nauthor: {name: A. Lie, mail: a@b.example}\n"
      "date: 2026-03-02T08:00:00Z\nsource: Gazette\nurl: https://e.org/f\ntags: [a, b]\n"
      "params:\n  title: none\n---\nIt runs.\n";
  const char* const toml =
      "+++\ntitle = \"Ferry: again\"\nauthors = [\"A. Lie\"]\ndate = 2026-03-02T08:00:00Z\n"
      "source = 'Gazette'\nurl = \"https://e.org/f\"\n[params]\ntitle = \"none\"\n+++\nIt runs.\n";
  for (const char* text : {yaml, toml}) {
    SCOPED_TRACE(text);
    const auto article = read(text).articles.at(0);
    EXPECT_EQ(article.title, "Ferry: again");
    EXPECT_THAT(article.authors, ElementsAre("A. Lie"));
    EXPECT_EQ(article.published->text(), "2026-03-02");
    EXPECT_EQ(article.source, "Gazette");
    EXPECT_EQ(article.url, "https://e.org/f");
    EXPECT_EQ(article.text, "Ferry: again\n\nIt runs.");
  }
}

TEST(Markdown, TakesAHeadingAtTheTopForTheTitle) {
  const auto article = read(
                           "# Ferry *Runs* Again\n\n*By Jane Doe*\n\nMarch 3, 2026\n\n"
                           "The [ferry](https://e.org) runs.\n\n> It runs, she said.\n")
                           .articles.at(0);
  EXPECT_EQ(article.title, "Ferry Runs Again");
  EXPECT_THAT(article.authors, ElementsAre("Jane Doe"));
  EXPECT_EQ(article.published->text(), "2026-03-03");
  EXPECT_THAT(texts_of(article, SectionKind::kByline), ElementsAre("By Jane Doe", "March 3, 2026"));
  EXPECT_THAT(texts_of(article, SectionKind::kBody),
              ElementsAre("The ferry runs.", "It runs, she said."));
}

TEST(Markdown, IsNotSeenInOrdinaryText) {
  for (const char* text :
       {"Ferry\n\n* It runs.\n* It rests.\n", "# of ferries\nmany\n\nIt runs.\n",
        "---\nIt runs.\n---\nDaily.", "The rating is **.\n\nIt runs.", "---\n\nIt runs.\n"}) {
    SCOPED_TRACE(text);
    const auto article = read(text).articles.at(0);
    EXPECT_EQ(article.text, text);
  }
}

TEST(Markdown, OfEndlessNestingIsRead) {
  std::string deep = "# Deep\n\n";
  for (int i = 0; i < 50'000; ++i) deep += "> ";
  deep += "end\n\n";
  for (int i = 0; i < 50'000; ++i) deep += "[";
  const auto result = read(deep);
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(result.articles[0].title, "Deep");
}

TEST(Markdown, FrontMatterThatRefersToItselfIsNoTrap) {
  const auto article =
      read("---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n# It runs\n").articles.at(0);
  EXPECT_EQ(article.title, "It runs");
}

// ---- plain text: the lines above the text, and the dateline

TEST(PlainText, TakesBylinesRightBelowTheTitle) {
  const auto article =
      read("Ferry Runs Again\nBy Jane Doe and John Roe\nMarch 3, 2026\n\nIt runs.\n")
          .articles.at(0);
  EXPECT_EQ(article.title, "Ferry Runs Again");
  EXPECT_THAT(article.authors, ElementsAre("Jane Doe", "John Roe"));
  EXPECT_EQ(article.published->text(), "2026-03-03");
  EXPECT_THAT(texts_of(article, SectionKind::kByline),
              ElementsAre("By Jane Doe and John Roe", "March 3, 2026"));
  EXPECT_THAT(texts_of(article, SectionKind::kBody), ElementsAre("It runs."));
}

TEST(PlainText, TakesSourceAndDateFromTheDateline) {
  struct Case {
    const char *text, *source, *published;
  };
  const Case cases[] = {
      {"SEOUL, March 3 (Reuters) - Ships sailed.", "Reuters", ""},
      {"SEOUL, South Korea, March 3, 2026 (AP) — Ships sailed.", "AP", "2026-03-03"},
      {"WASHINGTON (AP) -- Ships sailed.", "AP", ""},
      {"NEW YORK, 3 March 2026 – Ships sailed.", "", "2026-03-03"},
      {"ST. JOHN'S, March 3 /Xinhua/ -- Ships sailed.", "Xinhua", ""},
      {"Seoul is (by far) - a city.", "", ""},
      {"NATO - the alliance - met.", "", ""},
      {"THE END (of it) - it was.", "", ""},
      {"", "", ""},
  };
  for (const auto& [text, source, published] : cases) {
    SCOPED_TRACE(text);
    const auto result = read(std::string("Ships Sail\n\n") + text);
    const auto& article = result.articles.at(0);
    EXPECT_EQ(article.source, source);
    EXPECT_EQ(article.published ? article.published->text() : "", published);
    EXPECT_EQ(article.text, std::string("Ships Sail\n\n") + text);
  }
}

}  // namespace
}  // namespace weft::test
