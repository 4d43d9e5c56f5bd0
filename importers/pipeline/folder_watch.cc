#include "importers/pipeline/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include "core/store.h"

namespace weft {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MOVED_FROM |
                                  IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;
constexpr Milliseconds kLookEvery{500};

bool is_passed_over(std::string_view name) {
  constexpr std::array<std::string_view, 7> kUnfinished = {
      "~", ".part", ".partial", ".crdownload", ".download", ".tmp", ".making"};
  return name.starts_with('.') ||
         std::any_of(kUnfinished.begin(), kUnfinished.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

std::string below(const std::string& folder, std::string_view name) {
  return (fs::path(folder) / name).native();
}

/// Of a file with something in it; an empty one will be closed again once it has.
std::optional<struct stat> state_of(const std::string& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0 || !S_ISREG(state.st_mode) || state.st_size == 0)
    return std::nullopt;
  return state;
}

std::int64_t nanoseconds_of(const timespec& time) {
  return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

std::int64_t wall_clock_nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return nanoseconds_of(now);
}

/// A link made to a file is never closed after writing; it is complete when it appears.
bool is_link(const std::string& path) {
  struct stat state {};
  if (::lstat(path.c_str(), &state) != 0) return false;
  return S_ISLNK(state.st_mode) || (S_ISREG(state.st_mode) && state.st_nlink > 1);
}

}  // namespace

Result<std::unique_ptr<FolderWatch>> FolderWatch::open(const std::vector<std::string>& folders) {
  const int handle = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (handle < 0)
    return fail(ErrorCode::kIo, std::string("folders cannot be watched: ") + std::strerror(errno));
  std::unique_ptr<FolderWatch> watch(new FolderWatch(handle));
  for (const auto& folder : folders) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
      return fail(ErrorCode::kUsage, "is no folder; weft watch takes folders, weft import files",
                  folder);
    // A link to a folder is watched where it is named, though none below is followed.
    const auto root = fs::is_symlink(folder, error) ? below(folder, ".") : folder;
    watch->roots_.push_back(root);
    WEFT_TRY(watch->add_tree(root));
  }
  return watch;
}

FolderWatch::~FolderWatch() { close(handle_); }

Result<std::vector<std::string>> FolderWatch::wait(Milliseconds longest, int wake) {
  const auto end = Clock::now() + longest;
  for (;;) {
    WEFT_TRY(read_events());
    look_again();
    const auto now = Clock::now();
    if (!complete_.empty() || now >= end) break;
    auto left = std::chrono::ceil<Milliseconds>(end - now);
    if (!settling_.empty()) left = std::min(left, kLookEvery);
    std::array<pollfd, 2> waiting = {{{handle_, POLLIN, 0}, {wake, POLLIN, 0}}};
    poll(waiting.data(), waiting.size(),
         static_cast<int>(std::min(left, Milliseconds(60'000)).count()));
    if ((waiting[1].revents & POLLIN) != 0) break;
  }
  std::vector<std::string> files(complete_.begin(), complete_.end());
  complete_.clear();
  return files;
}

/// Watches first and lists then, so that nothing that appears in between is missed.
Status FolderWatch::add_tree(const std::string& root) {
  std::vector<std::string> folders = {root};
  while (!folders.empty()) {
    const auto folder = std::move(folders.back());
    folders.pop_back();
    WEFT_TRY(add_folder(folder, folders));
  }
  return ok();
}

Status FolderWatch::add_folder(const std::string& folder, std::vector<std::string>& further) {
  if (has_store(folder)) return ok();
  const int watch = inotify_add_watch(handle_, folder.c_str(), kEvents);
  if (watch < 0) {
    if (errno == ENOSPC)
      return fail(ErrorCode::kIo,
                  "the system allows no more watches; raise fs.inotify.max_user_watches", folder);
    // Gone again, or not ours to read: what lies below cannot be told of.
    if (std::find(roots_.begin(), roots_.end(), folder) == roots_.end()) return ok();
    return fail(ErrorCode::kIo, std::string("cannot be watched: ") + std::strerror(errno), folder);
  }
  watched_[watch] = folder;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), last; !error && entry != last;
       entry.increment(error)) {
    if (is_passed_over(entry->path().filename().native())) continue;
    std::error_code unknown;
    const bool is_folder = entry->is_directory(unknown) && !entry->is_symlink(unknown);
    if (is_folder)
      further.push_back(entry->path().native());
    else
      look_at(entry->path().native());
  }
  return ok();
}

/// What lay below a folder that was moved away is not ours any more, or is under another name.
void FolderWatch::forget_tree(const std::string& folder) {
  const auto beginning = folder + "/";
  for (auto entry = watched_.begin(); entry != watched_.end();) {
    const bool inside = entry->second == folder || entry->second.starts_with(beginning);
    if (inside) inotify_rm_watch(handle_, entry->first);
    entry = inside ? watched_.erase(entry) : std::next(entry);
  }
}

Status FolderWatch::read_events() {
  alignas(inotify_event) std::array<char, 64 * 1024> buffer;
  for (;;) {
    const auto length = read(handle_, buffer.data(), buffer.size());
    if (length <= 0) break;
    for (std::size_t at = 0; at < static_cast<std::size_t>(length);) {
      inotify_event event;
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = buffer.data() + at + sizeof event;
      WEFT_TRY(take_event(event.wd, event.mask, event.len > 0 ? name : ""));
      at += sizeof event + event.len;
    }
  }
  if (watched_.empty())
    return fail(ErrorCode::kIo, "none of the watched folders is there any more");
  return ok();
}

Status FolderWatch::take_event(int watch, std::uint32_t what, std::string_view name) {
  if ((what & IN_Q_OVERFLOW) != 0) {
    for (const auto& root : roots_) WEFT_TRY(add_tree(root));
    return ok();
  }
  const auto folder = watched_.find(watch);
  if (folder == watched_.end()) return ok();
  if ((what & IN_IGNORED) != 0) {
    watched_.erase(folder);
    return ok();
  }
  if (name.empty() || is_passed_over(name) || has_store(folder->second)) return ok();
  const auto path = below(folder->second, name);
  if ((what & IN_ISDIR) != 0) {
    if ((what & IN_MOVED_FROM) != 0) forget_tree(path);
    if ((what & (IN_CREATE | IN_MOVED_TO)) != 0) return add_tree(path);
    return ok();
  }
  const bool closed = (what & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
  if (closed || ((what & IN_CREATE) != 0 && is_link(path))) {
    settling_.erase(path);
    if (state_of(path)) complete_.insert(path);
  }
  return ok();
}

void FolderWatch::look_at(const std::string& path) {
  const auto state = state_of(path);
  if (!state) return;
  const auto changed = nanoseconds_of(state->st_mtim);
  const auto rest = std::chrono::nanoseconds(kSettled).count();
  if (changed < wall_clock_nanoseconds() - rest)
    complete_.insert(path);
  else
    settling_[path] = {static_cast<std::uint64_t>(state->st_size), changed, Clock::now()};
}

void FolderWatch::look_again() {
  const auto now = Clock::now();
  for (auto entry = settling_.begin(); entry != settling_.end();) {
    auto& [path, before] = *entry;
    const auto state = state_of(path);
    bool done = !state;
    if (state) {
      const Look look{static_cast<std::uint64_t>(state->st_size), nanoseconds_of(state->st_mtim),
                      now};
      if (!same(before, look)) before = look;
      done = now - before.since >= kSettled;
      if (done) complete_.insert(path);
    }
    entry = done ? settling_.erase(entry) : std::next(entry);
  }
}

}  // namespace weft
