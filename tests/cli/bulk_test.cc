#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

namespace fs = std::filesystem;

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Makes a file look as if it had been there for an hour, or two.
void age(const fs::path& path, int hours = 1) {
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(hours));
}

nlohmann::json import(const Workplace& place, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "import");
  arguments.insert(arguments.end(), {"--format", "json"});
  return place.weft(arguments).json();
}

TEST(ImportAgain, LeavesFilesUnreadThatHaveNotChanged) {
  const Workplace place;
  age(place.write("in/a.jsonl", invented_articles(5, 1)));
  age(place.write("in/b.jsonl", invented_articles(5, 2)));
  ASSERT_EQ(import(place, {place / "in"})["new"], 10);
  const auto again = import(place, {place / "in"});
  EXPECT_EQ(again["files_left_unread"], 2);
  EXPECT_EQ(again["read"], 10);
  EXPECT_EQ(again["unchanged"], 10);

  age(place.write("in/b.jsonl", invented_articles(7, 9)), 2);
  const auto changed = import(place, {place / "in"});
  EXPECT_EQ(changed["files_left_unread"], 1);
  EXPECT_EQ(changed["new"], 7);
}

TEST(ImportAgain, ReadsFilesThatMayHaveChangedUnseen) {
  const Workplace place;
  place.write("in/a.jsonl", invented_articles(5, 1));  // Written just now.
  ASSERT_EQ(import(place, {place / "in"})["new"], 5);
  EXPECT_EQ(import(place, {place / "in"})["files_left_unread"], 0);
}

TEST(ImportAgain, ReadsFilesThatItIsToldToReadOtherwise) {
  const Workplace place;
  age(place.write("in/a.txt", "Acme bought Globex on 3 May 2024.\n"));
  ASSERT_EQ(import(place, {place / "in"})["new"], 1);
  EXPECT_EQ(import(place, {place / "in", "--source", "The Daily Press"})["new"], 1);
}

TEST(ImportAgain, SaysAgainWhatWasSetAside) {
  const Workplace place;
  age(place.write("in/bad.jsonl", invented_articles(2, 1) + "{\"text\":\n"));
  for (int round = 0; round < 2; ++round) {
    const auto run = place.weft({"import", place / "in"});
    EXPECT_EQ(run.status, 3);
    EXPECT_TRUE(says(run.err, "bad.jsonl: line 3")) << run.err;
  }
}

TEST(ImportReport, ListsWhatWasSetAsideWithPlaceAndReason) {
  const Workplace place;
  std::string bad;
  for (int i = 0; i < 50; ++i) bad += "{\"text\":\n";
  place.write("in/bad.jsonl", bad);
  place.write("in/good.jsonl", invented_articles(2, 1));
  const auto run = place.weft({"import", place / "in", "--report", place / "report.jsonl"});
  EXPECT_EQ(run.status, 3);
  EXPECT_TRUE(says(run.err, "and 30 more")) << run.err;
  std::ifstream report(place / "report.jsonl");
  int lines = 0;
  for (std::string line; std::getline(report, line); ++lines) {
    const auto entry = nlohmann::json::parse(line);
    EXPECT_TRUE(says(entry["path"], "bad.jsonl"));
    EXPECT_TRUE(says(entry["place"], "line "));
    EXPECT_FALSE(std::string(entry["reason"]).empty());
  }
  EXPECT_EQ(lines, 50);
}

TEST(InterruptedImport, EndsCleanlyAndGoesOnWhereItStopped) {
  const Workplace place;
  const auto input = place.write("articles.jsonl", invented_articles(3000, 3));
  RunningProgram import({"import", input, "--store", place / "store", "--verbose"}, place.folder());
  while (!fs::exists(place / "store/CURRENT")) std::this_thread::yield();
  import.interrupt();
  const auto run = import.wait();
  EXPECT_EQ(run.status, 5);
  EXPECT_TRUE(says(run.out, "the same command goes on")) << run.out << run.err;
  ASSERT_EQ(place.weft({"verify"}).status, 0);
  ASSERT_EQ(place.weft({"import", input}).status, 0);
  EXPECT_EQ(place.weft({"stats", "--format", "json"}).json()["articles"], 3000);
}

TEST(OddFolder, CostsOnlyItsOddEntries) {
  const Workplace place;
  place.write("in/good.txt", "Acme bought Globex on 3 May 2024.\n");
  place.write("in/na\xFFme.txt", "Globex opened an office in Oslo on 4 May 2024.\n");
  fs::create_symlink("loop", place / "in/loop");
  fs::create_symlink("nowhere.txt", place / "in/dangling.txt");
  fs::create_directory_symlink("..", place / "in/up");
  ASSERT_EQ(mkfifo((place / "in/pipe").c_str(), 0600), 0);
  place.write("in/zeros.txt", std::string("Acme\0Globex", 11));
  place.write("in/secret.txt", "Acme sold Globex on 5 May 2024.\n");
  fs::permissions(place / "in/secret.txt", fs::perms::none);

  const auto run = place.weft({"import", place / "in"});
  EXPECT_EQ(run.status, 3);
  EXPECT_TRUE(says(run.err, "in/loop")) << run.err;
  EXPECT_TRUE(
      says(run.err, "dangling.txt: set aside: it cannot be examined: the link leads nowhere"))
      << run.err;
  EXPECT_TRUE(says(run.err, "zeros.txt")) << run.err;
  const bool reads_all = geteuid() == 0;  // The administrator may read anything.
  EXPECT_EQ(says(run.err, "secret.txt"), !reads_all) << run.err;
  EXPECT_EQ(place.weft({"stats", "--format", "json"}).json()["articles"], reads_all ? 3 : 2);

  const auto read = place.weft({"read", place / "in"});
  EXPECT_EQ(read.status, 3);
  EXPECT_TRUE(says(read.out, R"(na\\xffme.txt)")) << read.out << read.err;

  const auto entity = place.weft({"timeline", "Globex", "--format", "json"});
  EXPECT_EQ(entity.status, 0) << entity.err;
  EXPECT_TRUE(says(entity.out, R"(na\\xffme.txt)")) << entity.out;
}

}  // namespace
}  // namespace weft::test
