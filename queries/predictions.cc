#include "queries/predictions.h"

#include <algorithm>

#include "core/names_table.h"
#include "queries/detail/citer.h"
#include "queries/detail/prediction_answer.h"

namespace weft {
namespace {

constexpr std::array<std::string_view, 4> kStatuses = {"open", "due", "confirmed", "refuted"};

bool is_wanted(const Prediction& prediction, const PredictionOptions& options) {
  if (options.entity && std::find(prediction.entities.begin(), prediction.entities.end(),
                                  *options.entity) == prediction.entities.end()) {
    return false;
  }
  if (options.due_by && (!prediction.due || prediction.due->latest() > *options.due_by)) {
    return false;
  }
  return !options.status || *options.status == detail::status_of(prediction, options.today);
}

}  // namespace

namespace detail {

PredictionStatus status_of(const Prediction& prediction, Day today) {
  return prediction.due && prediction.due->latest() < today ? PredictionStatus::kDue
                                                            : PredictionStatus::kOpen;
}

Result<PredictionAnswer> answer_for(Citer& citer, const Prediction& prediction, Day today) {
  WEFT_ASSIGN(entities, citer.references_to(prediction.entities));
  WEFT_ASSIGN(evidence, citer.cite_all(prediction.evidence));
  return PredictionAnswer{
      .id = prediction.id,
      .text = prediction.text,
      .due = prediction.due,
      .status = status_of(prediction, today),
      .origin = prediction.origin,
      .entities = std::move(entities),
      .reason = prediction.reason,
      .evidence = std::move(evidence),
  };
}

}  // namespace detail

Result<std::vector<PredictionAnswer>> predictions_about(const Snapshot& store,
                                                        const PredictionOptions& options) {
  std::vector<Prediction> wanted;
  WEFT_TRY(store.each_prediction([&](const Prediction& prediction) {
    if (is_wanted(prediction, options)) wanted.push_back(prediction);
    return true;
  }));
  std::sort(wanted.begin(), wanted.end(), [](const Prediction& a, const Prediction& b) {
    if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
    if (a.due && *a.due != *b.due) return *a.due < *b.due;
    return a.id < b.id;
  });
  detail::Citer citer(store);
  std::vector<PredictionAnswer> answers;
  for (const auto& prediction : wanted) {
    WEFT_ASSIGN(answer, detail::answer_for(citer, prediction, options.today));
    answers.push_back(std::move(answer));
  }
  return answers;
}

std::string_view name_of(PredictionStatus status) {
  return kStatuses[static_cast<std::size_t>(status)];
}
std::optional<PredictionStatus> prediction_status_named(std::string_view name) {
  return value_named<PredictionStatus>(kStatuses, name);
}

}  // namespace weft
