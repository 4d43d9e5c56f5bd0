#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ExitStatus, IsOneForAnUnknownEntityAndNamesTheNearest) {
  const Workplace place;
  ASSERT_EQ(place.weft({"import", place.write("a.jsonl", invented_articles(20, 1))}).status, 0);
  const auto run = place.weft({"timeline", "Nvidai"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(says(run.err, "Nvidia")) << run.err;
  EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
}

TEST(ExitStatus, IsTwoForWrongUsage) {
  const Workplace place;
  EXPECT_EQ(place.weft({"timeline"}).status, 2);
  EXPECT_EQ(place.weft({"weave"}).status, 2);
  EXPECT_EQ(place.weft({"timeline", "Nvidia", "--from", "31 June"}).status, 2);
  EXPECT_EQ(place.weft({"timeline", "Nvidia", "--from", "2025", "--to", "2024"}).status, 2);
}

TEST(ExitStatus, IsTwoForAFormatThatTheAnswerDoesNotHave) {
  const Workplace place;
  ASSERT_EQ(place.weft({"import", place.write("a.jsonl", invented_articles(5, 1))}).status, 0);
  const auto run = place.weft({"entities", "--format", "svg"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(says(run.err, "text, json")) << run.err;
}

TEST(ExitStatus, IsThreeWhenAnInputIsSetAsideAndTheRestIsImported) {
  const Workplace place;
  place.write("in/good.jsonl", invented_articles(3, 2));
  place.write("in/bad.jsonl",
              "{\"text\": \"Nvidia opened an office in Oslo on 2024-02-03.\"}\n{\"text\": \n");
  place.write("in/picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  const auto run = place.weft({"import", place / "in", place / "missing"});
  EXPECT_EQ(run.status, 3);
  EXPECT_TRUE(says(run.err, "bad.jsonl: line 2")) << run.err;
  EXPECT_TRUE(says(run.err, "picture.txt")) << run.err;
  EXPECT_TRUE(says(run.err, "missing")) << run.err;
  EXPECT_EQ(place.weft({"stats", "--format", "json"}).json()["articles"], 4);
}

TEST(ExitStatus, IsFourForAMissingStoreAndSaysHowToMakeOne) {
  const Workplace place;
  const auto run = place.weft({"timeline", "Nvidia"});
  EXPECT_EQ(run.status, 4);
  EXPECT_TRUE(says(run.err, "weft import")) << run.err;
  EXPECT_FALSE(std::filesystem::exists(place / "store"));
}

TEST(AStore, InTheFolderThatIsImportedIsNotReadItself) {
  const Workplace place;
  place.write("in/a.txt", "Acme bought Globex in May 2024.\n");
  for (const int unchanged : {0, 1}) {
    const auto run = place.weft_with("in/store", {"import", place / "in", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.json()["read"], 1);
    EXPECT_EQ(run.json()["unchanged"], unchanged);
  }
}

TEST(JsonLines, GoIntoAFileWhoseNameSaysSo) {
  const Workplace place;
  const auto input = place.write("a.txt", "Acme bought Globex in May 2024.\n");
  const auto output = (place / "a.jsonl").string();
  for (const std::string command : {"read", "annotate"}) {
    const auto run = place.weft({command, input, "-o", output});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(read_file(output), place.weft({command, input}).out);
  }
  EXPECT_EQ(place.weft({"read", input, "-o", (place / "a.svg").string()}).status, 2);
  EXPECT_EQ(place.weft({"read", input, "-o", (place / "none" / "a.json").string()}).status, 5);
}

TEST(Annotate, PrintsTreesAsConllU) {
  const Workplace place;
  const auto input = place.write("a.txt", "Acme bought Globex in May 2024.\n");
  const auto run = place.weft({"annotate", input, "--format", "conllu"});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("# text = Acme bought Globex in May 2024.\n"), std::string::npos);
  EXPECT_NE(run.out.find("\tbought\tbuy\tVERB\t"), std::string::npos);
  EXPECT_NE(run.out.find("TokenRange=5:11"), std::string::npos);
  const auto output = (place / "a.conllu").string();
  ASSERT_EQ(place.weft({"annotate", input, "-o", output}).status, 0);
  EXPECT_EQ(read_file(output), run.out);
  EXPECT_EQ(place.weft({"read", input, "--format", "conllu"}).status, 2);
  const auto other = place.weft({"annotate", input, "--format", "svg"});
  EXPECT_EQ(other.status, 2);
  EXPECT_NE(other.err.find("or conllu"), std::string::npos) << other.err;
}

TEST(ASecondWriter, IsToldThatTheStoreIsInUse) {
  const Workplace place;
  const auto fifo = place / "slow";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  RunningProgram first({"import", fifo, "--store", place / "store"}, place.folder());
  {
    std::ofstream writing(
        fifo, std::ios::binary);  // opens once the first program reads, so it holds the store
    const auto second = place.weft({"import", place.write("a.jsonl", invented_articles(2, 3))});
    EXPECT_EQ(second.status, 4);
    EXPECT_TRUE(says(second.err, "another")) << second.err;
    writing << invented_articles(2, 3);
  }
  EXPECT_EQ(first.wait().status, 0);
}

TEST(AReader, WorksWhileAnImportRuns) {
  const Workplace place;
  ASSERT_EQ(place.weft({"import", place.write("a.jsonl", invented_articles(50, 3))}).status, 0);
  const auto input = place.write("b.jsonl", invented_articles(600, 4));
  RunningProgram import({"import", input, "--store", place / "store"}, place.folder());
  for (int i = 0; i < 20; ++i) {
    const auto run = place.weft({"timeline", "Nvidia", "--format", "json"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_FALSE(run.json()["events"].empty());
  }
  EXPECT_EQ(import.wait().status, 0);
}

TEST(ADamagedStore, IsReportedAndNeverCrashes) {
  const Workplace place;
  ASSERT_EQ(place.weft({"import", place.write("a.jsonl", invented_articles(300, 5))}).status, 0);
  unsigned damaged = 0;
  for (const auto& file : std::filesystem::directory_iterator(place / "store")) {
    if (file.path().extension() != ".sst") continue;
    std::fstream bytes(file.path(), std::ios::binary | std::ios::in | std::ios::out);
    for (std::uintmax_t at = 10; at + 60 < file.file_size(); at += 512) {
      bytes.seekp(static_cast<std::streamoff>(at));
      bytes.write("damage", 6);
      ++damaged;
    }
  }
  ASSERT_GT(damaged, 0U);
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"verify"}, {"timeline", "Nvidia"}, {"graph"}, {"entities"}}) {
    const auto run = place.weft(arguments);
    EXPECT_EQ(run.status, 4) << arguments[0] << run.out << run.err;
    EXPECT_FALSE(run.err.empty() && run.out.empty());
  }
}

TEST(AFullDisk, EndsTheImportWithAClearErrorAndACleanStore) {
  const Workplace place;
  const auto disk = place / "disk";
  std::filesystem::create_directories(disk);
  if (mount("weft-test", disk.c_str(), "tmpfs", 0, "size=3m") != 0)
    GTEST_SKIP() << "needs the right to mount a small disk";
  const auto run =
      place.weft_with("disk/store", {"import", place.write("a.jsonl", invented_articles(4000, 6))});
  EXPECT_EQ(run.status, 4) << run.out << run.err;
  EXPECT_TRUE(says(run.err, "disk is full")) << run.err;
  const auto verified = place.weft_with("disk/store", {"verify"});
  EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
  umount2(disk.c_str(), MNT_DETACH);
}

}  // namespace
}  // namespace weft::test
