#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "tests/cli/program.h"

namespace weft::test {
namespace {

constexpr unsigned kArticles = 600;

unsigned kills() {
  const char* given = std::getenv("WEFT_KILLS");
  return given != nullptr ? static_cast<unsigned>(std::atoi(given)) : 12;
}

/// The keys of the articles that an import said are on the disk.
std::set<std::string> acknowledged_in(const std::string& messages) {
  std::set<std::string> keys;
  std::istringstream lines(messages);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string stored, id, key;
    // A line cut by the kill has no line feed behind it and may lack the end of its key.
    if (words >> stored >> id >> key && stored == "stored" && !lines.eof()) keys.insert(key);
  }
  return keys;
}

/// The lines of `articles` whose identifier is among `keys`.
std::string lines_with(const std::set<std::string>& keys, const std::string& articles) {
  std::string chosen;
  std::istringstream lines(articles);
  for (std::string line; std::getline(lines, line);) {
    if (keys.contains(nlohmann::json::parse(line)["id"])) chosen += line + "\n";
  }
  return chosen;
}

TEST(KilledImport, LosesNothingAcknowledgedAndLeavesACleanStore) {
  const Workplace place;
  const auto articles = invented_articles(kArticles, 7);
  const auto input = place.write("articles.jsonl", articles);
  const auto store = (place / "store").string();
  const auto whole_run_start = std::chrono::steady_clock::now();
  ASSERT_EQ(place.weft_with("undisturbed", {"import", input}).status, 0);
  const auto whole_run = std::chrono::steady_clock::now() - whole_run_start;
  const auto expected = place.answers("undisturbed", {"Nvidia", "Zentrix Labs"});

  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::set<std::string> acknowledged;
  unsigned killed_midway = 0;
  for (unsigned round = 0; round < kills(); ++round) {
    if (acknowledged.size() == kArticles || round % 10 == 9) {
      std::filesystem::remove_all(store);  // a full store has nothing left to lose
      acknowledged.clear();
    }
    RunningProgram import({"import", input, "--verbose", "--store", store}, place.folder());
    std::this_thread::sleep_for(whole_run * std::uniform_real_distribution<>(0.0, 1.1)(random));
    acknowledged.merge(acknowledged_in(import.kill().err));
    if (!std::filesystem::exists(store + "/CURRENT")) {
      ASSERT_TRUE(acknowledged.empty());
      continue;
    }
    const auto verified = place.weft({"verify"});
    ASSERT_EQ(verified.status, 0) << "round " << round << ": " << verified.out << verified.err;
    const auto again = place.write("z.jsonl", lines_with(acknowledged, articles));
    const auto kept = place.weft({"import", again, "--format", "json"});
    ASSERT_EQ(kept.json()["new"], 0) << "round " << round << " lost an article";
    ASSERT_EQ(kept.json()["unchanged"], acknowledged.size());
    killed_midway += acknowledged.size() < kArticles ? 1 : 0;
  }
  EXPECT_GT(killed_midway, 0U);
  ASSERT_EQ(place.weft({"import", input}).status, 0);
  EXPECT_EQ(place.answers("store", {"Nvidia", "Zentrix Labs"}), expected);
}

}  // namespace
}  // namespace weft::test
