#pragma once

#include <optional>
#include <string>
#include <vector>

#include "queries/common.h"

namespace weft {

enum class PredictionStatus : std::uint8_t { kOpen, kDue, kConfirmed, kRefuted };
struct PredictionOptions {
  std::optional<EntityId> entity = {};
  std::optional<Day> due_by = {};  ///< Only those whose due date ends on or before it.
  std::optional<PredictionStatus> status = {};
  Day today;  ///< Decides what is due.
};
struct PredictionAnswer {
  PredictionId id;
  std::string text;
  std::optional<EdtfDate> due;
  PredictionStatus status;
  Origin origin;
  std::vector<EntityRef> entities;
  std::string reason;
  std::vector<Evidence> evidence;
};
/// By due date (none last), then id.
[[nodiscard]] Result<std::vector<PredictionAnswer>> predictions_about(
    const Snapshot& store, const PredictionOptions& options);
[[nodiscard]] std::string_view name_of(PredictionStatus status);
[[nodiscard]] std::optional<PredictionStatus> prediction_status_named(std::string_view name);

}  // namespace weft
