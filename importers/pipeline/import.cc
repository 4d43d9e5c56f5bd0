#include "importers/pipeline/import.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "importers/pipeline/input_files.h"
#include "importers/pipeline/understanding.h"
#include "importers/pipeline/workshop.h"
#include "importers/resolve/resolve.h"

namespace weft {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostArticlesACommit = 256;
constexpr auto kLongestWaitForCommit = std::chrono::milliseconds(200);
constexpr auto kProgressEvery = std::chrono::milliseconds(100);

/// The one place that writes: groups articles into commits and says which are on the disk.
class Committer {
 public:
  Committer(StoreWriter& store, std::mutex& store_mutex, const ImportOptions& options)
      : store_(store), mutex_(store_mutex), options_(options) {}

  Status add(const Understood& piece, ImportSummary& summary) {
    const std::lock_guard lock(mutex_);
    if (!piece.facts) {
      ++summary.unchanged;
    } else {
      const auto outcome = store_.put(piece.article, *piece.facts, piece.engine);
      if (!outcome) return outcome.error();
      ++(*outcome == PutOutcome::kNew        ? summary.added
         : *outcome == PutOutcome::kReplaced ? summary.reread
                                             : summary.unchanged);
    }
    staged_.emplace_back(piece.article.id, piece.article.key);
    const bool due = staged_.size() >= kMostArticlesACommit ||
                     Clock::now() - last_commit_ > kLongestWaitForCommit;
    return due ? commit_locked() : ok();
  }

  Status commit() {
    const std::lock_guard lock(mutex_);
    return commit_locked();
  }

 private:
  Status commit_locked() {
    WEFT_TRY(store_.commit());
    last_commit_ = Clock::now();
    if (options_.on_acknowledged) {
      for (const auto& [id, key] : staged_) options_.on_acknowledged(id, key);
    }
    staged_.clear();
    return ok();
  }

  StoreWriter& store_;
  std::mutex& mutex_;
  const ImportOptions& options_;
  Clock::time_point last_commit_ = Clock::now();
  std::vector<std::pair<ArticleId, std::string>> staged_;
};

/// Brings what another engine had read up to this one.
Status reread_stored(StoreWriter& store, const LanguageEngine& engine, Committer& committer,
                     ImportSummary& summary) {
  const auto old = store.read_by_others(engine.fingerprint());
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
    const auto annotations = engine.annotate(found);
    auto facts = resolve(found, annotations, engine);
    Understood piece;
    piece.article = std::move(found);
    piece.facts = std::move(facts);
    piece.engine = engine.fingerprint();
    WEFT_TRY(committer.add(piece, summary));
  }
  return committer.commit();
}

std::uint64_t total_bytes(const std::vector<InputFile>& files) {
  std::uint64_t total = 0;
  for (const auto& file : files) total += file.size_bytes;
  return total;
}

void sort_by_place(std::vector<SetAside>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const SetAside& a, const SetAside& b) {
    return std::tie(a.path, a.place, a.reason) < std::tie(b.path, b.place, b.reason);
  });
}

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
    if (piece.engine != own_engine) ++summary_.annotated;
  }
  void finish() {
    if (file_ != nullptr) summary_.unused_annotations = file_->size() - used_.size();
    sort_by_place(summary_.refused);
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
  WEFT_TRY(reread_stored(store, engine, committer, summary));

  auto inputs = list_input_files(paths);
  summary.set_aside = std::move(inputs.set_aside);
  ImportProgress progress;
  progress.files_total = inputs.files.size();
  progress.bytes_total = total_bytes(inputs.files);

  AnnotationCount annotated(options.annotations, summary);
  const Understanding understand(store, store_mutex, engine, options.annotations);
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  Workshop workshop(std::move(inputs.files), options.read, understand,
                    options.jobs == 0 ? cores : options.jobs);

  auto last_progress = start;
  const auto is_to_stop = [&] {
    return options.strict && !(summary.set_aside.empty() && summary.refused.empty());
  };
  while (!is_to_stop()) {
    auto piece = workshop.take();
    if (!piece) break;
    if (auto* aside = std::get_if<SetAside>(&*piece)) {
      summary.set_aside.push_back(std::move(*aside));
    } else if (std::holds_alternative<FileDone>(*piece)) {
      ++progress.files_read;
    } else {
      auto& article = std::get<Understood>(*piece);
      annotated.add(article, engine.fingerprint());
      if (is_to_stop()) break;
      WEFT_TRY(committer.add(article, summary));
      ++summary.articles_read;
      ++progress.articles_done;
    }
    if (options.on_progress && Clock::now() - last_progress > kProgressEvery) {
      last_progress = Clock::now();
      progress.bytes_read = workshop.bytes_read();
      options.on_progress(progress);
    }
  }
  WEFT_TRY(committer.commit());

  summary.stopped = is_to_stop();
  summary.bytes = workshop.bytes_read();
  summary.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  annotated.finish();
  sort_by_place(summary.set_aside);
  return summary;
}

}  // namespace weft
