#include "importers/fetch/url.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

TEST(ParseUrl, GivesOneSpellingForOneAddress) {
  struct Case {
    std::string_view text, url, origin, path;
  };
  const Case cases[] = {
      {"http://Example.ORG", "http://example.org/", "http://example.org", "/"},
      {" HTTPS://example.org:443/a/../b?x=1#part\n", "https://example.org/b?x=1",
       "https://example.org", "/b?x=1"},
      {"http://example.org:8080/", "http://example.org:8080/", "http://example.org:8080", "/"},
      {"http://example.org/a b", "http://example.org/a%20b", "http://example.org", "/a%20b"},
      {"http://[2606:4700::1111]/x", "http://[2606:4700::1111]/x", "http://[2606:4700::1111]",
       "/x"},
      {"http://B\xC3\xBC"
       "cher.example/",
       "http://xn--bcher-kva.example/", "http://xn--bcher-kva.example", "/"},
      {"http://0x7f.1/", "http://127.0.0.1/", "http://127.0.0.1", "/"},
  };
  for (const auto& [text, url, origin, path] : cases) {
    SCOPED_TRACE(text);
    const auto parsed = parse_url(text);
    ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
    EXPECT_EQ(parsed->text, url);
    EXPECT_EQ(parsed->origin, origin);
    EXPECT_EQ(parsed->path, path);
  }
}

TEST(ParseUrl, RefusesWhatIsNotOfTheWeb) {
  for (const std::string text :
       {"", "example.org/page", "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/",
        "javascript:alert(1)", "http://", "http://user:secret@example.org/",
        "http://example.org/\r\nX: y"}) {
    const auto parsed = parse_url(text);
    ASSERT_FALSE(parsed.has_value()) << text;
    EXPECT_EQ(parsed.error().code, ErrorCode::kMalformed);
  }
  EXPECT_FALSE(parse_url("http://example.org/" + std::string(5000, 'a')).has_value());
}

TEST(ParseUrl, RefusesAHostWhoseOnlySpellingIsNone) {
  // A spacing tilde comes out of UTS #46 as a space, a full-width percent sign as an escape.
  for (const std::string text : {"http://cd\xCB\x9Com/",
                                 "http://a\xEF\xBC\x85"
                                 "CB%9C.org/"})
    EXPECT_FALSE(parse_url(text).has_value()) << text;
}

TEST(ResolveUrl, FollowsReferencesFromTheirPage) {
  const auto base = parse_url("https://example.org/news/today.html?x=1").value();
  struct Case {
    std::string_view reference, url;
  };
  const Case cases[] = {
      {"other.html", "https://example.org/news/other.html"},
      {"/top", "https://example.org/top"},
      {"../up/", "https://example.org/up/"},
      {"//cdn.example.com/a", "https://cdn.example.com/a"},
      {"?y=2", "https://example.org/news/today.html?y=2"},
      {"http://example.com/", "http://example.com/"},
  };
  for (const auto& [reference, url] : cases) {
    const auto resolved = resolve_url(base, reference);
    ASSERT_TRUE(resolved.has_value()) << reference << resolved.error().message;
    EXPECT_EQ(resolved->text, url);
  }
  EXPECT_FALSE(resolve_url(base, "file:///etc/passwd").has_value());
}

}  // namespace
}  // namespace weft
