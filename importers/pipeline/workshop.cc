#include "importers/pipeline/workshop.h"

#include <utility>

namespace weft {
namespace {

constexpr std::size_t kMostWaiting = 64;
constexpr std::size_t kMostFinished = 256;

}  // namespace

Workshop::Workshop(std::vector<InputFile> files, ReadOptions options, Understand understand,
                   unsigned threads)
    : files_(std::move(files)), options_(std::move(options)), understand_(std::move(understand)) {
  working_ = threads;
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workshop::~Workshop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

std::optional<Finished> Workshop::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !finished_.empty() || working_ == 0; });
  if (finished_.empty()) return std::nullopt;
  auto piece = std::move(finished_.front());
  finished_.pop_front();
  changed_.notify_all();
  return piece;
}

void Workshop::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (!waiting_.empty()) {
      auto article = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      finish(understand_(std::move(article)));
      lock.lock();
    } else if (next_file_ < files_.size()) {
      const auto& file = files_[next_file_++];
      ++reading_;
      lock.unlock();
      read_file(file);
      lock.lock();
      --reading_;
      changed_.notify_all();
    } else if (reading_ > 0) {
      changed_.wait(lock);
    } else {
      break;
    }
  }
  --working_;
  changed_.notify_all();
}

void Workshop::read_file(const InputFile& file) {
  const auto source = FileSource::open(file.path, &bytes_read_);
  if (!source) {
    finish(SetAside{file.path, "", source.error().message});
  } else {
    ReadSink sink;
    sink.article = [this](Article article) { accept(std::move(article)); };
    sink.set_aside = [this](SetAside piece) { finish(std::move(piece)); };
    read_source(**source, file.path, options_, sink);
  }
  finish(FileDone{});
}

void Workshop::accept(Article article) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    if (waiting_.size() < kMostWaiting) {
      waiting_.push_back(std::move(article));
      changed_.notify_all();
      return;
    }
  }
  finish(understand_(std::move(article)));
}

void Workshop::finish(Finished piece) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || finished_.size() < kMostFinished; });
  if (stopping_) return;
  finished_.push_back(std::move(piece));
  changed_.notify_all();
}

}  // namespace weft
