#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace weft {

/// Tells which files appear in some folders and what lies below them: first those that are there,
/// then each that is closed after writing or moved in. A file that nobody was seen to close, for it
/// was there before it was watched, counts as complete once it has not changed for kSettled. Hidden
/// entries, stores and names of unfinished downloads are passed over. New folders are watched too;
/// where the kernel loses count, all is looked through again. By inotify(7). One thread.
class FolderWatch {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds kSettled{2};

  /// Errors: kUsage if one is no folder; kIo if it may not be read or the kernel gives no more
  /// watches.
  [[nodiscard]] static Result<std::unique_ptr<FolderWatch>> open(
      const std::vector<std::string>& folders);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// The files that have become complete, by path, each once; waits for the first, but not longer
  /// than `longest` and not when the file descriptor `wake` (-1: none) is readable: then there may
  /// be none. Errors: kIo if none of the folders is left, or what open() may give.
  [[nodiscard]] Result<std::vector<std::string>> wait(std::chrono::milliseconds longest, int wake);

 private:
  struct Look {  ///< At a file that may still be written.
    std::uint64_t size = 0;
    std::int64_t changed = 0;
    Clock::time_point since;
    friend bool same(const Look& a, const Look& b) {
      return a.size == b.size && a.changed == b.changed;
    }
  };
  explicit FolderWatch(int handle) : handle_(handle) {}

  Status add_tree(const std::string& root);
  Status add_folder(const std::string& folder, std::vector<std::string>& further);
  void forget_tree(const std::string& folder);
  Status read_events();
  Status take_event(int watch, std::uint32_t what, std::string_view name);
  void look_at(const std::string& path);
  void look_again();

  int handle_;
  std::vector<std::string> roots_;
  std::map<int, std::string> watched_;
  std::map<std::string, Look> settling_;
  std::set<std::string> complete_;
};

}  // namespace weft
