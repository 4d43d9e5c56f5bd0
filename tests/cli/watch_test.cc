#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// Waits for what must come sooner or later.
bool comes_true(const std::function<bool()>& condition) {
  for (int i = 0; i < 1200; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

class Watch : public testing::Test {
 protected:
  Watch() { fs::create_directories(place / "in"); }
  void start() {
    program.emplace(std::vector<std::string>{"watch", place / "in", "--store", place / "store",
                                             "--format", "json"},
                    place.folder());
    ASSERT_TRUE(tells("Watching")) << program->err_so_far();
  }
  [[nodiscard]] bool tells(const std::string& words) {
    return comes_true([&] { return program->err_so_far().find(words) != std::string::npos; });
  }
  weft::test::Run end() {
    program->interrupt();
    return program->wait();
  }

  Workplace place;
  std::optional<RunningProgram> program;
};

TEST_F(Watch, ImportsWhatLiesThereAndWhatAppears) {
  place.write("in/old.txt", "Acme bought Globex in May 2024.\n");
  fs::last_write_time(place / "in/old.txt",
                      fs::file_time_type::clock::now() - std::chrono::hours(1));
  start();
  EXPECT_THAT(program->err_so_far(), HasSubstr("old.txt: 1 article, 1 new"));
  place.write("in/new.txt", "Initech sued Acme in June 2024.\n");
  EXPECT_TRUE(tells("new.txt: 1 article, 1 new"));
  place.write("elsewhere.txt", "Globex opened a plant in July 2024.\n");
  fs::rename(place / "elsewhere.txt", place / "in/moved.txt");
  EXPECT_TRUE(tells("moved.txt: 1 article, 1 new"));
  place.write("in/below/deep/deeper.txt", "Nvidia sued Intel on 3 May 2024.\n");
  EXPECT_TRUE(tells("deeper.txt: 1 article, 1 new"));
  EXPECT_EQ(place.weft({"timeline", "Nvidia"}).status, 0);  // beside the watch
  const auto run = end();
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.json()["new"], 4);
  EXPECT_EQ(place.weft({"verify"}).status, 0);
}

TEST_F(Watch, ReadsTablesOfEventsAsImportDoes) {
  start();
  place.write("in/icews.tab",
              "Event Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tTarget Name\t"
              "Target Country\tCity\tCountry\n"
              "2018-09-28\tCitizen (Malaysia)\tMalaysia\tMake an appeal or request\t020\t"
              "Government (Malaysia)\tMalaysia\tKuala Lumpur\tMalaysia\n");
  EXPECT_TRUE(tells("icews.tab: 1 article, 1 new"));
  end();
  const auto timeline = place.weft({"timeline", "Citizen (Malaysia)", "--format", "json"}).json();
  EXPECT_EQ(timeline["events"].size(), 1U);
}

TEST_F(Watch, WaitsForTheEndOfAFile) {
  start();
  {
    std::ofstream half(place / "in/half.txt");
    half << "Acme bought " << std::flush;
    place.write("in/.hidden.txt", "Acme bought Globex in May 2024.\n");
    place.write("in/download.txt.part", "Acme bought Globex in May 2024.\n");
    place.write("in/whole.txt", "Initech sued Acme in June 2024.\n");
    EXPECT_TRUE(tells("whole.txt"));
    half << "Globex in May 2024.\n";
  }
  EXPECT_TRUE(tells("half.txt: 1 article, 1 new"));
  const auto run = end();
  EXPECT_THAT(run.err, Not(HasSubstr("hidden")));
  EXPECT_THAT(run.err, Not(HasSubstr("download")));
  EXPECT_EQ(run.json()["new"], 2);
}

TEST_F(Watch, LetsOthersWriteWhileItHasNothingToDo) {
  start();
  place.write("in/a.txt", "Initech sued Acme in June 2024.\n");
  ASSERT_TRUE(tells("a.txt: 1 article, 1 new"));
  const auto other = place.write("b.txt", "Acme bought Globex in May 2024.\n");
  EXPECT_TRUE(comes_true([&] { return place.weft({"import", other}).status == 0; }));
  place.write("in/c.txt", "Globex opened a plant in July 2024.\n");
  EXPECT_TRUE(tells("c.txt: 1 article, 1 new"));
  EXPECT_EQ(end().status, 0);
  EXPECT_EQ(place.weft({"stats", "--format", "json"}).json()["articles"], 3);
}

TEST_F(Watch, SetsAsideWhatItCannotRead) {
  start();
  place.write("in/bad.txt", std::string("\0\0\0\x01", 4));
  EXPECT_TRUE(tells("bad.txt: set aside"));
  place.write("in/good.txt", "Initech sued Acme in June 2024.\n");
  EXPECT_TRUE(tells("good.txt: 1 article, 1 new"));
  EXPECT_EQ(end().status, 3);
}

TEST_F(Watch, EndsWhenItsFolderIsGone) {
  start();
  fs::remove_all(place / "in");
  const auto run = program->wait();
  EXPECT_NE(run.status, 0);
  EXPECT_THAT(run.err, HasSubstr("none of the watched folders is there any more"));
}

TEST_F(Watch, TakesFoldersOnly) {
  EXPECT_EQ(place.weft({"watch", place.write("a.txt", "Acme.\n")}).status, 2);
  EXPECT_EQ(place.weft({"watch", place / "none"}).status, 2);
}

}  // namespace
}  // namespace weft::test
