#pragma once

#include <functional>

#include "cli/session.h"

namespace CLI {
class App;
}

namespace weft::cli {

/// What the chosen command does once its options are read; gives the exit status.
using Action = std::function<int()>;

/// Adds the options that every command takes.
void add_common_options(CLI::App& command, CommonOptions& options);

// Each adds its commands to `program`; parsing sets `action` to the chosen one. `options` and
// `action` outlive the parsed program.
void add_import_commands(CLI::App& program, CommonOptions& options,
                         Action& action);  ///< import, read, annotate
void add_gather_commands(CLI::App& program, CommonOptions& options,
                         Action& action);  ///< fetch, watch
void add_event_commands(CLI::App& program, CommonOptions& options,
                        Action& action);  ///< timeline, graph, path
void add_entity_commands(CLI::App& program, CommonOptions& options,
                         Action& action);  ///< entity, entities, compare, predictions, show
void add_store_commands(CLI::App& program, CommonOptions& options,
                        Action& action);  ///< stats, verify, forget

}  // namespace weft::cli
