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
#include "exporters/csv.h"
#include "exporters/dot.h"
#include "exporters/json.h"
#include "exporters/markdown.h"
#include "exporters/picture.h"
#include "exporters/text.h"
#include "queries/graph.h"
#include "queries/path.h"
#include "queries/timeline.h"

namespace weft::cli {
namespace {

/// What the options of `timeline` say before the store is asked.
struct TimelineRequest {
  std::vector<std::string> names;
  std::string from, to, known_by, status, origin;
  bool newest_first = false;
  TimelineOptions options;
};

template <class Enum>
Result<std::optional<Enum>> choice_option(std::string_view option, const std::string& text,
                                          std::optional<Enum> (*named)(std::string_view),
                                          std::string_view choices) {
  if (text.empty()) return std::optional<Enum>{};
  const auto value = named(text);
  if (!value)
    return fail(ErrorCode::kUsage, std::string(option) + " is one of " + std::string(choices) +
                                       ", not \"" + text + "\"");
  return value;
}

Result<std::optional<Day>> known_by_option(const std::string& text) {
  if (text.empty()) return std::optional<Day>{};
  WEFT_ASSIGN(days, days_option("--known-by", text));
  return std::optional<Day>{days.last};
}

Result<TimelineOptions> options_of(const TimelineRequest& request) {
  auto options = request.options;
  WEFT_ASSIGN(window, window_option(request.from, request.to));
  WEFT_ASSIGN(known_by, known_by_option(request.known_by));
  WEFT_ASSIGN(status, choice_option("--status", request.status, &status_named,
                                    "reported, stated, planned, predicted, denied, alleged"));
  WEFT_ASSIGN(origin, choice_option("--origin", request.origin, &origin_named,
                                    "reporting, analysis, unknown"));
  options.window = window;
  options.known_by = known_by;
  options.status = status;
  options.origin = origin;
  options.direction = request.newest_first ? Direction::kNewestFirst : Direction::kOldestFirst;
  return options;
}

int run_timeline(const CommonOptions& common, const TimelineRequest& request) {
  const auto options = options_of(request);
  if (!options) return report(options.error());
  return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
    WEFT_ASSIGN(entities, entity_arguments(store, request.names));
    WEFT_ASSIGN(timeline, timeline_of(store, entities, *options));
    auto answer = std::make_shared<Timeline>(std::move(timeline));
    auto writers = text_and_json(answer, common);
    writers.push_back({"csv", [answer](std::ostream& out) { return write_csv(*answer, out); }});
    writers.push_back(
        {"markdown", [answer](std::ostream& out) { return write_markdown(*answer, out); }});
    return writers;
  });
}

void add_timeline(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command =
      program.add_subcommand("timeline", "Dated events of one entity, or of several on one axis");
  auto request = std::make_shared<TimelineRequest>();
  command->add_option("entity", request->names, "Names, aliases or identifiers")->required();
  command->add_option("--from", request->from, "Only events that may fall on or after this date");
  command->add_option("--to", request->to, "Only events that may fall on or before this date");
  command->add_option("--known-by", request->known_by,
                      "Answer as it would have been given on that day");
  command->add_option("--type", request->options.type,
                      "Only events of this type (launch, acquire, statement ...)");
  command->add_option("--status", request->status,
                      "reported, stated, planned, predicted, denied or alleged");
  command->add_option("--origin", request->origin,
                      "reporting, analysis (machine-written) or unknown");
  command->add_option("--min-sources", request->options.min_sources,
                      "Only events that as many sources tell");
  command->add_option("--limit", request->options.limit, "At most so many dated events");
  command->add_flag("--newest-first", request->newest_first, "Latest event first");
  command->add_flag("--together", request->options.together,
                    "Only events that involve all the entities");
  command->add_flag("--with-context", request->options.with_context,
                    "Also events in whose sentence the entity is merely named");
  add_common_options(*command, common);
  command->footer(
      "Formats: text, json, csv, markdown.\n\nExamples:\n"
      "  weft timeline Huawei --from 2023\n"
      "  weft timeline Nvidia \"export controls\" --together\n"
      "  weft timeline DeepSeek --known-by 2025-06 --format json\n"
      "  weft timeline Huawei -o huawei.md");
  command->callback(
      [=, &common, &action] { action = [=, &common] { return run_timeline(common, *request); }; });
}

struct GraphRequest {
  std::vector<std::string> names;
  std::string from, to, known_by;
  GraphOptions options;
};

int run_graph(const CommonOptions& common, const GraphRequest& request) {
  auto options = request.options;
  const auto window = window_option(request.from, request.to);
  if (!window) return report(window.error());
  const auto known_by = known_by_option(request.known_by);
  if (!known_by) return report(known_by.error());
  options.window = *window;
  options.known_by = *known_by;
  return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
    WEFT_ASSIGN(entities, entity_arguments(store, request.names));
    WEFT_ASSIGN(graph, graph_around(store, entities, options));
    auto answer = std::make_shared<RelationGraph>(std::move(graph));
    auto writers = text_and_json(answer, common);
    writers.push_back({"dot", [answer](std::ostream& out) { return write_dot(*answer, out); }});
    writers.push_back({"svg", [answer](std::ostream& out) {
                         return write_picture(*answer, PictureFormat::kSvg, out);
                       }});
    writers.push_back({"png", [answer](std::ostream& out) {
                         return write_picture(*answer, PictureFormat::kPng, out);
                       }});
    return writers;
  });
}

void add_graph(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command =
      program.add_subcommand("graph", "Relationship graph around entities, or of the whole store");
  auto request = std::make_shared<GraphRequest>();
  command->add_option("entity", request->names,
                      "Names, aliases or identifiers; none: the whole store");
  command->add_option("--hops", request->options.hops, "How far from the entities (default 1)");
  command->add_option("--from", request->from, "Only events that may fall on or after this date");
  command->add_option("--to", request->to, "Only events that may fall on or before this date");
  command->add_option("--known-by", request->known_by,
                      "Answer as it would have been given on that day");
  command->add_option("--relation", request->options.relation, "Only this relation or event type");
  command->add_option("--min-weight", request->options.min_weight,
                      "Only links with as much evidence");
  command->add_option("--max-nodes", request->options.max_nodes,
                      "Cut to the strongest so many (default 40; 0: all)");
  add_common_options(*command, common);
  command->footer(
      "Formats: text, json, dot, svg, png.\n\nExamples:\n"
      "  weft graph DeepSeek -o deepseek.svg\n"
      "  weft graph Nvidia Huawei --hops 2 --max-nodes 25 -o chips.png\n"
      "  weft graph --from 2024 --format json");
  command->callback(
      [=, &common, &action] { action = [=, &common] { return run_graph(common, *request); }; });
}

struct PathRequest {
  std::string from, to;
  PathOptions options;
};

int run_path(const CommonOptions& common, const PathRequest& request) {
  return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
    WEFT_ASSIGN(ends, entity_arguments(store, {request.from, request.to}));
    WEFT_ASSIGN(paths, paths_between(store, ends[0], ends[1], request.options));
    return text_and_json(std::make_shared<PathAnswer>(std::move(paths)), common);
  });
}

void add_path(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command = program.add_subcommand(
      "path", "How two entities are connected, with the evidence of each step");
  auto request = std::make_shared<PathRequest>();
  command->add_option("from", request->from, "Name, alias or identifier")->required();
  command->add_option("to", request->to, "Name, alias or identifier")->required();
  command->add_option("--max-hops", request->options.max_hops,
                      "Longest path to look for (default 4)");
  command->add_option("--count", request->options.count, "How many paths (default 1)");
  command->add_flag("--in-order", request->options.in_order,
                    "Each step no earlier than the one before");
  add_common_options(*command, common);
  command->footer(
      "Formats: text, json.\n\nExample:\n  weft path Nvidia \"export controls\" --count 3");
  command->callback(
      [=, &common, &action] { action = [=, &common] { return run_path(common, *request); }; });
}

}  // namespace

void add_event_commands(CLI::App& program, CommonOptions& common, Action& action) {
  add_timeline(program, common, action);
  add_graph(program, common, action);
  add_path(program, common, action);
}

}  // namespace weft::cli
