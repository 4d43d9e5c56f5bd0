#include "importers/readers/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace weft {
namespace {

Error io_error(const std::string& what, const std::string& path) {
  return fail(ErrorCode::kIo, what + ": " + std::strerror(errno), path);
}

}  // namespace

Status ByteSource::seek(std::uint64_t) {
  return fail(ErrorCode::kIo, "cannot be read out of order");
}

Result<std::size_t> MemorySource::read(char* to, std::size_t size) {
  const auto count = std::min(size, bytes_.size() - at_);
  std::memcpy(to, bytes_.data() + at_, count);
  at_ += count;
  return count;
}

Status MemorySource::seek(std::uint64_t offset) {
  at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
  return ok();
}

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path,
                                                     std::atomic<std::uint64_t>* counter,
                                                     const std::atomic<bool>* stopped) {
  std::unique_ptr<FileSource> file(new FileSource);
  file->path_ = path;
  file->counter_ = counter;
  file->stopped_ = stopped;
  // A pipe without a writer would keep the program waiting.
  file->handle_ =
      path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file->handle_ < 0) return io_error("cannot be opened", path);
  struct stat about {};
  if (::fstat(file->handle_, &about) != 0) return io_error("cannot be examined", path);
  if (S_ISDIR(about.st_mode)) return fail(ErrorCode::kIo, "is a folder", path);
  file->regular_ = S_ISREG(about.st_mode) && path != "-";
  if (file->regular_) {
    file->size_ = static_cast<std::uint64_t>(about.st_size);
    ::posix_fadvise(file->handle_, 0, 0, POSIX_FADV_SEQUENTIAL);
  } else if (path != "-") {
    ::fcntl(file->handle_, F_SETFL, ::fcntl(file->handle_, F_GETFL) & ~O_NONBLOCK);
  }
  return file;
}

FileSource::~FileSource() {
  if (handle_ >= 0) ::close(handle_);
}

Result<std::size_t> FileSource::read(char* to, std::size_t size) {
  for (;;) {
    if (stopped_ != nullptr && *stopped_) return fail(ErrorCode::kIo, "reading was stopped", path_);
    const auto got = ::read(handle_, to, size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error("cannot be read", path_);
    at_ += static_cast<std::uint64_t>(got);
    if (at_ > farthest_) {
      if (counter_ != nullptr) counter_->fetch_add(at_ - farthest_, std::memory_order_relaxed);
      farthest_ = at_;
    }
    return static_cast<std::size_t>(got);
  }
}

Status FileSource::seek(std::uint64_t offset) {
  if (::lseek(handle_, static_cast<off_t>(offset), SEEK_SET) < 0)
    return io_error("cannot be read out of order", path_);
  at_ = offset;
  return ok();
}

}  // namespace weft
