#include "importers/pipeline/folder_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "tests/core/temp_dir.h"

namespace weft::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;

class FolderWatching : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return dir.path() + "/" + name; }
  void write(const std::string& name) const { std::ofstream(path(name)) << "text"; }
  void open() {
    auto opened = FolderWatch::open({dir.path()});
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    watch = std::move(opened).value();
  }
  /// Names below the folder of what has become complete, waiting for it.
  [[nodiscard]] std::vector<std::string> told(
      milliseconds longest = std::chrono::minutes(1)) const {
    const auto files = watch->wait(longest, -1);
    EXPECT_TRUE(files.has_value());
    std::vector<std::string> names;
    for (const auto& file : *files) names.push_back(file.substr(dir.path().size() + 1));
    return names;
  }
  [[nodiscard]] std::vector<std::string> told_already() const { return told(milliseconds(0)); }

  TempDir dir;
  std::unique_ptr<FolderWatch> watch;
};

TEST_F(FolderWatching, TellsOfOldFilesAtOnceAndOfFreshOnesOnceTheyRest) {
  write("old");
  fs::last_write_time(path("old"), fs::file_time_type::clock::now() - std::chrono::hours(1));
  write("fresh");
  open();
  EXPECT_THAT(told_already(), ElementsAre("old"));
  EXPECT_THAT(told(), ElementsAre("fresh"));
  EXPECT_THAT(told_already(), IsEmpty());
}

TEST_F(FolderWatching, TellsOfAFileWhenItIsClosed) {
  open();
  std::ofstream half(path("half"));
  half << "text" << std::flush;
  EXPECT_THAT(told_already(), IsEmpty());
  half.close();
  EXPECT_THAT(told_already(), ElementsAre("half"));
}

TEST_F(FolderWatching, TellsOfLinksAndOfWhatIsRenamed) {
  open();
  write("draft.part");
  EXPECT_THAT(told_already(), IsEmpty());
  fs::create_hard_link(path("draft.part"), path("link"));
  EXPECT_THAT(told_already(), ElementsAre("link"));
  fs::rename(path("draft.part"), path("done"));
  EXPECT_THAT(told_already(), ElementsAre("done"));
}

TEST_F(FolderWatching, FollowsFoldersThatAreMoved) {
  fs::create_directories(path("a/b"));
  open();
  fs::rename(path("a"), path("c"));
  EXPECT_THAT(told_already(), IsEmpty());
  write("c/b/file");
  EXPECT_THAT(told_already(), ElementsAre("c/b/file"));
  const TempDir elsewhere;
  fs::rename(path("c"), elsewhere.path() + "/c");
  EXPECT_THAT(told_already(), IsEmpty());
  std::ofstream(elsewhere.path() + "/c/b/other") << "text";
  EXPECT_THAT(told_already(), IsEmpty());
}

TEST_F(FolderWatching, PassesOverStoresAndEmptyFiles) {
  fs::create_directories(path("db"));
  write("db/CURRENT");
  open();
  write("db/000001.log");
  std::ofstream(path("empty")).close();
  write("file");
  EXPECT_THAT(told_already(), ElementsAre("file"));
}

TEST_F(FolderWatching, LooksThroughEverythingWhereTheKernelLosesCount) {
  std::size_t most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most == 0 || most > 20'000) GTEST_SKIP() << "the kernel's queue is " << most << " long";
  open();
  const auto files = most / 2 + 100;  // each is made and closed: two events
  for (std::size_t i = 0; i < files; ++i) write(std::to_string(i));
  std::set<std::string> all;
  while (all.size() < files) {
    const auto names = told();
    ASSERT_THAT(names, testing::Not(IsEmpty()));
    all.insert(names.begin(), names.end());
  }
  EXPECT_EQ(all.size(), files);
}

}  // namespace
}  // namespace weft::test
