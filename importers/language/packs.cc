#include "importers/language/packs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/ids.h"
#include "importers/language/detail/pack_file.h"

namespace weft {
namespace {

constexpr std::string_view kEnglish = "english.txt";
constexpr std::string_view kLists = "lists";

/// The lists of names: none if there is no such folder.
std::vector<std::filesystem::path> lists_of(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  const auto lists = std::filesystem::path(folder) / kLists;
  for (std::filesystem::directory_iterator entry(lists, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".txt") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<std::filesystem::path>> files_of(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const auto& path = entry->path();
    if (path.extension() == ".json" || path.filename() == kEnglish) files.push_back(path);
  }
  if (error) {
    return fail(ErrorCode::kIo, "cannot list the packs: " + error.message(), folder);
  }
  if (files.empty()) return fail(ErrorCode::kIo, "holds no packs (*.json)", folder);
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::string> bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (!in) return fail(ErrorCode::kIo, "cannot be read", path.string());
  return bytes;
}

/// One word a line; lines that begin with "#" are comments.
void read_word_list(std::string_view bytes, WordSet& words) {
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const auto line = bytes.substr(0, end);
    if (!line.empty() && line.front() != '#') words.emplace(line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

}  // namespace

const PackEntity* Packs::find(std::string_view pack_id) const {
  const auto found = std::lower_bound(
      entities.begin(), entities.end(), pack_id,
      [](const PackEntity& entity, std::string_view id) { return entity.pack_id < id; });
  return found != entities.end() && found->pack_id == pack_id ? &*found : nullptr;
}

Result<Packs> load_packs(const std::string& folder) {
  WEFT_ASSIGN(files, files_of(folder));
  Packs packs;
  Hasher hasher("packs");
  for (const auto& path : files) {
    WEFT_ASSIGN(bytes, bytes_of(path));
    hasher.add(path.filename().string()).add(bytes);
    if (path.filename() == kEnglish) {
      read_word_list(bytes, packs.words.english);
    } else {
      WEFT_TRY(detail::read_pack_file(bytes, path.string(), packs));
    }
  }
  for (const auto& path : lists_of(folder)) {
    WEFT_ASSIGN(bytes, bytes_of(path));
    hasher.add(path.filename().string()).add(bytes);
    std::size_t line = 0;
    if (!packs.lists.add(bytes, line)) {
      return fail(ErrorCode::kMalformed, "is no name, tab and letters that are known",
                  path.string() + ":" + std::to_string(line));
    }
  }
  std::sort(packs.entities.begin(), packs.entities.end(),
            [](const PackEntity& a, const PackEntity& b) { return a.pack_id < b.pack_id; });
  const auto twice =
      std::adjacent_find(packs.entities.begin(), packs.entities.end(),
                         [](const auto& a, const auto& b) { return a.pack_id == b.pack_id; });
  if (twice != packs.entities.end()) {
    return fail(ErrorCode::kMalformed, "two entities have the id \"" + twice->pack_id + "\"",
                folder);
  }
  packs.fingerprint = hasher.digest();
  return packs;
}

}  // namespace weft
