#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/importers/fetch/web_server.h"

namespace weft::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Reply page(const std::string& text) {
  return {200, {{"Content-Type", "text/plain; charset=utf-8"}, {"ETag", "\"1\""}}, text, {}};
}

/// Says that nothing has changed to whoever knows the page's ETag.
std::function<Reply(const Seen&)> answering(const Reply& reply) {
  return [reply](const Seen& request) {
    const auto known = request.headers.find("if-none-match");
    const bool same = known != request.headers.end() && known->second == reply.headers.at("ETag");
    return same ? Reply{304, {}, {}, {}} : reply;
  };
}

Run fetch(const Workplace& place, std::vector<std::string> words) {
  words.insert(words.begin(), "fetch");
  words.insert(words.end(), {"--allow-private", "--delay", "0", "--format", "json"});
  return place.weft(words);
}

/// An entry of a feed.
std::string entry(const std::string& url, const std::string& text, int day = 6) {
  return "<item><title>News</title><link>" + url + "</link><guid>tag:" + url + "</guid><pubDate>" +
         std::to_string(day) + " May 2024 08:00:00 GMT</pubDate><description>" + text +
         "</description></item>\n";
}
Reply feed_of(const std::string& entries) {
  return {200,
          {{"Content-Type", "application/rss+xml"}, {"ETag", "\"1\""}},
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>"
          "<title>Gazette</title>" +
              entries + "</channel></rss>\n",
          {}};
}

TEST(Fetch, ImportsAPageUnderItsAddress) {
  const Workplace place;
  WebServer server;
  server.set("/old", {301, {{"Location", "/a"}}, {}, {}});
  server.set("/a", page("Nvidia sued Intel on 3 May 2024.\n"));
  const auto run = fetch(place, {server.url("/old")});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.json()["new"], 1);
  EXPECT_EQ(run.json()["pages"]["fetched"], 1);
  const auto shown = place.weft({"show", server.url("/a"), "--format", "json"}).json()["article"];
  EXPECT_EQ(shown["url"], server.url("/a"));
  EXPECT_EQ(place.weft({"timeline", "Nvidia"}).status, 0);
}

TEST(Fetch, AsksForAKnownPageOnlyWhetherItHasChanged) {
  const Workplace place;
  WebServer server;
  auto reply = page("Acme bought Globex in May 2024.\n");
  server.set("/a", answering(reply));
  ASSERT_EQ(fetch(place, {server.url("/a")}).json()["new"], 1);
  const auto unchanged = fetch(place, {server.url("/a")});
  EXPECT_EQ(unchanged.status, 0) << unchanged.err;
  EXPECT_EQ(unchanged.json()["pages"]["unchanged"], 1);
  EXPECT_EQ(unchanged.json()["read"], 0);
  const auto again = fetch(place, {server.url("/a"), "--again"});
  EXPECT_EQ(again.json()["pages"]["fetched"], 1);
  EXPECT_EQ(again.json()["unchanged"], 1);
  reply.headers["ETag"] = "\"2\"";
  reply.body = "Acme sold Globex in June 2024.\n";
  server.set("/a", answering(reply));
  EXPECT_EQ(fetch(place, {server.url("/a")}).json()["new"], 1);
}

TEST(Fetch, ReadsAPageInTheEncodingThatItsServerStates) {
  const Workplace place;
  WebServer server;
  // "Škoda" in ISO 8859-2; by its look alone such a short text could be in many encodings.
  server.set("/a", {200,
                    {{"Content-Type", "text/plain; charset=iso-8859-2"}},
                    "\xA9koda bought Globex in May 2024.\n",
                    {}});
  ASSERT_EQ(fetch(place, {server.url("/a")}).status, 0);
  const auto shown = place.weft({"show", server.url("/a"), "--format", "json"}).json()["article"];
  EXPECT_EQ(shown["text"], "\u0160koda bought Globex in May 2024.\n");
}

TEST(Fetch, SaysWhatItDidNotFetchAndWhy) {
  const Workplace place;
  WebServer server;
  server.set("/robots.txt", {200, {}, "User-agent: *\nDisallow: /private\n", {}});
  server.set("/a", page("Acme bought Globex in May 2024.\n"));
  server.set("/large", page(std::string(5000, 'x')));
  const auto report = (place / "report.jsonl").string();
  const auto run =
      fetch(place, {server.url("/private"), server.url("/none"), server.url("/large"), "nonsense",
                    server.url("/a"), "--max-size", "4KB", "--report", report});
  EXPECT_EQ(run.status, 3);
  EXPECT_EQ(run.json()["new"], 1);
  EXPECT_THAT(run.err, HasSubstr("/private: not fetched: its site's robots.txt forbids it"));
  EXPECT_THAT(run.err, HasSubstr("/none: not fetched: is not there (404)"));
  EXPECT_THAT(run.err, HasSubstr("/large: not fetched: is larger than 4000 bytes"));
  EXPECT_THAT(run.err, HasSubstr("nonsense: not fetched: is not a web address"));
  EXPECT_THAT(read_file(report), HasSubstr("robots.txt"));
}

TEST(Fetch, AsksNoPrivateAddressUnlessItIsTold) {
  const Workplace place;
  WebServer server;
  server.set("/a", page("Acme bought Globex in May 2024.\n"));
  const auto run = place.weft({"fetch", server.url("/a")});
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.err, HasSubstr("private address 127.0.0.1"));
  EXPECT_THAT(run.err, HasSubstr("--allow-private"));
  EXPECT_TRUE(server.seen().empty());
}

TEST(Fetch, UsesNoProxyOfTheEnvironment) {
  const Workplace place;
  WebServer server, proxy;
  server.set("/a", page("Acme bought Globex in May 2024.\n"));
  setenv("http_proxy", proxy.url("").c_str(), 1);
  const auto run = fetch(place, {server.url("/a")});
  unsetenv("http_proxy");
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(proxy.seen().empty());
}

TEST(Fetch, FollowsTheEntriesOfAFeedOnce) {
  const Workplace place;
  WebServer server;
  const auto url = [&](const std::string& path) { return server.url(path); };
  server.set("/1", page("Acme bought Globex in May 2024.\n"));
  server.set("/2", page("Initech sued Acme in June 2024.\n"));
  const auto entries = entry(url("/1"), "Acme buys.") + entry("/2", "Initech sues.");
  server.set("/feed", answering(feed_of(entries)));
  const auto first = fetch(place, {url("/feed")});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.json()["new"], 2);
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/feed", "/1", "/2"));

  EXPECT_EQ(fetch(place, {url("/feed")}).json()["pages"]["unchanged"], 1);

  server.set("/3", page("Globex opened a plant in July 2024.\n"));
  auto longer = feed_of(entry(url("/3"), "Globex opens.") + entries);
  longer.headers["ETag"] = "\"2\"";
  server.set("/feed", answering(longer));
  const auto third = fetch(place, {url("/feed")});
  EXPECT_EQ(third.json()["new"], 1);
  EXPECT_EQ(third.json()["pages"]["known"], 2);
}

TEST(Fetch, AsksAgainForAPageToWhichItsFeedGivesALaterDay) {
  const Workplace place;
  WebServer server;
  server.set("/1", answering(page("Acme bought Globex in May 2024.\n")));
  for (const int day : {6, 7, 7, 6}) {
    auto feed = feed_of(entry(server.url("/1"), "Acme buys.", day));
    feed.headers.erase("ETag");
    server.set("/feed", feed);
    ASSERT_EQ(fetch(place, {server.url("/feed")}).status, 0);
  }
  const auto paths = server.paths();
  EXPECT_EQ(std::count(paths.begin(), paths.end(), "/1"), 2);
  EXPECT_EQ(server.seen()[5].path, "/1");
  EXPECT_EQ(server.seen()[5].headers.at("if-none-match"), "\"1\"");
}

TEST(Fetch, LeavesTheRestOfAFeedForLater) {
  const Workplace place;
  WebServer server;
  std::string entries;
  for (const std::string path : {"/1", "/2", "/3"}) {
    server.set(path, page("Acme opened plant " + path.substr(1) + " in May 2024.\n"));
    entries += entry(server.url(path), "A plant.");
  }
  server.set("/feed", answering(feed_of(entries)));
  const auto first = fetch(place, {server.url("/feed"), "--entries", "2"});
  EXPECT_EQ(first.json()["new"], 2);
  EXPECT_EQ(first.json()["pages"]["left"], 1);
  const auto second = fetch(place, {server.url("/feed"), "--entries", "2"});
  EXPECT_EQ(second.json()["new"], 1);
  EXPECT_EQ(fetch(place, {server.url("/feed")}).json()["pages"]["unchanged"], 1);
}

TEST(Fetch, TakesAnEntryAsTheFeedHasItWhereItsPageIsNotToBeHad) {
  const Workplace place;
  WebServer server;
  server.set("/feed",
             answering(feed_of(entry(server.url("/gone"), "Acme bought Globex in May 2024.") +
                               entry(server.url("/down"), "Acme sued Initech in 2024."))));
  server.set("/down", {500, {}, {}, {}});
  const auto first = fetch(place, {server.url("/feed")});
  EXPECT_EQ(first.status, 3);
  EXPECT_EQ(first.json()["new"], 1);
  EXPECT_THAT(first.err, HasSubstr("/gone: not fetched"));
  server.set("/down", page("Acme sued Initech in 2024, it was said on 3 May 2024.\n"));
  const auto second = fetch(place, {server.url("/feed")});
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_EQ(second.json()["new"], 1);
  EXPECT_EQ(second.json()["pages"]["known"], 1);
}

TEST(Fetch, TakesFromAFeedWhatAPageDoesNotSayOfItself) {
  const Workplace place;
  WebServer server;
  server.set("/1", page("Acme bought Globex.\n"));
  server.set("/feed", feed_of(entry(server.url("/1"), "Acme buys.")));
  ASSERT_EQ(fetch(place, {server.url("/feed")}).json()["new"], 1);
  const auto shown = place.weft({"show", server.url("/1"), "--format", "json"}).json()["article"];
  EXPECT_EQ(shown["published"], "2024-05-06");
  EXPECT_EQ(shown["source"], "Gazette");
}

TEST(Fetch, FollowsNoAddressesButThoseOfFeeds) {
  const Workplace place;
  WebServer server;
  const nlohmann::json line = {
      {"id", "1"}, {"url", server.url("/1")}, {"text", "Acme bought Globex in May 2024."}};
  server.set("/list", page(line.dump() + "\n"));
  EXPECT_EQ(fetch(place, {server.url("/list")}).json()["new"], 1);
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/list"));
}

TEST(Fetch, TakesTheEntriesAloneWhereNoneIsToBeFollowed) {
  const Workplace place;
  WebServer server;
  server.set("/feed", feed_of(entry(server.url("/1"), "Acme bought Globex in May 2024.")));
  const auto run = fetch(place, {server.url("/feed"), "--entries", "0"});
  EXPECT_EQ(run.json()["new"], 1);
  EXPECT_THAT(server.paths(), Not(Contains("/1")));
}

TEST(Fetch, DoesNotBringBackWhatWasForgottenUnlessItIsTold) {
  const Workplace place;
  WebServer server;
  server.set("/a", answering(page("Acme bought Globex in May 2024.\n")));
  server.set("/feed", feed_of(entry(server.url("/a"), "Acme buys.")));
  ASSERT_EQ(fetch(place, {server.url("/feed")}).json()["new"], 1);
  ASSERT_EQ(place.weft({"forget", server.url("/a")}).status, 0);
  EXPECT_EQ(fetch(place, {server.url("/feed")}).json()["new"], 0);
  EXPECT_EQ(fetch(place, {server.url("/a"), "--again"}).json()["new"], 1);
}

TEST(Fetch, KeepsWhatItFetchedAsAWebArchive) {
  const Workplace place;
  WebServer server;
  server.set("/a", page("Acme bought Globex in May 2024.\n"));
  server.set("/b", page("Initech sued Acme in June 2024.\n"));
  const auto folder = (place / "kept").string();
  ASSERT_EQ(fetch(place, {server.url("/a"), server.url("/b"), "--save", folder}).json()["new"], 2);
  const auto again = place.weft({"import", folder, "--format", "json"});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(again.json()["read"], 2);
  EXPECT_EQ(again.json()["unchanged"], 2);
}

TEST(Fetch, IsToldWrongOptionsFromRightOnes) {
  const Workplace place;
  EXPECT_EQ(place.weft({"fetch"}).status, 2);
  EXPECT_EQ(place.weft({"fetch", "http://example.org/", "--delay", "-1"}).status, 2);
  EXPECT_EQ(place.weft({"fetch", "http://example.org/", "--timeout", "0"}).status, 2);
  EXPECT_EQ(place.weft({"fetch", "http://example.org/", "--max-size", "much"}).status, 2);
}

}  // namespace
}  // namespace weft::test
