#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/cli/program.h"

// The two briefing pages that the first release was made for. They are other people's text and lie
// outside the project, so these tests are skipped where they are absent.
namespace weft::test {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::IsSupersetOf;

class SamplePages : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path pages = WEFT_SOURCE_DIR "/../shared/samples/briefings";
    if (!std::filesystem::exists(pages)) GTEST_SKIP() << "the sample pages are not at hand";
    const auto run = place_.weft({"import", pages});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  json ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const auto run = place_.weft(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    return run.json();
  }
  Workplace place_;
};

std::set<std::string> dates_of(const json& timeline) {
  std::set<std::string> dates;
  for (const auto& event : timeline["events"]) dates.insert(event["date"]);
  return dates;
}

TEST_F(SamplePages, GiveTheDatedEventsOfEachTimeline) {
  EXPECT_THAT(dates_of(ask({"timeline", "DeepSeek"})),
              IsSupersetOf({"2024-01", "2025-03", "2025-05"}));
  EXPECT_THAT(dates_of(ask({"timeline", "Huawei"})), IsSupersetOf({"2023-08", "2026-02"}));
  EXPECT_THAT(dates_of(ask({"timeline", "export controls"})), Contains("2022-10"));
}

TEST_F(SamplePages, TellOfOneStatementFromTwoSources) {
  const auto timeline = ask({"timeline", "Jensen Huang", "--type", "statement"});
  std::vector<json> statements = timeline["events"];
  statements.insert(statements.end(), timeline["undated"].begin(), timeline["undated"].end());
  ASSERT_EQ(statements.size(), 1U) << timeline.dump(1);
  EXPECT_EQ(statements[0]["sources"], 2);
  std::set<std::string> sources;
  for (const auto& evidence : statements[0]["evidence"]) sources.insert(evidence["source"]);
  EXPECT_THAT(sources, Contains(HasSubstr("SCMP")));
  EXPECT_THAT(sources, Contains(HasSubstr("The Next Web")));
}

TEST_F(SamplePages, GiveFourForecastsEachWithItsReason) {
  const auto predictions = ask({"predictions"})["predictions"];
  ASSERT_EQ(predictions.size(), 4U) << predictions.dump(1);
  for (const auto& prediction : predictions)
    EXPECT_GT(prediction["reason"].get<std::string>().size(), 40U) << prediction;
  const auto share =
      std::find_if(predictions.begin(), predictions.end(), [](const json& prediction) {
        return prediction["text"].get<std::string>().find("market share in the") !=
               std::string::npos;
      });
  ASSERT_NE(share, predictions.end());
  EXPECT_EQ((*share)["due"], "2026-36");
}

TEST_F(SamplePages, PartEveryTableIntoItsCells) {
  const auto comparison = ask(
      {"compare", "Nvidia H200 (Restricted)", "Huawei Ascend 950PR", "DeepSeek V4 Optimization"});
  std::map<std::string, std::vector<std::string>> rows;
  for (const auto& row : comparison["rows"]) {
    for (const auto& cell : row["cells"]) {
      for (const auto& value : cell["values"]) rows[row["attribute"]].push_back(value["value"]);
    }
  }
  EXPECT_THAT(rows["Software Stack"], testing::ElementsAre("CUDA", "CANN", "DeepStack-OS"));
  EXPECT_THAT(rows["Interconnect"],
              testing::ElementsAre("NVLink", "Ascend-Link", "Custom Mesh Topology"));
}

TEST_F(SamplePages, ConnectACompanyWithTheControlsAndQuoteIt) {
  const auto paths = ask({"path", "Nvidia", "export controls"})["paths"];
  ASSERT_FALSE(paths.empty());
  for (const auto& step : paths[0]["steps"]) {
    ASSERT_FALSE(step["evidence"].empty()) << step;
    EXPECT_FALSE(step["evidence"][0]["text"].get<std::string>().empty());
  }
}

TEST_F(SamplePages, AreQuotedToTheByte) {
  std::map<std::string, std::string> texts;
  const auto entities = ask({"entities"})["entities"];
  ASSERT_FALSE(entities.empty());
  for (const auto& entity : entities) {
    const auto timeline = ask({"timeline", entity["id"].get<std::string>(), "--with-context"});
    for (const auto& event : timeline["events"]) {
      for (const auto& evidence : event["evidence"]) {
        const std::string id = evidence["article"];
        if (!texts.contains(id)) texts[id] = ask({"show", id})["article"]["text"];
        const std::size_t begin = evidence["begin"], end = evidence["end"];
        ASSERT_LE(end, texts[id].size());
        EXPECT_EQ(texts[id].substr(begin, end - begin), evidence["text"]);
      }
    }
  }
}

}  // namespace
}  // namespace weft::test
