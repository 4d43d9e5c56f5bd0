#include "importers/fetch/fetcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "tests/importers/fetch/web_server.h"

namespace weft::test {
namespace {

using std::chrono::milliseconds;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

FetchOptions without_rest() {
  FetchOptions options;
  options.delay = milliseconds(0);
  options.http.may_connect = nullptr;
  return options;
}

/// What comes of fetching `requests`, by the address asked for.
std::map<std::string, FetchedPage> fetch(const std::vector<FetchRequest>& requests,
                                         const FetchOptions& options = without_rest()) {
  Fetcher fetcher(options);
  for (const auto& request : requests) fetcher.add(request);
  std::map<std::string, FetchedPage> pages;
  const auto status = fetcher.run([&](FetchedPage page) {
    const auto asked = page.asked;
    pages[asked] = std::move(page);
    return ok();
  });
  EXPECT_TRUE(status.has_value());
  EXPECT_EQ(pages.size(), requests.size());
  return pages;
}
FetchedPage fetch_one(const std::string& url, const FetchOptions& options = without_rest()) {
  return fetch({{url, {}, {}}}, options).begin()->second;
}

Reply redirect_to(const std::string& location) { return {301, {{"Location", location}}, {}, {}}; }

TEST(Fetcher, GivesThePageWithWhatTheServerSaysOfIt) {
  WebServer server;
  server.set("/a", {200,
                    {{"Content-Type", "text/html; charset=\"windows-1252\""},
                     {"ETag", "\"v1\""},
                     {"Last-Modified", "Mon, 02 Mar 2026 08:00:00 GMT"}},
                    "caf\xE9",
                    {}});
  const auto page = fetch_one(server.url("/a#part"));
  ASSERT_EQ(page.outcome, FetchOutcome::kFetched) << page.reason;
  EXPECT_EQ(page.url, server.url("/a"));
  EXPECT_EQ(page.response.body, "caf\xE9");
  EXPECT_EQ(page.response.media_type, "text/html");
  EXPECT_EQ(page.response.charset, "windows-1252");
  EXPECT_EQ(page.response.validators.etag, "\"v1\"");
  EXPECT_EQ(page.response.validators.last_modified, "Mon, 02 Mar 2026 08:00:00 GMT");
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a"));
  EXPECT_THAT(server.seen()[1].headers.at("user-agent"), testing::StartsWith("weft/"));
}

TEST(Fetcher, AsksWhetherAKnownPageHasChanged) {
  WebServer server;
  server.set("/a", [](const Seen& request) {
    const auto known = request.headers.find("if-none-match");
    const bool same = known != request.headers.end() && known->second == "\"v1\"";
    return same ? Reply{304, {}, {}, {}} : Reply{200, {{"ETag", "\"v1\""}}, "text", {}};
  });
  const auto url = server.url("/a");
  const Validators known{"\"v1\"", "Mon, 02 Mar 2026 08:00:00 GMT"};
  EXPECT_EQ(fetch({{url, url, known}})[url].outcome, FetchOutcome::kUnchanged);
  EXPECT_EQ(server.seen().back().headers.at("if-modified-since"), known.last_modified);
  EXPECT_EQ(fetch({{url, server.url("/elsewhere"), known}})[url].outcome, FetchOutcome::kFetched);
}

TEST(Fetcher, UndoesCompression) {
  WebServer server;
  // printf 'pressed' | gzip -n
  const std::string pressed(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x2b\x28\x4a\x2d\x2e\x4e\x4d"
      "\x01\x00\x7a\xb8\x54\x1b\x07\x00\x00\x00",
      27);
  server.set("/a", {200, {{"Content-Encoding", "gzip"}}, pressed, {}});
  EXPECT_EQ(fetch_one(server.url("/a")).response.body, "pressed");
  EXPECT_THAT(server.seen().back().headers.at("accept-encoding"), HasSubstr("gzip"));
  EXPECT_THAT(server.seen().back().headers.at("accept-encoding"), HasSubstr("br"));
}

TEST(Fetcher, DoesWhatRobotsTxtSays) {
  WebServer server;
  server.set("/robots.txt", {200, {}, "User-agent: weft\nDisallow: /private\n", {}});
  server.set("/private/a", {200, {}, "secret", {}});
  server.set("/open", {200, {}, "open", {}});
  auto pages = fetch({{server.url("/private/a"), {}, {}}, {server.url("/open"), {}, {}}});
  const auto& refused = pages[server.url("/private/a")];
  EXPECT_EQ(refused.outcome, FetchOutcome::kRefused);
  EXPECT_THAT(refused.reason, HasSubstr("robots.txt"));
  EXPECT_EQ(pages[server.url("/open")].outcome, FetchOutcome::kFetched);
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/open"));
}

TEST(Fetcher, TakesAMissingRobotsTxtForConsentAndABrokenOneForRefusal) {
  struct Case {
    int status;
    bool fetched;
  };
  for (const auto& [status, fetched] : {Case{404, true}, Case{403, true}, Case{410, true},
                                        Case{500, false}, Case{503, false}, Case{429, false}}) {
    SCOPED_TRACE(status);
    WebServer server;
    server.set("/robots.txt", {status, {}, "User-agent: *\nDisallow: /\n", {}});
    server.set("/a", {200, {}, "text", {}});
    const auto page = fetch_one(server.url("/a"));
    EXPECT_EQ(page.outcome, fetched ? FetchOutcome::kFetched : FetchOutcome::kFailed);
    if (!fetched) {
      EXPECT_THAT(page.reason, HasSubstr(std::to_string(status)));
    }
  }
}

TEST(Fetcher, ReadsTheFirstHalfMegabyteOfRobotsTxt) {
  WebServer server;
  const std::string filling(600 * 1024, '#');
  server.set("/robots.txt",
             {200, {}, "User-agent: *\nDisallow: /x\n" + filling + "\nDisallow: /y\n", {}});
  server.set("/y", {200, {}, "text", {}});
  auto pages = fetch({{server.url("/x"), {}, {}}, {server.url("/y"), {}, {}}});
  EXPECT_EQ(pages[server.url("/x")].outcome, FetchOutcome::kRefused);
  EXPECT_EQ(pages[server.url("/y")].outcome, FetchOutcome::kFetched);
}

TEST(Fetcher, FollowsRedirectionsFiveTimes) {
  WebServer server;
  for (int i = 0; i < 9; ++i)
    server.set("/" + std::to_string(i), redirect_to("/" + std::to_string(i + 1)));
  server.set("/5", {200, {}, "there", {}});
  const auto page = fetch_one(server.url("/0"));
  EXPECT_EQ(page.outcome, FetchOutcome::kFetched) << page.reason;
  EXPECT_EQ(page.url, server.url("/5"));
  server.set("/5", redirect_to("/6"));
  const auto lost = fetch_one(server.url("/0"));
  EXPECT_EQ(lost.outcome, FetchOutcome::kRefused);
  EXPECT_THAT(lost.reason, HasSubstr("redirected"));
  EXPECT_THAT(server.paths(), Not(Contains("/6")));
}

TEST(Fetcher, ChecksWhereARedirectionLeads) {
  WebServer server, other;
  other.set("/robots.txt", {200, {}, "User-agent: *\nDisallow: /x\n", {}});
  server.set("/file", redirect_to("file:///etc/passwd"));
  server.set("/forbidden", redirect_to(other.url("/x")));
  EXPECT_THAT(fetch_one(server.url("/file")).reason, HasSubstr("only http and https"));
  EXPECT_THAT(fetch_one(server.url("/forbidden")).reason, HasSubstr("robots.txt"));
  EXPECT_THAT(other.paths(), ElementsAre("/robots.txt"));
}

TEST(Fetcher, ConnectsToNoPrivateAddressByWhateverName) {
  WebServer server;
  auto options = without_rest();
  options.http.may_connect = is_public_address;
  const auto port = std::to_string(server.port());
  for (const std::string host :
       {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1"}) {
    SCOPED_TRACE(host);
    const auto page = fetch_one("http://" + host + ":" + port + "/a", options);
    EXPECT_NE(page.outcome, FetchOutcome::kFetched);
    EXPECT_THAT(page.reason, HasSubstr("private address"));
  }
  EXPECT_TRUE(server.seen().empty());
}

bool is_test_server(const sockaddr& address) { return address_text(address) == "127.0.0.1"; }

TEST(Fetcher, ConnectsToNoPrivateAddressThatARedirectionNames) {
  WebServer server;
  server.set("/a", redirect_to("http://127.0.0.2:" + std::to_string(server.port()) + "/secret"));
  auto options = without_rest();
  options.http.may_connect = is_test_server;
  const auto page = fetch_one(server.url("/a"), options);
  EXPECT_NE(page.outcome, FetchOutcome::kFetched);
  EXPECT_THAT(page.reason, HasSubstr("127.0.0.2"));
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a"));
}

TEST(Fetcher, RefusesWhatIsTooLargeBeforeItIsAllThere) {
  WebServer server;
  server.set("/said", {200, {{"Content-Length", "3000000"}}, std::string(3'000'000, 'x'), {}});
  server.set("/unsaid", {200, {}, std::string(3'000'000, 'x'), {}});
  server.set("/small", {200, {}, std::string(1000, 'x'), {}});
  auto options = without_rest();
  options.http.max_bytes = 1000;
  for (const std::string path : {"/said", "/unsaid"}) {
    const auto page = fetch_one(server.url(path), options);
    EXPECT_EQ(page.outcome, FetchOutcome::kRefused);
    EXPECT_THAT(page.reason, HasSubstr("larger than 1000 bytes"));
  }
  EXPECT_EQ(fetch_one(server.url("/small"), options).outcome, FetchOutcome::kFetched);
}

TEST(Fetcher, GivesUpOnASlowServer) {
  WebServer server;
  server.set("/slow", {200, {}, std::string(1000, 'x'), milliseconds(100)});
  auto options = without_rest();
  options.http.timeout = milliseconds(1000);
  const auto page = fetch_one(server.url("/slow"), options);
  EXPECT_EQ(page.outcome, FetchOutcome::kFailed);
  EXPECT_THAT(page.reason, HasSubstr("longer than 1 s"));
}

TEST(Fetcher, RestsBetweenTwoRequestsToOneHost) {
  WebServer server;
  server.set("/robots.txt", {200, {}, "User-agent: *\nCrawl-delay: 0.2\n", {}});
  std::vector<FetchRequest> requests;
  for (const std::string path : {"/a", "/b", "/c"}) requests.push_back({server.url(path), {}, {}});
  auto options = without_rest();
  options.delay = milliseconds(50);
  fetch(requests, options);
  const auto seen = server.seen();
  ASSERT_EQ(seen.size(), 4U);
  // A slow machine makes the gaps longer, never shorter.
  for (std::size_t i = 1; i < seen.size(); ++i)
    EXPECT_GE(seen[i].at - seen[i - 1].at, milliseconds(200));
}

TEST(Fetcher, LeavesAHostAloneThatAsksForIt) {
  WebServer server;
  server.set("/a", {429, {}, {}, {}});
  server.set("/b", {200, {}, "text", {}});
  auto pages = fetch({{server.url("/a"), {}, {}}, {server.url("/b"), {}, {}}});
  EXPECT_EQ(pages[server.url("/b")].outcome, FetchOutcome::kFailed);
  EXPECT_THAT(pages[server.url("/b")].reason, HasSubstr("429"));
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a"));
}

TEST(Fetcher, TellsLastingTroubleFromPassingTrouble) {
  WebServer server;
  server.set("/busy", {500, {}, {}, {}});
  server.set("/wall", {403, {}, {}, {}});
  EXPECT_EQ(fetch_one(server.url("/none")).outcome, FetchOutcome::kRefused);
  EXPECT_EQ(fetch_one(server.url("/wall")).outcome, FetchOutcome::kRefused);
  EXPECT_EQ(fetch_one(server.url("/busy")).outcome, FetchOutcome::kFailed);
  EXPECT_EQ(fetch_one("http://name.invalid/").outcome, FetchOutcome::kFailed);
  EXPECT_EQ(fetch_one("no address").outcome, FetchOutcome::kRefused);
}

TEST(Fetcher, TakesFurtherPagesWhileItRuns) {
  WebServer server;
  server.set("/a", {200, {}, "text", {}});
  server.set("/b", {200, {}, "text", {}});
  Fetcher fetcher(without_rest());
  fetcher.add({server.url("/a"), {}, {}});
  std::vector<std::string> pages;
  const auto status = fetcher.run([&](const FetchedPage& page) {
    pages.push_back(page.url);
    if (pages.size() == 1) fetcher.add({server.url("/b"), {}, {}});
    return ok();
  });
  EXPECT_TRUE(status.has_value());
  EXPECT_THAT(pages, ElementsAre(server.url("/a"), server.url("/b")));
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/a", "/b"));
}

TEST(Fetcher, EndsWhenItIsTold) {
  WebServer server;
  Fetcher fetcher(without_rest());
  for (const std::string path : {"/a", "/b"}) fetcher.add({server.url(path), {}, {}});
  std::size_t taken = 0;
  const auto count = [&](const FetchedPage&) {
    ++taken;
    return ok();
  };
  EXPECT_TRUE(fetcher.run(count, [&] { return taken > 0; }).has_value());
  EXPECT_EQ(taken, 1U);
}

}  // namespace
}  // namespace weft::test
