#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string document(const std::string& name) {
  return file_bytes(std::string(WEFT_SOURCE_DIR "/tests/importers/documents/") + name);
}

std::vector<std::string> titles_of(const ReadResult& result) {
  std::vector<std::string> titles;
  for (const auto& article : result.articles) titles.push_back(article.title);
  return titles;
}

std::string rss(const std::string& items) {
  return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:media=\"http://search.yahoo.com/mrss/\">"
         "<channel><title>Gazette</title><language>en-GB</language>" +
         items + "</channel></rss>";
}

// ---- feeds that another program wrote

TEST(Feeds, AreReadAsDjangoWritesThem) {
  for (const char* name : {"ferry.rss", "ferry.atom"}) {
    SCOPED_TRACE(name);
    const auto result = read(document(name));
    EXPECT_THAT(result.set_aside, IsEmpty());
    ASSERT_THAT(titles_of(result), ElementsAre("Ferry & bus run again", "Museum opens"));
    const auto& article = result.articles[0];
    EXPECT_EQ(article.key, "urn:gazette:17");
    EXPECT_TRUE(article.has_given_key);
    EXPECT_EQ(article.url, "https://gazette.example/ferry");
    EXPECT_EQ(article.source, "Harbour Gazette");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.published->text(), "2026-03-03");
    EXPECT_EQ(article.modified.has_value(), name == std::string("ferry.atom"));
    EXPECT_THAT(article.authors, ElementsAre("Jane Doe"));
    EXPECT_EQ(article.text,
              "Ferry & bus run again\n\nThe ferry runs again, Norled said.\n\nIt is electric.");
    EXPECT_THAT(texts_of(article, SectionKind::kHeadline), ElementsAre("Ferry & bus run again"));
    EXPECT_THAT(texts_of(article, SectionKind::kBody),
                ElementsAre("The ferry runs again, Norled said.", "It is electric."));
    EXPECT_EQ(result.articles[1].published->text(), "2026-03-02");
  }
}

// ---- RSS

TEST(Rss, TakesTheContentRatherThanTheSummary) {
  const auto article =
      read(rss("<item><title>Pier</title><link>https://e.org/p</link>"
               "<media:title>A photograph</media:title><media:description>Blue</media:description>"
               "<description>Teaser …</description><dc:creator>A. Lie</dc:creator>"
               "<dc:date>2026-03-01T10:00:00Z</dc:date>"
               "<content:encoded><![CDATA[<p>The pier opened.</p><ul><li>One</li></ul>]]>"
               "</content:encoded></item>"))
          .articles.at(0);
  EXPECT_EQ(article.text, "Pier\n\nThe pier opened.\n\nOne");
  EXPECT_EQ(article.key, "https://e.org/p");
  EXPECT_THAT(article.authors, ElementsAre("A. Lie"));
  EXPECT_EQ(article.published->text(), "2026-03-01");
  EXPECT_EQ(article.language, "en-GB");
}

TEST(Rss, UnderstandsTitlesThatAreEscapedTwice) {
  const auto article =
      read(rss("<item><title>AT&amp;amp;T &amp;#8220;buys&amp;#8221; it</title></item>"))
          .articles.at(0);
  EXPECT_EQ(article.title, "AT&T “buys” it");
  EXPECT_THAT(texts_of(article, SectionKind::kHeadline), ElementsAre(article.title));
}

TEST(Rss, NamesTheSourceOfAnEntryFromElsewhere) {
  const auto article =
      read(rss("<item><title>Pier</title><source url=\"https://w.org\">Wire</source></item>"))
          .articles.at(0);
  EXPECT_EQ(article.source, "Wire");
}

TEST(Rss, OfVersion1HasItsItemsBesideTheChannel) {
  const auto article =
      read(
          "<?xml version=\"1.0\"?><!-- old --><rdf:RDF "
          "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
          "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
          "<channel rdf:about=\"https://e.org/\"><title>Old News</title></channel>"
          "<item rdf:about=\"https://e.org/1\"><title>One</title><link>https://e.org/1</link>"
          "<description>It was.</description><dc:date>2003-05-01</dc:date></item></rdf:RDF>")
          .articles.at(0);
  EXPECT_EQ(article.source, "Old News");
  EXPECT_EQ(article.key, "https://e.org/1");
  EXPECT_EQ(article.published->text(), "2003-05-01");
  EXPECT_EQ(article.text, "One\n\nIt was.");
}

TEST(Rss, IsReadInTheEncodingThatItDeclares) {
  const auto article =
      read(
          "<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>\xCD\xEE\xE2\xEE"
          "\xF1\xF2\xE8</title><item><title>\xCC\xEE\xF1\xF2</title></item></channel></rss>")
          .articles.at(0);
  EXPECT_EQ(article.source, "Новости");
  EXPECT_EQ(article.title, "Мост");
}

// ---- Atom

TEST(Atom, ReadsTextHtmlAndXhtml) {
  const auto result = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='nb'><title>Tidende</title>"
      "<author><name>Desk</name></author>"
      "<entry><id>1</id><title>Plain</title><updated>2026-03-03T00:00:00Z</updated>"
      "<content>5 &lt; 6\n\nNext.</content><link rel='self' href='x'/>"
      "<link href='https://e.org/1'/></entry>"
      "<entry><id>2</id><title type='html'>&lt;i&gt;Rich&lt;/i&gt;</title>"
      "<content type='html'>&lt;p&gt;One.&lt;/p&gt;</content></entry>"
      "<entry xml:lang='en'><id>3</id><title>Xhtml</title><content type='xhtml'>"
      "<div xmlns='http://www.w3.org/1999/xhtml'><p>A <b>bold</b> step.</p></div></content>"
      "<source><title>Elsewhere</title></source></entry></feed>");
  ASSERT_EQ(result.articles.size(), 3U);
  EXPECT_EQ(result.articles[0].text, "Plain\n\n5 < 6\n\nNext.");
  EXPECT_EQ(result.articles[0].url, "https://e.org/1");
  EXPECT_EQ(result.articles[0].published->text(), "2026-03-03");
  EXPECT_THAT(result.articles[0].authors, ElementsAre("Desk"));
  EXPECT_EQ(result.articles[0].language, "nb");
  EXPECT_EQ(result.articles[1].text, "Rich\n\nOne.");
  EXPECT_EQ(result.articles[2].text, "Xhtml\n\nA bold step.");
  EXPECT_EQ(result.articles[2].language, "en");
  EXPECT_EQ(result.articles[2].source, "Elsewhere");
}

// ---- JSON Feed and JSON-LD

TEST(JsonFeed, GivesAnArticleForEachItem) {
  const auto result = read(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Gazette","language":"en",)"
      R"("items":[{"id":7,"url":"https://e.org/7","title":"R&D <3","content_html":"<p>One.</p>",)"
      R"("date_published":"2026-03-02T08:00:00+01:00","authors":[{"name":"A. Lie"}]},)"
      R"({"id":"8","content_text":"Two\nlines.\n\nNext."},{"id":"9"}]})");
  ASSERT_EQ(result.articles.size(), 2U);
  EXPECT_EQ(result.articles[0].key, "7");
  EXPECT_EQ(result.articles[0].text, "R&D <3\n\nOne.");
  EXPECT_EQ(result.articles[0].published->text(), "2026-03-02");
  EXPECT_EQ(result.articles[0].source, "Gazette");
  EXPECT_THAT(result.articles[0].authors, ElementsAre("A. Lie"));
  EXPECT_EQ(result.articles[1].text, "Two lines.\n\nNext.");
  ASSERT_EQ(result.set_aside.size(), 1U);
  EXPECT_EQ(result.set_aside[0].place, "entry 3");
}

constexpr const char* kNewsArticle =
    R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry runs",)"
    R"("articleBody":"It runs.\n\nDaily.","datePublished":"2026-03-02T08:00:00Z",)"
    R"("author":[{"@type":"Person","name":"A. Lie"}],"publisher":{"@type":"Organization",)"
    R"("name":"Gazette"},"mainEntityOfPage":{"@id":"https://e.org/f"},"inLanguage":"en"})";

TEST(JsonLd, GivesTheArticleInALineAListOrAGraph) {
  const std::string one = kNewsArticle;
  for (const auto& text :
       {one, "[" + one + "]",
        "{\n\"@context\": \"https://schema.org\",\n\"@graph\": [{\"@type\": \"WebSite\"},\n" + one +
            "]}"}) {
    SCOPED_TRACE(text);
    const auto result = read(text);
    EXPECT_THAT(result.set_aside, IsEmpty());
    ASSERT_EQ(result.articles.size(), 1U);
    const auto& article = result.articles[0];
    EXPECT_EQ(article.text, "Ferry runs\n\nIt runs.\n\nDaily.");
    EXPECT_EQ(article.url, "https://e.org/f");
    EXPECT_EQ(article.source, "Gazette");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.published->text(), "2026-03-02");
    EXPECT_THAT(article.authors, ElementsAre("A. Lie"));
  }
}

TEST(JsonLd, WithoutAnArticleIsSetAside) {
  const auto result = read("[{\"@context\":\"https://schema.org\",\"@type\":\"WebSite\"}]");
  ASSERT_EQ(result.set_aside.size(), 1U);
  EXPECT_THAT(result.set_aside[0].reason, HasSubstr("without an article"));
}

// ---- hostile feeds

TEST(Feeds, ThatAreCutOffGiveTheEntriesBeforeTheCut) {
  auto text = rss("<item><title>One</title></item><item><title>Two</title></item>");
  text.resize(text.find("Two"));
  const auto result = read(text);
  EXPECT_EQ(result.articles.at(0).title, "One");
  EXPECT_THAT(result.set_aside.back().reason, HasSubstr("well-formed XML"));
}

TEST(Feeds, DoNotUnfoldEntities) {
  const auto result = read(
      "<!DOCTYPE rss [<!ENTITY a \"news\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>" +
      rss("<item><title>Bomb &b; &c;</title></item>"));
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(result.articles[0].title, "Bomb &b; &c;");
}

TEST(Feeds, MayNestAsDeepAsTheyLike) {
  std::string deep = "<item><title>Deep</title><description>";
  for (int i = 0; i < 200'000; ++i) deep += "<b>";
  const auto result = read(rss(deep));
  EXPECT_FALSE(result.articles.empty() && result.set_aside.empty());
}

TEST(Feeds, WithoutEntriesSaySo) {
  const auto result = read(rss(""));
  ASSERT_EQ(result.set_aside.size(), 1U);
  EXPECT_THAT(result.set_aside[0].reason, HasSubstr("without entries"));
  EXPECT_THAT(read(rss("<item></item>")).set_aside.at(0).place, "entry 1");
}

}  // namespace
}  // namespace weft::test
