#include "importers/pipeline/import.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "importers/pipeline/file_ledger.h"
#include "importers/pipeline/input_files.h"
#include "importers/pipeline/understanding.h"
#include "importers/pipeline/workshop.h"
#include "importers/readers/event_layouts.h"

namespace weft {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostArticlesACommit = 256;
constexpr std::size_t kMostEventsACommit = 64'000;  // What a group takes in memory is theirs.
// What a kill may cost; each commit looks up in the store all keys of what it adds.
constexpr auto kLongestWaitForCommit = std::chrono::milliseconds(1000);
constexpr int kPatience = 4;  // So many times as long as the last commit took, if that is longer.
constexpr auto kProgressEvery = std::chrono::milliseconds(100);

/// The one place that writes: groups articles into commits and says which are on the disk.
class Committer {
 public:
  Committer(StoreWriter& store, std::mutex& store_mutex, const ImportOptions& options)
      : store_(store), mutex_(store_mutex), options_(options) {}

  Status add(Understood piece, ImportSummary& summary) {
    const std::lock_guard lock(mutex_);
    if (piece.article) staged_events_ += piece.article->facts.events.size();
    staged_.emplace_back(piece.id, piece.key);
    WEFT_TRY(put_understood(store_, std::move(piece), summary));
    const auto longest = std::max<Clock::duration>(kLongestWaitForCommit, kPatience * commit_took_);
    const bool due = staged_.size() >= kMostArticlesACommit ||
                     staged_events_ >= kMostEventsACommit || Clock::now() - last_commit_ > longest;
    return due ? commit_locked() : ok();
  }

  Status commit() {
    const std::lock_guard lock(mutex_);
    return commit_locked();
  }

 private:
  Status commit_locked() {
    const auto begin = Clock::now();
    WEFT_TRY(store_.commit());
    last_commit_ = Clock::now();
    commit_took_ = last_commit_ - begin;
    if (options_.on_acknowledged) {
      for (const auto& [id, key] : staged_) options_.on_acknowledged(id, key);
    }
    staged_.clear();
    staged_events_ = 0;
    return ok();
  }

  StoreWriter& store_;
  std::mutex& mutex_;
  const ImportOptions& options_;
  Clock::time_point last_commit_ = Clock::now();
  Clock::duration commit_took_{};
  std::vector<std::pair<ArticleId, std::string>> staged_;
  std::size_t staged_events_ = 0;
};

/// Brings what another engine had read up to this one.
Status reread_stored(StoreWriter& store, std::uint64_t engine, const Understanding& understand,
                     Committer& committer, ImportSummary& summary) {
  const auto old = store.read_by_others(engine);
  if (!old) return old.error();
  if (old->empty()) return ok();
  const auto before = store.snapshot();
  for (const auto id : *old) {
    auto article = before->article(id);
    if (!article) return article.error();
    if (!article->has_value()) continue;
    auto& found = **article;
    if (found.published_inferred) {
      found.published.reset();
      found.published_inferred = false;
    }
    WEFT_TRY(committer.add(understand.by_engine(std::move(found)), summary));
  }
  return committer.commit();
}

std::uint64_t total_bytes(const std::vector<InputFile>& files) {
  std::uint64_t total = 0;
  for (const auto& file : files) total += file.size_bytes;
  return total;
}

/// Takes files out of the list that an earlier import has read as they are, and counts what came of
/// them.
Status leave_unchanged(const FileLedger& ledger, std::vector<InputFile>& files,
                       ImportSummary& summary, ImportProgress& progress) {
  std::vector<InputFile> changed;
  for (auto& file : files) {
    WEFT_ASSIGN(outcome, ledger.unchanged(file));
    if (!outcome) {
      changed.push_back(std::move(file));
      continue;
    }
    ++summary.files_left_unread;
    summary.articles_read += outcome->articles;
    summary.unchanged += outcome->articles;
    for (auto& piece : outcome->set_aside) summary.set_aside.push_back(std::move(piece));
    ++progress.files_read;
    progress.bytes_read += file.size_bytes;
    progress.articles_done += outcome->articles;
  }
  files = std::move(changed);
  return ok();
}

/// Remembers each file once it was read to its end and all its articles are staged.
class FilesUnderWay {
 public:
  FilesUnderWay(const FileLedger& ledger, std::vector<InputFile> files)
      : ledger_(ledger), files_(std::move(files)) {}

  void add(std::size_t file, SetAside piece) {
    auto& set_aside = open_[file].outcome.set_aside;
    set_aside.push_back(std::move(piece));
  }
  Status add_article(std::size_t file) {
    ++open_[file].outcome.articles;
    return remember_if_whole(file);
  }
  Status end(std::size_t file, std::uint64_t articles) {
    open_[file].expected = articles;
    return remember_if_whole(file);
  }

 private:
  struct Open {
    FileOutcome outcome;
    std::optional<std::uint64_t> expected;
  };
  Status remember_if_whole(std::size_t file) {
    const auto found = open_.find(file);
    if (found->second.expected != found->second.outcome.articles) return ok();
    const auto open = std::move(found->second);
    open_.erase(found);
    return ledger_.remember(files_[file], open.outcome);
  }

  const FileLedger& ledger_;
  const std::vector<InputFile> files_;
  std::unordered_map<std::size_t, Open> open_;
};

/// What a file of annotations was good for in an import.
class AnnotationCount {
 public:
  AnnotationCount(const AnnotationFile* file, ImportSummary& summary)
      : file_(file), summary_(summary) {
    if (file_ == nullptr) return;
    summary_.with_annotations = true;
    summary_.refused = file_->set_aside();
  }
  void add(Understood& piece, std::uint64_t own_engine) {
    for (auto& refused : piece.refused) summary_.refused.push_back(std::move(refused));
    if (piece.annotation_line > 0) used_.insert(piece.annotation_line);
    if (piece.annotation_line > 0 && piece.engine != own_engine) ++summary_.annotated;
  }
  void finish() {
    if (file_ != nullptr) summary_.unused_annotations = file_->size() - used_.size();
    std::sort(summary_.refused.begin(), summary_.refused.end());
  }

 private:
  const AnnotationFile* file_;
  ImportSummary& summary_;
  std::unordered_set<std::uint64_t> used_;  ///< Lines.
};

}  // namespace

Result<ImportSummary> import_paths(StoreWriter& store, const LanguageEngine& engine,
                                   const std::vector<std::string>& paths,
                                   const ImportOptions& options) {
  const auto start = Clock::now();
  ImportSummary summary;
  std::mutex store_mutex;
  Committer committer(store, store_mutex, options);
  const Understanding understand(store, store_mutex, engine, options.annotations);
  if (options.reread) {
    WEFT_TRY(reread_stored(store, engine.fingerprint(), understand, committer, summary));
  }

  auto inputs = list_input_files(paths);
  summary.set_aside = std::move(inputs.set_aside);
  ImportProgress progress;
  progress.files_total = inputs.files.size();
  progress.bytes_total = total_bytes(inputs.files);
  const FileLedger ledger(store, options.read, options.annotations != nullptr);
  const auto& layouts = options.read.event_layouts;
  const bool self_contained =
      options.annotations == nullptr && !(layouts && layouts->has_lookups());
  if (self_contained) WEFT_TRY(leave_unchanged(ledger, inputs.files, summary, progress));
  const auto bytes_left_unread = progress.bytes_read;

  AnnotationCount annotated(options.annotations, summary);
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  FilesUnderWay under_way(ledger, inputs.files);
  Workshop workshop(std::move(inputs.files), options.read, understand,
                    options.jobs == 0 ? cores : options.jobs);

  auto last_progress = start;
  const auto is_refused = [&] {
    return options.strict && !(summary.set_aside.empty() && summary.refused.empty());
  };
  const auto is_interrupted = [&] { return options.stop != nullptr && *options.stop; };
  while (!is_refused() && !is_interrupted()) {
    auto next = workshop.take();
    if (!next) break;
    if (auto* aside = std::get_if<SetAside>(&next->piece)) {
      summary.set_aside.push_back(*aside);
      under_way.add(next->file, std::move(*aside));
    } else if (const auto* done = std::get_if<FileDone>(&next->piece)) {
      ++progress.files_read;
      const std::lock_guard lock(store_mutex);
      WEFT_TRY(under_way.end(next->file, done->articles));
    } else if (auto* article = std::get_if<Understood>(&next->piece)) {
      annotated.add(*article, engine.fingerprint());
      if (is_refused()) break;
      WEFT_TRY(committer.add(std::move(*article), summary));
      ++summary.articles_read;
      ++progress.articles_done;
      const std::lock_guard lock(store_mutex);
      WEFT_TRY(under_way.add_article(next->file));
    }
    if (options.on_progress && Clock::now() - last_progress > kProgressEvery) {
      last_progress = Clock::now();
      progress.bytes_read = bytes_left_unread + workshop.bytes_read();
      options.on_progress(progress);
    }
  }
  WEFT_TRY(committer.commit());

  summary.stopped = is_refused();
  summary.interrupted = is_interrupted();
  summary.bytes = workshop.bytes_read();
  summary.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  annotated.finish();
  std::sort(summary.set_aside.begin(), summary.set_aside.end());
  return summary;
}

}  // namespace weft
