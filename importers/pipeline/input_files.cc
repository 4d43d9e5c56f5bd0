#include "importers/pipeline/input_files.h"

#include <algorithm>
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
    if (!passed_over && entry->is_regular_file(error)) {
      out.files.push_back({entry->path().native(), entry->file_size(error)});
    }
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
    } else {
      const auto size = path == "-" ? 0 : fs::file_size(path, error);
      out.files.push_back({path, error ? 0 : size});
    }
  }
  std::sort(out.files.begin(), out.files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
  out.files.erase(std::unique(out.files.begin(), out.files.end(), same), out.files.end());
  return out;
}

}  // namespace weft
