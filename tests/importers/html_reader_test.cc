#include "importers/readers/html_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "importers/readers/reader.h"

namespace weft {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Three paragraphs of a story: what a page needs to be taken for an article.
constexpr std::string_view kStory =
    "<p>The old quay of Larvik, closed since a storm in 2019, was opened again on Friday.</p>"
    "<p>\xE2\x80\x9CWe waited long for this,\xE2\x80\x9D said the mayor, who cut the ribbon.</p>"
    "<p>Ferries will call there from June, the company said, twice a day in summer.</p>";

std::string page(std::string_view head, std::string_view body) {
  return "<!DOCTYPE html><html><head>" + std::string(head) + "</head><body>" + std::string(body) +
         "</body></html>";
}

Article read(std::string_view html, std::string url = {}, std::string charset = {}) {
  auto article = read_html({html, std::move(url), std::move(charset)});
  EXPECT_TRUE(article.has_value()) << describe(article.error());
  return article.has_value() ? *std::move(article) : Article{};
}

std::string why_not(std::string_view html) {
  const auto article = read_html({html, {}, {}});
  return article.has_value() ? "it was read" : article.error().message;
}

std::vector<std::string> texts(const Article& article, SectionKind kind) {
  std::vector<std::string> found;
  for (const auto& section : article.sections) {
    if (section.kind == kind) found.emplace_back(slice(article.text, section.span));
  }
  return found;
}

std::string place_of(const Article& article, std::string_view field) {
  for (const auto& [name, place] : article.stated_in) {
    if (name == field) return place;
  }
  return "nowhere";
}

// ---- the body

TEST(HtmlBody, IsTheStoryWithoutTheFurnitureAroundIt) {
  const auto article = read(page(
      "<title>Quay opens again - Larvik News</title>",
      "<nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav>"
      "<div class=cookie-consent><p>We use cookies, as all do, to make this site better.</p></div>"
      "<main><article><h1>Quay opens again</h1><p class=byline>By Ada Lie</p>"
      "<figure><img src=q.jpg><figcaption>The quay, seen from the sea.</figcaption></figure>" +
          std::string(kStory) +
          "<p><a href=/o>Read more: Storm closes another quay in the south</a></p>"
          "<div class=share-buttons><a href=#>Share on Facebook</a></div></article></main>"
          "<aside><h2>Most read</h2><p>A dog, lost in May, was found in June.</p></aside>"
          "<section id=comments><p>I was there, and it rained all day, as it always does.</p>"
          "</section><footer><p>All rights are reserved, here and there.</p></footer>"));
  EXPECT_EQ(article.title, "Quay opens again");
  EXPECT_THAT(texts(article, SectionKind::kHeadline), ElementsAre("Quay opens again"));
  EXPECT_THAT(texts(article, SectionKind::kBody),
              ElementsAre(HasSubstr("The old quay"), HasSubstr("We waited long"),
                          HasSubstr("Ferries will call")));
  EXPECT_THAT(article.text, Not(HasSubstr("cookies")));
}

TEST(HtmlBody, KeepsHeadingsListsQuotationsAndTables) {
  const auto article = read(
      page("", "<article>" + std::string(kStory) +
                   "<h2>What it cost</h2><blockquote>Too much, some say, and too late.</blockquote>"
                   "<ul><li>Stone from Iddefjord, cut by hand.</li><li>Oak for the piers.</li></ul>"
                   "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2018</td><td>31</td></tr>"
                   "<tr><td>2024</td><td></td></tr></table><p>No more is planned, it is said.</p>"
                   "</article>"));
  EXPECT_THAT(article.text, HasSubstr("What it cost\n\nToo much, some say, and too late.\n\n"
                                      "Stone from Iddefjord, cut by hand.\nOak for the piers.\n\n"
                                      "Year\tShips\n2018\t31\n2024\t\n\nNo more is planned"));
  EXPECT_EQ(article.sections.back().heading, "What it cost");
  ASSERT_EQ(article.tables.size(), 1U);
  EXPECT_EQ(slice(article.text, article.tables[0].header[1]), "Ships");
  ASSERT_EQ(article.tables[0].rows.size(), 2U);
  EXPECT_EQ(slice(article.text, article.tables[0].rows[0][1]), "31");
  EXPECT_EQ(slice(article.text, article.tables[0].rows[1][1]), "");
}

TEST(HtmlBody, TakesAParagraphAsOneLineHoweverItIsWritten) {
  const auto article = read(page("",
                                 "<div><p>The  quay of\n<b>Lar</b>vik, closed&nbsp;since a storm,"
                                 " was\topened&#8230;</p>" +
                                     std::string(kStory) + "</div>"));
  EXPECT_THAT(article.text,
              HasSubstr("The quay of Larvik, closed since a storm, was opened\xE2\x80\xA6\n"));
}

TEST(HtmlBody, LeavesOutLinksToOtherStoriesBelowTheLastParagraph) {
  const auto article = read(
      page("", "<div class=post>" + std::string(kStory) +
                   "<h3>More from the coast</h3><ul><li><a href=1>Lighthouse sold to a poet</a>"
                   "<li><a href=2>Herring is back</a></ul></div>"));
  EXPECT_TRUE(article.text.ends_with("twice a day in summer.")) << article.text;
}

TEST(HtmlBody, IsFoundInPagesThatLayOutByTables) {
  const auto article = read(
      page("", "<table><tr><td><a href=1>News</a><br><a href=2>Sport</a></td><td><table><tr><td>" +
                   std::string(kStory) + "</td></tr></table></td></tr></table>"));
  EXPECT_EQ(texts(article, SectionKind::kBody).size(), 3U);
  EXPECT_THAT(article.tables, IsEmpty());
}

TEST(HtmlBody, OfAPageWithoutAnArticleIsAnErrorThatSaysSo) {
  std::string index;
  for (int i = 0; i < 8; ++i)
    index += "<div><h3><a href=/" + std::to_string(i) +
             ">Quay opens again</a></h3><p>A short line, which says what it is about, "
             "follows.</p></div>";
  EXPECT_THAT(why_not(page("", index)), HasSubstr("list of articles"));
  EXPECT_THAT(why_not(page("", "<div id=app></div><script>load()</script>")),
              HasSubstr("no article"));
  EXPECT_THAT(why_not(""), HasSubstr("no article"));
  EXPECT_THAT(why_not(page("<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                           "\"isAccessibleForFree\": \"False\"}</script>",
                           "<article><h1>Quay opens</h1><p>The old quay of Larvik, closed since a "
                           "storm, was opened on Friday by...</p></article>")),
              HasSubstr("for subscribers"));
}

// ---- what the page says about it

TEST(HtmlMetadata, ComesFromTheMostTrustedPlaceAndSaysFromWhich) {
  const auto article =
      read(page("<html lang=en_GB><title>Quay opens - Larvik News</title>"
                "<meta property=og:title content='You will not believe this quay'>"
                "<meta property=og:site_name content='Larvik News'>"
                "<meta property=article:published_time content=2024-05-01>"
                "<link rel=canonical href=https://larvik.example/quay>"
                "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@graph\":["
                "{\"@type\":\"WebSite\",\"name\":\"Larvik News\"},{\"@type\":[\"NewsArticle\"],"
                "\"headline\":\"Quay opens\",\"datePublished\":\"2024-05-03T10:00:00+02:00\","
                "\"dateModified\":\"2024-05-04\",\"author\":[{\"name\":\"Ada Lie\"},{\"name\":\"Bo "
                "Ek\"}]}]}"
                "</script>",
                "<h1>Quay opens</h1><div>" + std::string(kStory) + "</div>"),
           "https://larvik.example/quay?from=rss");
  EXPECT_EQ(article.title, "Quay opens");
  EXPECT_EQ(article.source, "Larvik News");
  EXPECT_EQ(article.url, "https://larvik.example/quay");
  EXPECT_EQ(article.language, "en-GB");
  EXPECT_THAT(article.authors, ElementsAre("Ada Lie", "Bo Ek"));
  EXPECT_EQ(article.published->text(), "2024-05-03");
  EXPECT_EQ(article.modified->text(), "2024-05-04");
  EXPECT_EQ(place_of(article, "title"), "h1 element");
  EXPECT_EQ(place_of(article, "published"), "JSON-LD datePublished");
  EXPECT_EQ(place_of(article, "source"), "meta og:site_name");
  EXPECT_EQ(place_of(article, "url"), "link canonical");
}

TEST(HtmlMetadata, FindsTheDayWhereverAndHoweverItIsWritten) {
  struct Case {
    std::string head, above, url, day, place;
  };
  const Case cases[] = {
      {"<meta name=pubdate content=20240503>", "", "", "2024-05-03", "meta pubdate"},
      {"<meta itemprop=datePublished content='2024-05-03 10:00'>", "", "", "2024-05-03",
       "meta datepublished"},
      {"", "<time datetime=2024-05-03T10:00>yesterday</time>", "", "2024-05-03", "time element"},
      {"", "<span class=post-date>May 3rd, 2024</span>", "", "2024-05-03", "class post-date"},
      {"", "", "https://n.example/2024/05/03/quay", "2024-05-03", "address"},
      {"<html lang=fr>", "<div>Publi\xC3\xA9 le 3 ao\xC3\xBBt 2024</div>", "", "2024-08-03",
       "text near the title"},
      {"<html lang=ru>", "<div>3 \xD0\xBC\xD0\xB0\xD1\x8F 2024, 10:00</div>", "", "2024-05-03",
       "text near the title"},
      {"<html lang=ja>",
       "<div>2024\xE5\xB9\xB4"
       "5\xE6\x9C\x88"
       "3\xE6\x97\xA5</div>",
       "", "2024-05-03", "text near the title"},
      {"<html lang=de>", "<div>03.05.2024, 10:00</div>", "", "2024-05-03", "text near the title"},
      {"<html lang=en-US>", "<div>05/03/2024</div>", "", "2024-05-03", "text near the title"},
  };
  for (const auto& [head, above, url, day, place] : cases) {
    SCOPED_TRACE(head + above + url);
    const auto article = read(
        page(head, "<h1>Quay opens</h1>" + above + "<div>" + std::string(kStory) + "</div>"), url);
    ASSERT_TRUE(article.published.has_value());
    EXPECT_EQ(article.published->text(), day);
    EXPECT_EQ(place_of(article, "published"), place);
  }
}

TEST(HtmlMetadata, TakesThePublishersDayWhereATimeIsInUtc) {
  const auto article =
      read(page("<meta property=article:published_time content=2024-05-04T01:30:00Z>",
                "<h1>Quay opens</h1><p class=date>May 3, 2024 9:30 pm</p><div>" +
                    std::string(kStory) + "</div>"));
  EXPECT_EQ(article.published->text(), "2024-05-03");
}

TEST(HtmlMetadata, WithoutAnyDateLeavesTheArticleUndated) {
  const auto article = read(page("", "<h1>Quay opens</h1>" + std::string(kStory)));
  EXPECT_FALSE(article.published.has_value());
  EXPECT_EQ(place_of(article, "published"), "nowhere");
}

// ---- encodings

TEST(HtmlEncoding, IsTheOneDeclaredOrTheOneTheBytesAreIn) {
  struct Case {
    std::string bytes, charset, text;
  };
  const std::string before = "<p>The quay, closed since a storm in 2019, is in ";
  const std::string after = ", a town in the south of the country.</p>";
  const Case cases[] = {
      {"<meta charset=windows-1251>" + before + "\xCE\xF1\xEB\xEE" + after, "",
       "\xD0\x9E\xD1\x81\xD0\xBB\xD0\xBE"},
      {before + "\xCE\xF1\xEB\xEE" + after, "windows-1251", "\xD0\x9E\xD1\x81\xD0\xBB\xD0\xBE"},
      {"<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>" + before +
           "\x93\x8C\x8B\x9E" + after,
       "", "\xE6\x9D\xB1\xE4\xBA\xAC"},
      {before + "\xBC\x84" + after, "EUC-KR", "\xED\x8E\xB2"},
      {"<meta charset=iso-8859-1>" + before + "T\xF8nsberg" + after, "", "T\xC3\xB8nsberg"},
      {"<meta charset=iso-8859-1>" + before + "T\xC3\xB8nsberg" + after, "", "T\xC3\xB8nsberg"},
      {"\xEF\xBB\xBF" + before + "T\xC3\xB8nsberg" + after, "", "T\xC3\xB8nsberg"},
  };
  for (const auto& [bytes, charset, text] : cases) {
    SCOPED_TRACE(bytes);
    EXPECT_THAT(read(bytes, {}, charset).text, HasSubstr("is in " + text + ", a town"));
  }
}

// ---- hostile pages

TEST(HtmlReader, ReadsAPageOfAHundredThousandNestedElements) {
  std::string html = "<!doctype html><body>";
  for (int i = 0; i < 100'000; ++i) html += "<div><b>";
  html += kStory;
  EXPECT_THAT(read(html).text, HasSubstr("The old quay of Larvik"));
}

TEST(HtmlReader, RefusesAPageWhoseMarkupUnfoldsWithoutEnd) {
  std::string html = "<p>";
  for (int i = 0; i < 400; ++i) html += "<b id=" + std::to_string(i) + ">";
  for (int i = 0; i < 20'000; ++i) html += "<p>x";
  EXPECT_THAT(why_not(html), HasSubstr("many times its size"));
}

TEST(HtmlReader, ReadsATagOfAHundredThousandAttributes) {
  std::string html = "<div";
  for (int i = 0; i < 100'000; ++i) html += " a" + std::to_string(i);
  html += ">" + std::string(kStory);
  EXPECT_THAT(read(html).text, HasSubstr("The old quay of Larvik"));
}

// ---- pieces, and recognition

TEST(HtmlFragment, IsBodyAsAWhole) {
  const auto article = read_html_fragment(
      {"<p>Ferries:</p><ul><li><a href=1>Larvik</a><li>Moss</ul><p>Yours,<br>the crew", {}, {}});
  EXPECT_EQ(article.text, "Ferries:\n\nLarvik\nMoss\n\nYours,\n\nthe crew");
  EXPECT_EQ(texts(article, SectionKind::kBody).size(), 5U);
}

TEST(LooksLikeHtml, GoesByHowAPageBegins) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html><html>"));
  EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF \n<!-- saved -->\n<HTML lang=en>"));
  EXPECT_TRUE(looks_like_html("<?xml version='1.0'?><!doctype HTML PUBLIC ''>"));
  EXPECT_FALSE(looks_like_html("<rss version='2.0'>"));
  EXPECT_FALSE(looks_like_html("HTML is a language."));
}

TEST(ReadBytes, RecognisesAPageAndKeysItByItsPath) {
  std::vector<Article> articles;
  read_bytes(page("<title>Quay opens</title>", kStory), "quay.html", {},
             {[&](Article article) { articles.push_back(std::move(article)); }, [](SetAside) {}});
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].key, "quay.html");
  EXPECT_EQ(articles[0].title, "Quay opens");
}

}  // namespace
}  // namespace weft
