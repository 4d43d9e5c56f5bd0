#include "importers/pipeline/workshop.h"

#include <chrono>
#include <utility>

#include "importers/text/escaped_bytes.h"

namespace weft {
namespace {

constexpr std::size_t kMostWaiting = 64;
constexpr std::size_t kMostWaitingBytes = 16U << 20U;
constexpr std::size_t kMostFinished = 256;
constexpr auto kLongestWait = std::chrono::milliseconds(100);

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
  const auto is_ready = [this] { return !finished_.empty() || working_ == 0; };
  if (!changed_.wait_for(lock, kLongestWait, is_ready)) return Finished{};
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
      auto raw = std::move(waiting_.front());
      waiting_.pop_front();
      waiting_bytes_ -= raw.piece.article.text.size();
      lock.unlock();
      understand(std::move(raw));
      lock.lock();
    } else if (next_file_ < files_.size()) {
      const auto number = next_file_++;
      ++reading_;
      lock.unlock();
      read_file(number);
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

void Workshop::read_file(std::size_t number) {
  const auto& path = files_[number].path;
  const auto name = with_escaped_bytes(path);
  FileDone done;
  const auto source = FileSource::open(path, &bytes_read_, &stopping_);
  if (!source) {
    finish({number, SetAside{name, "", source.error().message}});
  } else {
    ReadSink sink;
    sink.article = [&](Article article) {
      ++done.articles;
      accept({number, {std::move(article)}});
    };
    sink.coded = [&](Article article, CodedEvents coded) {
      ++done.articles;
      accept({number, {std::move(article), std::move(coded)}});
    };
    sink.set_aside = [&](SetAside piece) { finish({number, std::move(piece)}); };
    read_source(**source, name, options_, sink);
  }
  finish({number, done});
}

void Workshop::accept(Raw raw) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    const auto size = raw.piece.article.text.size();
    if (waiting_.size() < kMostWaiting && waiting_bytes_ + size <= kMostWaitingBytes) {
      waiting_bytes_ += size;
      waiting_.push_back(std::move(raw));
      changed_.notify_all();
      return;
    }
  }
  understand(std::move(raw));
}

void Workshop::understand(Raw raw) { finish({raw.file, understand_(std::move(raw.piece))}); }

void Workshop::finish(Finished piece) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || finished_.size() < kMostFinished; });
  if (stopping_) return;
  finished_.push_back(std::move(piece));
  changed_.notify_all();
}

}  // namespace weft
