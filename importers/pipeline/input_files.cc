#include "importers/pipeline/input_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "core/store.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  const auto name = path.filename().native();
  return !name.empty() && name.front() == '.';
}

bool is_broken_link(const fs::directory_entry& entry) {
  std::error_code error;
  return entry.is_symlink(error) && !entry.exists(error);
}

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kSettlesAfter = 2 * kSecond;

std::int64_t now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

/// Adds what the path names: a regular file, or a pipe that was asked for by name.
void add_file(const std::string& path, InputFiles& out) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) {
    const auto* reason = errno == ENOENT ? "the link leads nowhere" : std::strerror(errno);
    out.set_aside.push_back({path, "", std::string("it cannot be examined: ") + reason});
    return;
  }
  InputFile file{path};
  file.size_bytes = S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
  file.changed_ns = about.st_mtim.tv_sec * kSecond + about.st_mtim.tv_nsec;
  file.inode = about.st_ino;
  file.settled = S_ISREG(about.st_mode) && now_ns() - file.changed_ns > kSettlesAfter;
  out.files.push_back(std::move(file));
}

void list_folder(const fs::path& folder, InputFiles& out) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  if (error) {
    out.set_aside.push_back(
        {folder.native(), "", "the folder cannot be listed: " + error.message()});
    return;
  }
  while (entry != fs::end(entry)) {
    const bool passed_over = is_hidden(entry->path()) || has_store(entry->path().native());
    if (passed_over && entry->is_directory(error)) entry.disable_recursion_pending();
    if (!passed_over && (entry->is_regular_file(error) || is_broken_link(*entry)))
      add_file(entry->path().native(), out);
    const auto at = entry->path().native();
    entry.increment(error);
    if (error) {
      out.set_aside.push_back({at, "", "the folder cannot be listed: " + error.message()});
      error.clear();
    }
  }
}

}  // namespace

InputFiles list_input_files(const std::vector<std::string>& paths) {
  InputFiles out;
  for (const auto& path : paths) {
    std::error_code error;
    const auto status =
        path == "-" ? fs::file_status{fs::file_type::regular} : fs::status(path, error);
    if (status.type() == fs::file_type::directory) {
      list_folder(path, out);
    } else if (status.type() == fs::file_type::not_found) {
      out.set_aside.push_back({path, "", "there is no such file or folder"});
    } else if (error || status.type() == fs::file_type::none) {
      out.set_aside.push_back({path, "", "it cannot be examined: " + error.message()});
    } else if (path == "-") {
      out.files.push_back({path});
    } else {
      add_file(path, out);
    }
  }
  std::sort(out.files.begin(), out.files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
  out.files.erase(std::unique(out.files.begin(), out.files.end(), same), out.files.end());
  return out;
}

}  // namespace weft
