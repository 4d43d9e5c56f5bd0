#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "importers/readers/reader.h"
#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kText = "Acme bought Globex on 3 May 2024.";

std::string record(const std::string& type, const std::string& address, const std::string& media,
                   const std::string& content) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nContent-Type: " + media + "\r\nContent-Length: " + std::to_string(content.size()) +
         "\r\n\r\n" + content + "\r\n\r\n";
}
std::string answer(const std::string& address, const std::string& fields, const std::string& body,
                   const std::string& status = "200 OK") {
  return record("response", address, "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n" + body);
}

TEST(Warc, ThatWgetMadeGivesItsArticles) {
  const auto result = read(file_bytes(WEFT_SOURCE_DIR "/tests/importers/samples/harbour.warc.gz"));
  EXPECT_THAT(result.articles,
              Contains(::testing::Field(&Article::url, "http://harbour.example/note.txt")));
  for (const auto& article : result.articles) {
    EXPECT_THAT(article.key, HasSubstr(article.url));
    EXPECT_THAT(article.url, HasSubstr("http://harbour.example/"));
  }
}

TEST(Warc, GivesAnswersWithTextAndPassesOverTheRest) {
  const auto text = "Content-Type: text/plain; charset=utf-8";
  const auto result =
      read(answer("http://a.example/1", text, kText) +
           record("request", "http://a.example/1", "application/http", "GET / HTTP/1.1") +
           answer("http://a.example/gone", text, "Not here", "404 Not Found") +
           answer("http://a.example/logo.png", "Content-Type: image/png", "\x89PNG") +
           answer("http://a.example/robots.txt", text, "User-agent: *") +
           record("conversion", "<http://a.example/2>", "text/plain", kText));
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].url, "http://a.example/1");
  EXPECT_EQ(result.articles[0].key, "page.txt!http://a.example/1");
  EXPECT_EQ(result.articles[0].text, kText);
  EXPECT_EQ(result.articles[1].url, "http://a.example/2");
  EXPECT_THAT(result.set_aside, IsEmpty());
}

TEST(Warc, JoinsChunks) {
  const auto result =
      read(answer("http://a.example/1", "Transfer-Encoding: chunked\r\nContent-Type: text/plain",
                  "c\r\nAcme bought \r\n15\r\nGlobex on 3 May 2024.\r\n0\r\n\r\n"));
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].text, kText);
}

TEST(Warc, GoesOnBehindADamagedRecord) {
  const auto good = answer("http://a.example/1", "Content-Type: text/plain", kText);
  const auto result = read(good + "WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n" + good +
                           "rubbish\n" + good);
  EXPECT_THAT(result.articles, SizeIs(3));
  ASSERT_THAT(result.set_aside, SizeIs(3));
  EXPECT_THAT(result.set_aside[0].reason, HasSubstr("does not say how long"));
  EXPECT_THAT(result.set_aside[0].place, HasSubstr("byte " + std::to_string(good.size())));
}

TEST(Warc, ThatEndsWithinARecordKeepsWhatCameBefore) {
  const auto good = answer("http://a.example/1", "Content-Type: text/plain", kText);
  const auto result = read((good + good).substr(0, good.size() * 2 - 20));
  EXPECT_THAT(result.articles, SizeIs(1));
  ASSERT_THAT(result.set_aside, SizeIs(1));
  EXPECT_THAT(result.set_aside[0].reason, HasSubstr("ends within a record"));
}

}  // namespace
}  // namespace weft::test
