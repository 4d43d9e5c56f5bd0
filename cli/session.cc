#include "cli/session.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace weft::cli {
namespace {

namespace fs = std::filesystem;

std::string names_of(const std::vector<FormatWriter>& writers) {
  std::string names;
  for (const auto& writer : writers)
    names += (names.empty() ? "" : ", ") + std::string(writer.name);
  return names;
}

Status write_file(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file)
    return fail(ErrorCode::kIo, std::string("cannot be written: ") + std::strerror(errno), path);
  return ok();
}

int exit_status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kNotFound:
    case ErrorCode::kAmbiguous:
      return kNoAnswer;
    case ErrorCode::kUsage:
      return kWrongUsage;
    case ErrorCode::kLocked:
    case ErrorCode::kCorrupt:
    case ErrorCode::kSchema:
      return kStoreUnusable;
    case ErrorCode::kIo:
    case ErrorCode::kMalformed:
      break;
  }
  return kFailed;
}

}  // namespace

std::string format_of(const CommonOptions& options) {
  if (!options.format.empty()) return options.format;
  const auto extension = fs::path(options.output).extension().string();
  if (extension == ".md") return "markdown";
  if (extension.empty() || extension == ".txt") return "text";
  return extension.substr(1);
}

Status write_answer(const CommonOptions& options, const std::vector<FormatWriter>& writers) {
  const auto format = format_of(options);
  const auto writer =
      std::find_if(writers.begin(), writers.end(), [&](const auto& w) { return w.name == format; });
  if (writer == writers.end()) {
    return fail(ErrorCode::kUsage,
                "this answer has no format \"" + format + "\"; it has: " + names_of(writers));
  }
  if (options.output.empty()) {
    WEFT_TRY(writer->write(std::cout));
    std::cout.flush();
    if (!std::cout) return fail(ErrorCode::kIo, "cannot be written", "standard output");
    return ok();
  }
  // A file that was there before is replaced only by a whole answer.
  std::ostringstream bytes;
  WEFT_TRY(writer->write(bytes));
  return write_file(options.output, bytes.view());
}

int write_lines(const CommonOptions& options, const std::function<int(std::ostream&)>& write,
                std::string_view other_format) {
  const auto format = format_of(options);
  const bool lines = format == "json" || format == "jsonl" || format == "text";
  if (!lines && (other_format.empty() || format != other_format)) {
    const std::string also = other_format.empty() ? "" : ", or " + std::string{other_format};
    return report(fail(ErrorCode::kUsage, "this answer has no format \"" + format +
                                              "\": it is JSON, an object a line" + also));
  }
  std::ofstream file;
  if (!options.output.empty()) file.open(options.output, std::ios::binary | std::ios::trunc);
  std::ostream& out = options.output.empty() ? std::cout : file;
  const int status = out ? write(out) : kDone;
  out.flush();
  if (out) return status;
  return report(fail(ErrorCode::kIo, std::string("cannot be written: ") + std::strerror(errno),
                     options.output.empty() ? "standard output" : options.output));
}

int report(const Error& error) {
  std::cerr << "weft: " << describe(error) << '\n';
  return exit_status_of(error.code);
}

int report_store(const Error& error) {
  const auto status = report(error);
  return error.code == ErrorCode::kIo ? kStoreUnusable : status;
}

int ask(const CommonOptions& options, const Question& question) {
  const auto store = open_snapshot(options.store);
  if (!store) return report_store(store.error());
  const auto writers = question(**store);
  if (!writers) return report_store(writers.error());
  const auto written = write_answer(options, *writers);
  return written ? kDone : report(written.error());
}

Terminal terminal_for(const CommonOptions& options) {
  const bool on_terminal = options.output.empty() && isatty(STDOUT_FILENO) != 0;
  winsize size{};
  const bool sized = on_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  const std::size_t columns = sized ? std::clamp<std::size_t>(size.ws_col, 60, 120) : 100;
  return {columns, on_terminal && std::getenv("NO_COLOR") == nullptr};
}

bool is_progress_shown(const CommonOptions& options) {
  return !options.quiet && isatty(STDERR_FILENO) != 0;
}

Result<DayRange> days_option(std::string_view option, const std::string& text) {
  const auto date = parse_edtf(text);
  if (!date)
    return fail(ErrorCode::kUsage, std::string(option) + ": " + date.error().message +
                                       "; write 2024, 2024-03 or 2024-03-15");
  return date->days();
}

Result<DayRange> window_option(const std::string& from, const std::string& to) {
  DayRange window;
  if (!from.empty()) {
    WEFT_ASSIGN(days, days_option("--from", from));
    window.first = days.first;
  }
  if (!to.empty()) {
    WEFT_ASSIGN(days, days_option("--to", to));
    window.last = days.last;
  }
  if (window.first > window.last)
    return fail(ErrorCode::kUsage, "--from " + from + " is later than --to " + to);
  return window;
}

Day today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<Day>(now.time_since_epoch().count());
}

namespace {

/// Where an installation puts `folder`, else beside the program; `variable` of the environment
/// wins.
std::string data_folder(const char* variable, const char* folder) {
  if (const char* given = std::getenv(variable); given != nullptr) return given;
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error).parent_path();
  const auto installed = program.parent_path() / "share" / "weft" / folder;
  return fs::is_directory(installed, error) ? installed.string() : (program / folder).string();
}

}  // namespace

std::string packs_folder() { return data_folder("WEFT_PACKS", "packs"); }
std::string models_folder() { return data_folder("WEFT_MODELS", "models"); }

}  // namespace weft::cli
