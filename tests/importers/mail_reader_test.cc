#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/core/temp_dir.h"
#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// Mails as Python's modules write them.
class Mails : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDir;
    const auto command =
        "python3 " WEFT_SOURCE_DIR "/tests/importers/make_mails.py " + folder_->path();
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  static ReadResult read_mail_named(const std::string& name) {
    return read(file_bytes(folder_->path() + "/" + name));
  }

 private:
  static inline TempDir* folder_ = nullptr;
};

TEST_F(Mails, GiveTheRicherOfTheirAlternatives) {
  const auto result = read_mail_named("newsletter.eml");
  EXPECT_THAT(result.set_aside, IsEmpty());
  ASSERT_EQ(result.articles.size(), 1U);
  const auto& article = result.articles[0];
  EXPECT_EQ(article.title, "Færje kører igen");
  EXPECT_EQ(article.source, "Harbour Gazette");
  EXPECT_EQ(article.published->text(), "2026-03-03");
  EXPECT_EQ(article.key, "17@gazette.example");
  EXPECT_TRUE(article.has_given_key);
  EXPECT_THAT(article.text,
              StartsWith("Færje kører igen\n\nHarbour\n\nThe ferry between Bergen and "
                         "Askøy runs again — daily and at night."));
  EXPECT_EQ(article.sections.back().heading, "Harbour");
  EXPECT_EQ(article.sections.back().origin, Origin::kUnknown);

  EXPECT_EQ(read_mail_named("plain.eml").articles.at(0).text,
            "Plain is richer\n\nThe ferry runs again, and the bus too.");
}

TEST_F(Mails, GiveAttachedTextsAndMessagesAsArticlesOfTheirOwn) {
  const auto result = read_mail_named("attachments.eml");
  EXPECT_THAT(result.set_aside, IsEmpty());
  ASSERT_EQ(result.articles.size(), 3U);
  EXPECT_EQ(result.articles[0].text, "Attached\n\nSee the attached pieces.");
  EXPECT_EQ(result.articles[1].title, "Bus Stops");
  EXPECT_EQ(result.articles[1].path, "page.txt!bus.txt");
  EXPECT_EQ(result.articles[2].text, "Inner news\n\nThe inner ferry runs.");
  EXPECT_EQ(result.articles[2].source, "Inner Desk");
  EXPECT_EQ(result.articles[2].key, "18@gazette.example");
}

TEST_F(Mails, InAMailboxAreReadOneByOne) {
  const auto result = read_mail_named("box.mbox");
  EXPECT_THAT(result.set_aside, IsEmpty());
  ASSERT_EQ(result.articles.size(), 3U);
  EXPECT_EQ(result.articles[2].title, "News 2");
  EXPECT_THAT(texts_of(result.articles[2], SectionKind::kBody),
              ElementsAre("From Bergen comes news 2.", "From Oslo too."));
}

TEST_F(Mails, MayBeKeptWebPages) {
  const auto result = read_mail_named("page.mhtml");
  EXPECT_THAT(result.set_aside, IsEmpty());
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(result.articles[0].title, "Ferry Runs Again");
  EXPECT_EQ(result.articles[0].url, "https://gazette.example/ferry");
  EXPECT_FALSE(result.articles[0].published.has_value());  // The day it was kept says nothing.
  EXPECT_THAT(result.articles[0].text, HasSubstr("between Bergen and Askøy"));
}

TEST(Mail, IsReadAsMpackWritesIt) {
  const auto result = read(file_bytes(WEFT_SOURCE_DIR "/tests/importers/documents/mpack.eml"));
  EXPECT_THAT(result.set_aside, IsEmpty());
  ASSERT_EQ(result.articles.size(), 2U);
  EXPECT_EQ(result.articles[0].text, "Harbour news\n\nThe newest from the harbour is attached.");
  EXPECT_EQ(result.articles[1].title, "Ferry Runs Again");
  EXPECT_EQ(result.articles[1].path, "page.txt!ferry.html");
}

// ---- plain text in mail

std::string mail(const std::string& body, const std::string& fields = "") {
  return "From: desk@gazette.example\r\nSubject: Re: =?ISO-8859-1?Q?F=E6rge?=\r\n"
         "Date: Tue, 3 Mar 2026 10:00:00 +0000\r\n" +
         fields + "\r\n" + body;
}

TEST(MailText, MarksQuotedMessagesAndSignatures) {
  const auto article = read(mail("It runs.\n\nOn Monday, Jane wrote:\n> Does it run?\n> Really?\n\n"
                                 "Yes.\n-- \nThe desk\n"))
                           .articles.at(0);
  EXPECT_EQ(article.title, "Færge");
  EXPECT_EQ(article.source, "desk@gazette.example");
  EXPECT_THAT(texts_of(article, SectionKind::kBody), ElementsAre("It runs.", "Yes."));
  EXPECT_THAT(texts_of(article, SectionKind::kBoilerplate),
              ElementsAre("On Monday, Jane wrote:", "Does it run?", "Really?", "The desk"));
}

TEST(MailText, JoinsFlowedLines) {
  const auto article = read(mail("The ferry \nruns \nagain.\n Indented.\n",
                                 "Content-Type: text/plain; charset=utf-8; format=flowed\r\n"))
                           .articles.at(0);
  EXPECT_THAT(texts_of(article, SectionKind::kBody),
              ElementsAre("The ferry runs again.", "Indented."));
}

TEST(MailText, JoinsLinesThatWereWrappedAtAColumn) {
  const auto article =
      read(mail("The ferry between Bergen and the island runs again after eleven\n"
                "months of refurbishment, the municipality said in a statement on\n"
                "Tuesday morning.\n"
                "\n"
                "* It is electric and carries two thousand passengers in a day and\n"
                "  a night.\n"
                "* It is new.\n"))
          .articles.at(0);
  EXPECT_THAT(
      texts_of(article, SectionKind::kBody),
      ElementsAre("The ferry between Bergen and the island runs again after eleven months of "
                  "refurbishment, the municipality said in a statement on Tuesday morning.",
                  "* It is electric and carries two thousand passengers in a day and a night.",
                  "* It is new."));
}

TEST(MailText, KeepsShortLinesApart) {
  const auto article = read(mail("Monday\nThe ferry runs.\nTuesday\nIt rests.\n")).articles.at(0);
  EXPECT_THAT(texts_of(article, SectionKind::kBody),
              ElementsAre("Monday", "The ferry runs.", "Tuesday", "It rests."));
}

// ---- hostile mail

TEST(Mail, ThatIsEmptyOrEncryptedIsSetAside) {
  struct Case {
    std::string bytes, reason;
  };
  const Case cases[] = {
      {mail(""), "no text"},
      {mail("--b\n\nx\n--b--\n",
            "MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n"),
       "encrypted"},
  };
  for (const auto& [bytes, reason] : cases) {
    SCOPED_TRACE(reason);
    const auto result = read(bytes);
    EXPECT_THAT(result.articles, IsEmpty());
    ASSERT_EQ(result.set_aside.size(), 1U);
    EXPECT_THAT(result.set_aside[0].reason, HasSubstr(reason));
  }
}

TEST(Mail, ThatNestsWithoutEndIsSetAside) {
  std::string body;
  for (int i = 0; i < 5000; ++i) {
    const auto name = std::to_string(i);
    body += "Content-Type: multipart/mixed; boundary=b" + name + "\n\n--b" + name + "\n";
  }
  const auto result = read("From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n" + body);
  EXPECT_THAT(result.articles, IsEmpty());
  ASSERT_EQ(result.set_aside.size(), 1U);
  EXPECT_THAT(result.set_aside[0].reason, HasSubstr("multiparts"));
}

TEST(Mail, ThatIsBrokenCostsOneMessageOfTheMailbox) {
  const auto result = read(
      "From a@b.example Tue Mar  3 10:00:00 2026\nSubject: One\nFrom: A\n\nIt runs.\n\n"
      "From a@b.example Tue Mar  3 11:00:00 2026\n\n\n"
      "From a@b.example Tue Mar  3 12:00:00 2026\nSubject: Three\nFrom: A\n\n"
      ">From here it rests.\n");
  ASSERT_EQ(result.articles.size(), 2U);
  EXPECT_EQ(result.articles[0].key, "page.txt#1");
  EXPECT_EQ(result.articles[1].text, "Three\n\nFrom here it rests.");
  ASSERT_EQ(result.set_aside.size(), 1U);
  EXPECT_EQ(result.set_aside[0].place, "message 2");
}

TEST(Mail, IsNotSeenInOrdinaryText) {
  for (const char* text :
       {"From Bergen to Oslo: a ride\n\nIt was long.", "Date: today\n\nIt rains.",
        "Note: this is text.\nTo: all\n\nIt rains."}) {
    SCOPED_TRACE(text);
    const auto result = read(text);
    ASSERT_EQ(result.articles.size(), 1U);
    EXPECT_EQ(result.articles[0].text, text);
  }
}

}  // namespace
}  // namespace weft::test
