#include "importers/pipeline/watch_import.h"

#include <poll.h>

#include <chrono>
#include <filesystem>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include "core/store.h"
#include "importers/pipeline/folder_watch.h"

namespace weft {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kKeptOpen{2000};
constexpr milliseconds kBetweenTries{500};
constexpr milliseconds kAnHour = std::chrono::hours(1);

void add(ImportSummary& total, ImportSummary batch) {
  total.articles_read += batch.articles_read;
  total.added += batch.added;
  total.unchanged += batch.unchanged;
  total.reread += batch.reread;
  total.files_left_unread += batch.files_left_unread;
  total.bytes += batch.bytes;
  total.seconds += batch.seconds;
  std::move(batch.set_aside.begin(), batch.set_aside.end(), std::back_inserter(total.set_aside));
}

/// What was told of and is gone again is nobody's trouble.
std::vector<std::string> still_there(std::vector<std::string> files) {
  std::erase_if(files, [](const std::string& file) {
    std::error_code error;
    return !std::filesystem::exists(file, error);
  });
  return files;
}

class Watch {
 public:
  Watch(std::string store, const LanguageEngine& engine, const WatchOptions& options)
      : directory_(std::move(store)), engine_(engine), options_(options) {}

  Result<ImportSummary> run(const std::vector<std::string>& folders) {
    WEFT_ASSIGN(watch, FolderWatch::open(folders));
    WEFT_TRY(open());  // made now if it is not there, and trouble with it is told at once
    auto longest = milliseconds(0);  // what is there need not be waited for
    bool ready = false;
    while (!is_stopped()) {
      WEFT_ASSIGN(files, watch->wait(longest, options_.wake));
      if (is_stopped()) break;
      WEFT_TRY(import(still_there(std::move(files))));
      if (!ready && options_.on_ready) options_.on_ready();
      ready = true;
      longest = store_ ? kKeptOpen : kAnHour;
    }
    return std::move(total_);
  }

 private:
  [[nodiscard]] bool is_stopped() const { return *options_.import.stop; }

  Status open() {
    WEFT_ASSIGN(store, open_writer(directory_));
    store_ = std::move(store);
    reread_ = true;  // somebody else may have written to it meanwhile
    return ok();
  }

  /// Opens the store, after another program if need be; it stays closed where we are stopped first.
  Status open_in_turn() {
    for (bool told = false; !is_stopped(); told = true) {
      const auto opened = open();
      if (opened || opened.error().code != ErrorCode::kLocked) return opened;
      if (!told && options_.on_waiting) options_.on_waiting();
      pollfd waiting{options_.wake, POLLIN, 0};
      poll(&waiting, 1, static_cast<int>(kBetweenTries.count()));
    }
    return ok();
  }

  Status import(const std::vector<std::string>& files) {
    if (files.empty()) {
      store_.reset();
      return ok();
    }
    if (!store_) WEFT_TRY(open_in_turn());
    if (!store_) return ok();
    auto import = options_.import;
    import.reread = std::exchange(reread_, false);
    WEFT_ASSIGN(batch, import_paths(*store_, engine_, files, import));
    if (options_.on_batch) options_.on_batch(files, batch);
    add(total_, std::move(batch));
    return ok();
  }

  const std::string directory_;
  const LanguageEngine& engine_;
  const WatchOptions& options_;
  std::unique_ptr<StoreWriter> store_;
  bool reread_ = true;
  ImportSummary total_;
};

}  // namespace

Result<ImportSummary> watch_folders(const std::string& store, const LanguageEngine& engine,
                                    const std::vector<std::string>& folders,
                                    const WatchOptions& options) {
  return Watch(store, engine, options).run(folders);
}

}  // namespace weft
