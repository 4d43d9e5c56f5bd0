#include "importers/fetch/robots.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace weft {
namespace {

bool allowed(std::string_view robots, std::string_view path, std::string_view product = "weft") {
  return RobotsRules::parse(robots, product).allows(path);
}

// RFC 9309, section 5.1.
constexpr std::string_view kSimpleExample =
    "User-Agent: *\n"
    "Disallow: *.gif$\n"
    "Disallow: /example/\n"
    "Allow: /publications/\n"
    "\n"
    "User-Agent: foobot\n"
    "Disallow:/\n"
    "Allow:/example/page.html\n"
    "Allow:/example/allowed.gif\n"
    "\n"
    "User-Agent: barbot\n"
    "User-Agent: bazbot\n"
    "Disallow: /example/page.html\n"
    "\n"
    "User-Agent: quxbot\n";

TEST(RobotsRules, FollowTheSimpleExampleOfTheRfc) {
  struct Case {
    std::string_view product, path;
    bool allowed;
  };
  const Case cases[] = {
      {"weft", "/image.gif", false},
      {"weft", "/image.gif?large", true},
      {"weft", "/example/page.html", false},
      {"weft", "/publications/", true},
      {"weft", "/other", true},
      {"foobot", "/example/page.html", true},
      {"foobot", "/example/other", false},
      {"foobot", "/example/allowed.gif", true},
      {"barbot", "/example/page.html", false},
      {"BazBot", "/example/page.html", false},
      {"barbot", "/image.gif", true},
      {"quxbot", "/example/page.html", true},
  };
  for (const auto& [product, path, expected] : cases) {
    SCOPED_TRACE(std::string(product) + " " + std::string(path));
    EXPECT_EQ(allowed(kSimpleExample, path, product), expected);
  }
}

TEST(RobotsRules, LetTheLongestMatchDecide) {  // RFC 9309, section 5.2
  constexpr std::string_view robots =
      "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n";
  EXPECT_TRUE(allowed(robots, "/example/page/", "foobot"));
  EXPECT_TRUE(allowed(robots, "/example/page/other.gif", "foobot"));
  EXPECT_FALSE(allowed(robots, "/example/page/disallowed.gif", "foobot"));
}

TEST(RobotsRules, PreferToAllowAmongEquallyLongMatches) {
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page"));
  EXPECT_TRUE(allowed("User-agent: *\nAllow: /page\nDisallow: /page\n", "/page"));
}

TEST(RobotsRules, CompareEscapedAndPlainSpellings) {  // RFC 9309, section 2.2.2
  struct Case {
    std::string_view rule, path;
    bool matches;
  };
  const Case cases[] = {
      {"/foo/bar?baz=quz", "/foo/bar?baz=quz", true},
      {"/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar", true},
      {"/foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84", true},
      {"/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", true},
      {"/foo/bar/%62%61%7A", "/foo/bar/baz", true},
      {"/a%2Fb", "/a/b", false},  // an escaped slash parts no folders
      {"/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true},
      {"/path/foo-%24", "/path/foo-$", true},
      {"/path/foo-%24", "/path/foo-", false},
  };
  for (const auto& [rule, path, matches] : cases) {
    SCOPED_TRACE(rule);
    EXPECT_EQ(allowed("User-agent: *\nDisallow: " + std::string(rule) + "\n", path), !matches);
  }
}

TEST(RobotsRules, ReadWildcardsAndEnds) {
  struct Case {
    std::string_view rule, path;
    bool matches;
  };
  const Case cases[] = {
      {"/this/*/exactly", "/this/path/exactly", true},
      {"/this/*/exactly", "/this/exactly", false},
      {"/*.php$", "/index.php", true},
      {"/*.php$", "/index.php?x=1", false},
      {"/*a*b$", "/xaybyb", true},
      {"/*a*b$", "/xayby", false},
      {"/fish*", "/fishheads", true},
      {"/fish", "/Fish.asp", false},
      {"*", "/anything", true},
      {"/$", "/", true},
      {"/$", "/page", false},
      {"/a$b", "/a$b", false},
      {"/**", "/x", true},
  };
  for (const auto& [rule, path, matches] : cases) {
    SCOPED_TRACE(std::string(rule) + " " + std::string(path));
    EXPECT_EQ(allowed("User-agent: *\nDisallow: " + std::string(rule) + "\n", path), !matches);
  }
}

TEST(RobotsRules, JoinAllGroupsOfOneName) {  // RFC 9309, section 2.2.1
  constexpr std::string_view robots =
      "user-agent: weft\ndisallow: /a\n\nuser-agent: other\ndisallow: /b\n\n"
      "user-agent: WEFT/1.0\ndisallow: /c\n\nuser-agent: *\ndisallow: /\n";
  EXPECT_FALSE(allowed(robots, "/a"));
  EXPECT_TRUE(allowed(robots, "/b"));
  EXPECT_FALSE(allowed(robots, "/c"));
}

TEST(RobotsRules, SurviveWhatPeopleWrite) {
  EXPECT_FALSE(allowed("\xEF\xBB\xBFUser-Agent : *  # all\r\nDisallow :\t/x # no\r\n", "/x"));
  EXPECT_FALSE(allowed("User-agent: *\rDisallow: /x\r", "/x"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow:\n", "/x"));
  EXPECT_TRUE(allowed("<html><body>Not found: sorry</body></html>", "/x"));
  EXPECT_TRUE(allowed("Disallow: /x\n", "/x"));  // a rule of no group
  EXPECT_FALSE(allowed("User-agent: *\nSitemap: https://example.org/map\nDisallow: /x\n", "/x"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

TEST(RobotsRules, TellHowLongToWait) {
  using std::chrono::milliseconds;
  const auto delay = [](std::string_view robots) {
    return RobotsRules::parse(robots, "weft").crawl_delay();
  };
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: 2.5\n"), milliseconds(2500));
  EXPECT_EQ(delay("User-agent: weft\nDisallow:\nUser-agent: *\nCrawl-delay: 9\n"), std::nullopt);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: soon\n"), std::nullopt);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: -1\n"), std::nullopt);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: nan\n"), std::nullopt);
}

/// The definition, letter by letter: every way to let `*` stand for something is tried.
bool matches_slowly(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return true;
  if (pattern == "$") return path.empty();
  if (pattern.front() == '*') {
    return matches_slowly(pattern.substr(1), path) ||
           (!path.empty() && matches_slowly(pattern, path.substr(1)));
  }
  return !path.empty() && path.front() == pattern.front() &&
         matches_slowly(pattern.substr(1), path.substr(1));
}

TEST(RobotsRules, AgreeWithTheDefinitionOnRandomPatterns) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto word = [&](std::string_view letters, std::size_t longest) {
    std::string text;
    for (auto left = random() % (longest + 1); left > 0; --left)
      text += letters[random() % letters.size()];
    return text;
  };
  for (int i = 0; i < 20000; ++i) {
    const auto pattern = "/" + word("ab*", 7) + (random() % 3 == 0 ? "$" : "");
    const auto path = "/" + word("ab", 9);
    ASSERT_EQ(allowed("User-agent: *\nDisallow: " + pattern + "\n", path),
              !matches_slowly(pattern, path))
        << pattern << " " << path;
  }
}

}  // namespace
}  // namespace weft
