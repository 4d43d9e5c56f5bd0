#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "cli/commands.h"
#include "queries/likeness.h"

namespace weft::cli {

void add_common_options(CLI::App& command, CommonOptions& options) {
  command
      .add_option("--store", options.store,
                  "Folder of the store (default: $WEFT_STORE, else ./weft.db)")
      ->type_name("DIR");
  command
      .add_option("--format", options.format,
                  "Format of the answer (default: text, or by the extension of -o)")
      ->type_name("F");
  command
      .add_option("-o,--output", options.output,
                  "File to write the answer to (default: standard output)")
      ->type_name("FILE");
  command.add_flag("--quiet,-q", options.quiet, "No messages but errors");
}

namespace {

/// The command that a misspelt one may mean; nullptr if none is at all alike.
const CLI::App* nearest_command(const CLI::App& program, std::string_view word) {
  const Likeness likeness(word);
  double best = 0.4;
  const CLI::App* nearest = nullptr;
  for (const auto* command : program.get_subcommands({})) {
    const double near = likeness.to(command->get_name());
    if (near > best) {
      best = near;
      nearest = command;
    }
  }
  return nearest;
}

/// Says so if the first word is no command.
bool names_no_command(const CLI::App& program, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  const auto commands = program.get_subcommands({});
  const auto is_named = [&](const CLI::App* command) { return command->get_name() == argv[1]; };
  if (std::any_of(commands.begin(), commands.end(), is_named)) return false;
  std::cerr << "weft: there is no command \"" << argv[1] << '"';
  const auto* nearest = nearest_command(program, argv[1]);
  if (nearest != nullptr) std::cerr << "; did you mean \"" << nearest->get_name() << "\"?";
  std::cerr << "\nRun \"weft --help\" for a list.\n";
  return true;
}

int run(int argc, char** argv) {
  CLI::App program{
      "weft turns news articles into timelines and relationship graphs, with the sentence that "
      "proves each line.\n\n"
      "  weft import examples              read a folder of articles\n"
      "  weft timeline Huawei --from 2023  what happened, when, according to whom\n"
      "  weft graph DeepSeek -o deepseek.svg\n"
      "  weft path Nvidia \"export controls\"\n",
      "weft"};
  program.require_subcommand(1);
  program.footer("\"weft COMMAND --help\" explains one command, with examples.");
  CommonOptions options;
  const char* store = std::getenv("WEFT_STORE");
  options.store = store != nullptr && *store != '\0' ? store : "weft.db";
  Action action;
  add_import_commands(program, options, action);
  add_gather_commands(program, options, action);
  add_event_commands(program, options, action);
  add_entity_commands(program, options, action);
  add_store_commands(program, options, action);
  if (names_no_command(program, argc, argv)) return kWrongUsage;
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kDone : kWrongUsage;
  }
  return action();
}

}  // namespace
}  // namespace weft::cli

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return weft::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::cerr << "weft: out of memory\n";
  } catch (const std::exception& error) {
    std::cerr << "weft: " << error.what() << '\n';
  }
  return weft::cli::kFailed;
}
