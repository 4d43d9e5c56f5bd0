#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "importers/readers/reader.h"
#include "tests/core/temp_dir.h"
#include "tests/importers/reading.h"

namespace weft::test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// Archives as Python's modules write them.
class Archives : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDir;
    const auto command =
        "python3 " WEFT_SOURCE_DIR "/tests/importers/make_archives.py " + folder_->path();
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
  static void TearDownTestSuite() { delete folder_; }

  static ReadResult read_file_named(const std::string& name) {
    ReadResult result;
    const ReadSink sink{[&](Article article) { result.articles.push_back(std::move(article)); },
                        [&](SetAside part) { result.set_aside.push_back(std::move(part)); }};
    const auto source = FileSource::open(folder_->path() + "/" + name);
    EXPECT_TRUE(source);
    read_source(**source, name, {}, sink);
    for (const auto& article : result.articles) expect_sound(article);
    return result;
  }
  static std::vector<std::string> keys(const ReadResult& result) {
    std::vector<std::string> keys;
    for (const auto& article : result.articles) keys.push_back(article.key);
    return keys;
  }

 private:
  static inline TempDir* folder_ = nullptr;
};

TEST_F(Archives, GiveTheirMembersByName) {
  for (const std::string name : {"plain.tar", "gz.tar.gz", "bz2.tar.bz2", "xz.tar.xz",
                                 "deflated.zip", "stored.zip", "lzma.zip"}) {
    SCOPED_TRACE(name);
    const auto result = read_file_named(name);
    EXPECT_THAT(keys(result),
                ElementsAre(name + "!news/first.txt", name + "!news/z\xC3\xBCrich.txt"));
    EXPECT_THAT(result.set_aside, IsEmpty());
    ASSERT_EQ(result.articles.size(), 2U);
    EXPECT_EQ(result.articles[1].title, "Z\xC3\xBCrich opens a bridge");
  }
}

TEST_F(Archives, OfOneFileAreThatFile) {
  for (const std::string name : {"first.txt.gz", "first.txt.xz"}) {
    const auto result = read_file_named(name);
    EXPECT_THAT(keys(result), ElementsAre(name));
  }
}

TEST_F(Archives, AreReadInsideArchives) {
  EXPECT_THAT(keys(read_file_named("within.zip")),
              UnorderedElementsAre("within.zip!a.tar.gz!news/first.txt",
                                   "within.zip!a.tar.gz!news/z\xC3\xBCrich.txt",
                                   "within.zip!b.zip!c.txt.bz2"));
}

TEST_F(Archives, ThatNestTooDeepAreSetAside) {
  const auto result = read_file_named("deep.zip");
  EXPECT_THAT(result.articles, IsEmpty());
  ASSERT_EQ(result.set_aside.size(), 1U);
  EXPECT_THAT(result.set_aside[0].path, EndsWith("level4.zip"));
  EXPECT_THAT(result.set_aside[0].reason, HasSubstr("5 archives within one another"));
}

TEST_F(Archives, ThatGrowAsBombsDoAreLeft) {
  const auto result = read_file_named("bomb.zip");
  ASSERT_FALSE(result.set_aside.empty());
  EXPECT_THAT(result.set_aside[0].path, HasSubstr("word"));
  EXPECT_THAT(result.set_aside[0].reason, HasSubstr("as bombs do"));
}

TEST_F(Archives, ThatAreDamagedSayWhereAndKeepWhatCameBefore) {
  const auto cut = read_file_named("cut.tar.gz");
  ASSERT_FALSE(cut.set_aside.empty());
  EXPECT_THAT(cut.set_aside.back().reason, AllOf(HasSubstr("damaged or incomplete")));
  for (const std::string name : {"cut.zip", "not-a.zip", "empty.zip", "hidden.zip"}) {
    SCOPED_TRACE(name);
    EXPECT_FALSE(read_file_named(name).set_aside.empty());
  }
}

}  // namespace
}  // namespace weft::test
