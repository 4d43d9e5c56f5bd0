#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

/// How many files of all kinds; set WEFT_MIXED_FILES for more.
std::string mixed_files() {
  const char* given = std::getenv("WEFT_MIXED_FILES");
  return given != nullptr ? given : "160";
}

TEST(MixedFiles, KilledAndResumedTenTimesGiveTheAnswersOfOneRun) {
  const Workplace place;
  const auto inputs = (place / "in").string();
  const auto command =
      "python3 " WEFT_SOURCE_DIR "/tests/cli/make_inputs.py " + mixed_files() + " " + inputs;
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto start = std::chrono::steady_clock::now();
  const auto undisturbed = place.weft_with("undisturbed", {"import", inputs, "--format", "json"});
  ASSERT_EQ(undisturbed.status, 0) << undisturbed.err;
  const auto whole_run = std::chrono::steady_clock::now() - start;

  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 10; ++round) {
    RunningProgram import({"import", inputs, "--store", (place / "store").string()},
                          place.folder());
    std::this_thread::sleep_for(whole_run * std::uniform_real_distribution<>(0.0, 0.3)(random));
    (void)import.kill();
    if (!std::filesystem::exists(place / "store/CURRENT")) continue;
    ASSERT_EQ(place.weft({"verify"}).status, 0) << "round " << round;
  }
  const auto last = place.weft({"import", inputs, "--format", "json"});
  ASSERT_EQ(last.status, 0) << last.err;
  EXPECT_EQ(last.json()["read"], undisturbed.json()["read"]);
  EXPECT_EQ(place.weft({"verify"}).status, 0);
  EXPECT_EQ(place.answers("store", {"Boreal Motors", "Juno Foods"}),
            place.answers("undisturbed", {"Boreal Motors", "Juno Foods"}));
}

}  // namespace
}  // namespace weft::test
