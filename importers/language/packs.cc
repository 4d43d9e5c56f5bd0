#include "importers/language/packs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/ids.h"
#include "importers/language/detail/event_noun_file.h"
#include "importers/language/detail/pack_file.h"

namespace weft {
namespace {

constexpr std::string_view kEnglish = "english.txt";
constexpr std::string_view kEventNouns = "event-nouns";

bool holds_event_nouns(const std::filesystem::path& path) {
  return path.extension() == ".txt" && path.filename().string().starts_with(kEventNouns);
}
constexpr std::string_view kTimes = "times.txt";

bool is_times(const std::filesystem::path& path) {
  const auto name = path.filename().string();
  return name == kTimes || (name.starts_with("times-") && name.ends_with(".txt"));
}

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
    const bool pack = path.extension() == ".json" || path.filename() == kEnglish ||
                      is_times(path) || holds_event_nouns(path);
    if (pack) files.push_back(path);
  }
  if (error) {
    return fail(ErrorCode::kIo, "cannot list the packs: " + error.message(), folder);
  }
  if (files.empty()) return fail(ErrorCode::kIo, "holds no packs (*.json)", folder);
  // "event-nouns.txt" before "event-nouns-more.txt": the first entry of a noun wins.
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.stem().string() < b.stem().string(); });
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

/// `files` as they are named, but times.txt goes before all others.
Result<TimeGrammar> grammar_of(std::vector<TimeGrammarFile> files) {
  if (files.empty()) return TimeGrammar{};
  const auto first = std::find_if(files.begin(), files.end(), [](const TimeGrammarFile& file) {
    return std::filesystem::path(file.name).filename() == kTimes;
  });
  if (first == files.end()) {
    files.insert(files.begin(), {std::string{kTimes}, std::string{built_in_time_grammar()}});
  } else {
    std::rotate(files.begin(), first, first + 1);
  }
  return TimeGrammar::parse(files);
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
  std::vector<TimeGrammarFile> times;
  for (const auto& path : files) {
    WEFT_ASSIGN(bytes, bytes_of(path));
    hasher.add(path.filename().string()).add(bytes);
    if (path.filename() == kEnglish) {
      read_word_list(bytes, packs.words.english);
    } else if (holds_event_nouns(path)) {
      WEFT_TRY(detail::read_event_nouns(bytes, path.string(), packs.event_nouns));
    } else if (is_times(path)) {
      times.push_back({path.string(), std::move(bytes)});
    } else {
      WEFT_TRY(detail::read_pack_file(bytes, path.string(), packs));
    }
  }
  WEFT_ASSIGN(grammar, grammar_of(std::move(times)));
  packs.times = std::move(grammar);
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
