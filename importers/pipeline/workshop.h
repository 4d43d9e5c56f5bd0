#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "core/article.h"
#include "core/coded_events.h"
#include "core/prepared_article.h"
#include "importers/pipeline/input_files.h"
#include "importers/readers/reader.h"

namespace weft {

/// An article as a reader gives it, or rows of a table with what they state.
struct ReadPiece {
  Article article;
  std::optional<CodedEvents> coded = std::nullopt;
};

/// An article ready for the store.
struct Understood {
  ArticleId id;
  std::string key;
  std::optional<PreparedArticle> article;  ///< Absent where the store has it already.
  std::uint64_t engine =
      0;  ///< What read it: LanguageEngine::fingerprint() or an outside_engine().
  std::uint64_t annotation_line =
      0;                          ///< Of the file of annotations; 0 if it has none for this one.
  std::vector<SetAside> refused;  ///< Of its annotations.
  bool unread = false;            ///< In a language that the engine does not read.
};
/// All of a file was read; its articles may still be on their way.
struct FileDone {
  std::uint64_t articles = 0;
};
/// Nothing happened for a while.
struct Waiting {};
struct Finished {
  std::size_t file = 0;  ///< Its place in the list of files.
  std::variant<Waiting, Understood, SetAside, FileDone> piece;
};

/// The threads between the files and the store. Each takes an article that waits to be understood,
/// else the next file; so one large file keeps all threads busy. A reader that finds the queue of
/// waiting articles full understands one itself, a thread that finds the queue of finished ones
/// full waits.
class Workshop {
 public:
  using Understand = std::function<Understood(ReadPiece)>;  ///< Called by many threads at once.
  Workshop(std::vector<InputFile> files, ReadOptions options, Understand understand,
           unsigned threads);
  ~Workshop();  ///< Stops early if not all was taken.
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  /// The next finished piece in no particular order; waits for it, but no more than a tenth of a
  /// second; empty when all is done.
  [[nodiscard]] std::optional<Finished> take();
  /// Bytes of files read so far; any thread.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  void work();
  struct Raw {
    std::size_t file;
    ReadPiece piece;
  };
  void read_file(std::size_t number);
  void accept(Raw raw);
  void understand(Raw raw);
  void finish(Finished piece);

  const std::vector<InputFile> files_;
  const ReadOptions options_;
  const Understand understand_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_file_ = 0;
  unsigned reading_ = 0, working_ = 0;
  std::atomic<bool> stopping_ = false;
  std::deque<Raw> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::deque<Finished> finished_;
  std::vector<std::thread> threads_;
};

}  // namespace weft
