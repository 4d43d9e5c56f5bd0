#pragma once

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace weft {

/// Bytes one after another: a file, standard input, a member of an archive. One thread.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `size` bytes into `to`; 0 at the end only. Errors: kIo, kMalformed (a damaged archive).
  [[nodiscard]] virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  /// Whether seek() works; what is read once only cannot.
  [[nodiscard]] virtual bool seekable() const { return false; }
  /// Goes on reading at `offset` from the beginning. Errors: kIo.
  [[nodiscard]] virtual Status seek(std::uint64_t offset);
  /// Bytes in all; 0 if not known.
  [[nodiscard]] virtual std::uint64_t size() const { return 0; }
};

/// Bytes that outlive it.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;
  [[nodiscard]] bool seekable() const override { return true; }
  [[nodiscard]] Status seek(std::uint64_t offset) override;
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// A file, or standard input as "-". Only a regular file is seekable.
class FileSource final : public ByteSource {
 public:
  /// `counter`, if any, is raised by each byte that is read for the first time; once `stopped` is
  /// set, reading fails. Errors: kIo.
  [[nodiscard]] static Result<std::unique_ptr<FileSource>> open(
      const std::string& path, std::atomic<std::uint64_t>* counter = nullptr,
      const std::atomic<bool>* stopped = nullptr);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;
  [[nodiscard]] bool seekable() const override { return regular_; }
  [[nodiscard]] Status seek(std::uint64_t offset) override;
  [[nodiscard]] std::uint64_t size() const override { return size_; }

 private:
  FileSource() = default;
  std::string path_;
  int handle_ = -1;
  bool regular_ = false;
  std::uint64_t size_ = 0, at_ = 0, farthest_ = 0;
  std::atomic<std::uint64_t>* counter_ = nullptr;
  const std::atomic<bool>* stopped_ = nullptr;
};

}  // namespace weft
