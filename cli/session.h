#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/store.h"

namespace weft::cli {

/// Exit statuses that scripts rely on.
enum ExitStatus : int {
  kDone = 0,
  kNoAnswer = 1,
  kWrongUsage = 2,
  kSetAside = 3,
  kStoreUnusable = 4,
  kFailed = 5
};

/// Options that every command takes.
struct CommonOptions {
  std::string store;   ///< Directory.
  std::string format;  ///< Empty: by the extension of `output`, else text.
  std::string output;  ///< Empty: standard output.
  bool quiet = false;
};

/// The format that the options choose.
[[nodiscard]] std::string format_of(const CommonOptions& options);

/// A command's way to one format.
struct FormatWriter {
  std::string_view name;
  std::function<Status(std::ostream&)> write;
};

/// Writes an answer in the format that the options choose. Errors: kUsage if `writers` has no such
/// format (naming those it has), kIo if the output cannot be written.
[[nodiscard]] Status write_answer(const CommonOptions& options,
                                  const std::vector<FormatWriter>& writers);

/// Hands `write` where an answer of JSON lines goes, so that it can be written while it is made;
/// gives its exit status, or reports trouble with the format or the output. `other_format` is one
/// that `write` knows besides.
[[nodiscard]] int write_lines(const CommonOptions& options,
                              const std::function<int(std::ostream&)>& write,
                              std::string_view other_format = {});

/// The exit status for trouble, after one line about it on standard error.
[[nodiscard]] int report(const Error& error);
/// The same for trouble with the store itself: a disk that fails makes the store unusable.
[[nodiscard]] int report_store(const Error& error);

/// Opens the store, asks `question` of it and writes the answer; gives the exit status. What the
/// question's writers refer to must be owned by them.
using Question = std::function<Result<std::vector<FormatWriter>>(const Snapshot&)>;
[[nodiscard]] int ask(const CommonOptions& options, const Question& question);

/// How wide and colourful text may be where it goes.
struct Terminal {
  std::size_t columns;
  bool colour;
};
[[nodiscard]] Terminal terminal_for(const CommonOptions& options);
[[nodiscard]] bool is_progress_shown(
    const CommonOptions& options);  ///< Standard error is a terminal.

/// Reads a date option; whole periods are allowed ("2024", "2024-33"). Errors: kUsage.
[[nodiscard]] Result<DayRange> days_option(std::string_view option, const std::string& text);
/// From the first day of `from` to the last of `to`; an empty text leaves that end open.
[[nodiscard]] Result<DayRange> window_option(const std::string& from, const std::string& to);

[[nodiscard]] Day today();

/// The folder with the packs: $WEFT_PACKS, else beside the program, else where it is installed.
[[nodiscard]] std::string packs_folder();
/// The folder with the language models, likewise: $WEFT_MODELS wins.
[[nodiscard]] std::string models_folder();

}  // namespace weft::cli
