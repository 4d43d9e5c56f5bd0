#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/entity_arguments.h"
#include "cli/writers.h"
#include "queries/compare.h"
#include "queries/entity.h"
#include "queries/predictions.h"
#include "queries/show.h"

namespace weft::cli {
namespace {

void add_entity(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command = program.add_subcommand(
      "entity", "One entity in full: names, standing facts, where it is named");
  auto name = std::make_shared<std::string>();
  command->add_option("name", *name, "Name, alias or identifier")->required();
  add_common_options(*command, common);
  command->footer("Formats: text, json.\n\nExample:\n  weft entity \"Jensen Huang\"");
  const auto run = [=, &common] {
    return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
      WEFT_ASSIGN(found, find_entity(store, *name));
      WEFT_ASSIGN(entity, entity_in_full(store, found.id));
      return text_and_json(std::make_shared<EntityAnswer>(std::move(entity)), common);
    });
  };
  command->callback([=, &action] { action = run; });
}

void add_entities(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command = program.add_subcommand("entities", "Find, list and rank entities");
  auto words = std::make_shared<std::vector<std::string>>();
  auto limit = std::make_shared<std::size_t>(0);
  command->add_option("words", *words, "Beginnings of words of the name; none: all entities");
  command->add_option("--limit", *limit, "At most so many (default: all)");
  add_common_options(*command, common);
  command->footer(
      "Formats: text, json.\n\nExamples:\n  weft entities --limit 20\n  weft entities ascend");
  const auto run = [=, &common] {
    return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
      std::string joined;
      for (const auto& word : *words) joined += (joined.empty() ? "" : " ") + word;
      WEFT_ASSIGN(entities, entities_matching(store, joined, *limit));
      return text_and_json(std::make_shared<std::vector<EntityRecord>>(std::move(entities)),
                           common);
    });
  };
  command->callback([=, &action] { action = run; });
}

void add_compare(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command = program.add_subcommand(
      "compare", "Attributes of entities side by side, each cell with its sources");
  auto names = std::make_shared<std::vector<std::string>>();
  command->add_option("entity", *names, "Names, aliases or identifiers")->required();
  add_common_options(*command, common);
  command->footer("Formats: text, json.\n\nExample:\n  weft compare H200 \"Ascend 950PR\"");
  const auto run = [=, &common] {
    return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
      WEFT_ASSIGN(entities, entity_arguments(store, *names));
      WEFT_ASSIGN(comparison, compare_entities(store, entities));
      return text_and_json(std::make_shared<Comparison>(std::move(comparison)), common);
    });
  };
  command->callback([=, &action] { action = run; });
}

struct PredictionsRequest {
  std::string entity, due_by, status;
};

Result<std::vector<FormatWriter>> ask_predictions(const Snapshot& store,
                                                  const CommonOptions& common,
                                                  const PredictionsRequest& request) {
  PredictionOptions options{};
  options.today = today();
  if (!request.due_by.empty()) {
    WEFT_ASSIGN(days, days_option("--due-by", request.due_by));
    options.due_by = days.last;
  }
  if (!request.status.empty()) {
    options.status = prediction_status_named(request.status);
    if (!options.status)
      return fail(ErrorCode::kUsage, "--status is one of open, due, confirmed, refuted, not \"" +
                                         request.status + "\"");
  }
  if (!request.entity.empty()) {
    WEFT_ASSIGN(entity, find_entity(store, request.entity));
    options.entity = entity.id;
  }
  WEFT_ASSIGN(predictions, predictions_about(store, options));
  return text_and_json(std::make_shared<std::vector<PredictionAnswer>>(std::move(predictions)),
                       common);
}

void add_predictions(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command =
      program.add_subcommand("predictions", "Forecasts with due dates, reasons and outcomes");
  auto request = std::make_shared<PredictionsRequest>();
  command->add_option("entity", request->entity, "Only forecasts about this entity");
  command->add_option("--due-by", request->due_by, "Only those due on or before this date");
  command->add_option("--status", request->status, "open, due, confirmed or refuted");
  add_common_options(*command, common);
  command->footer(
      "Formats: text, json.\n\nExamples:\n  weft predictions\n  weft predictions Nvidia --due-by "
      "2026");
  const auto run = [=, &common] {
    return ask(common,
               [&](const Snapshot& store) { return ask_predictions(store, common, *request); });
  };
  command->callback([=, &action] { action = run; });
}

void add_show(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command = program.add_subcommand(
      "show", "Any article, entity, event, claim, relation or prediction, with its evidence");
  auto id = std::make_shared<std::string>();
  command->add_option("id", *id, "Identifier such as a:..., e:..., v:..., or the key of an article")
      ->required();
  add_common_options(*command, common);
  command->footer("Formats: text, json.\n\nExample:\n  weft show v:0123456789abcdef --format json");
  const auto run = [=, &common] {
    return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
      WEFT_ASSIGN(record, show_record(store, *id, today()));
      return text_and_json(std::make_shared<ShownRecord>(std::move(record)), common);
    });
  };
  command->callback([=, &action] { action = run; });
}

}  // namespace

void add_entity_commands(CLI::App& program, CommonOptions& common, Action& action) {
  add_entity(program, common, action);
  add_entities(program, common, action);
  add_compare(program, common, action);
  add_predictions(program, common, action);
  add_show(program, common, action);
}

}  // namespace weft::cli
