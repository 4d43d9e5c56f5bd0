#include "queries/predictions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/world.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(const Snapshot& store, const PredictionOptions& options) {
  std::vector<std::string> result;
  for (const auto& prediction : must(predictions_about(store, options))) {
    result.push_back(prediction.text + " " + std::string{name_of(prediction.status)});
  }
  return result;
}

World& forecasts(World& world) {
  world.article("A", "2024-01-01")
      .prediction("Sales will double", "2026-36", "Demand grows", {"Acme"})
      .prediction("Prices will fall", "2025", "", {"Bolt"})
      .prediction("All will be well", "", "It always was");
  return world;
}

TEST(Predictions, AreListedByDueDateAndDueOnceItsLastDayIsPast) {
  World world;
  const auto store = forecasts(world).snapshot();
  EXPECT_THAT(
      texts(*store, {.today = day("2025-12-31")}),
      ElementsAre("Prices will fall open", "Sales will double open", "All will be well open"));
  EXPECT_THAT(
      texts(*store, {.today = day("2026-01-01")}),
      ElementsAre("Prices will fall due", "Sales will double open", "All will be well open"));
}

TEST(Predictions, AreChosenByEntityDueDateAndStatus) {
  World world;
  const auto store = forecasts(world).snapshot();
  const auto today = day("2026-01-01");
  EXPECT_THAT(texts(*store, {.entity = id_of("Acme"), .today = today}),
              ElementsAre("Sales will double open"));
  EXPECT_THAT(texts(*store, {.due_by = day("2025-12-31"), .today = today}),
              ElementsAre("Prices will fall due"));
  EXPECT_THAT(texts(*store, {.due_by = day("2025-12-30"), .today = today}), ElementsAre());
  EXPECT_THAT(texts(*store, {.status = PredictionStatus::kDue, .today = today}),
              ElementsAre("Prices will fall due"));
  EXPECT_THAT(texts(*store, {.status = PredictionStatus::kConfirmed, .today = today}),
              ElementsAre());
}

TEST(Predictions, ComeWithReasonEntitiesAndEvidence) {
  World world;
  forecasts(world).article("B", "2024-02-01").prediction("Sales will double", "2026-36", "Luck");
  const auto store = world.snapshot();
  const auto answer =
      must(predictions_about(*store, {.entity = id_of("Acme"), .today = day("2025-01-01")}));
  ASSERT_EQ(answer.size(), 1U);
  EXPECT_EQ(answer[0].reason, "Demand grows");
  EXPECT_EQ(answer[0].due->text(), "2026-36");
  EXPECT_EQ(answer[0].entities.at(0).name, "Acme");
  ASSERT_EQ(answer[0].evidence.size(), 2U);
  EXPECT_EQ(answer[0].evidence[0].text, "Sales will double");
}

TEST(PredictionStatus, HasANameForEachValueAndBack) {
  for (const auto status : {PredictionStatus::kOpen, PredictionStatus::kDue,
                            PredictionStatus::kConfirmed, PredictionStatus::kRefuted}) {
    EXPECT_EQ(prediction_status_named(name_of(status)), status);
  }
  EXPECT_FALSE(prediction_status_named("maybe"));
}

}  // namespace
}  // namespace weft::test
