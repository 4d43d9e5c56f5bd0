#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace weft::syntax {

/// A file of named arrays, mapped into memory: the safetensors layout (eight bytes with the length
/// of a JSON header, the header, the arrays; github.com/huggingface/safetensors).
///
/// Immutable after open(). What it hands out lives as long as the file object.
class TensorFile {
 public:
  /// Errors: kIo if the file cannot be read; kCorrupt if its layout is wrong in any way.
  [[nodiscard]] static Result<TensorFile> open(const std::string& path);
  TensorFile(TensorFile&& other) noexcept;
  TensorFile& operator=(TensorFile&&) = delete;
  ~TensorFile();

  /// The array `name`, whose elements must be of type T: int8_t to uint64_t, float. Errors:
  /// kCorrupt.
  template <class T>
  [[nodiscard]] Result<std::span<const T>> array(std::string_view name) const;

  /// An entry of the header's `__metadata__`; empty if there is none.
  [[nodiscard]] std::string_view metadata(std::string_view key) const;

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Entry {
    std::string type;
    std::size_t begin, end, count;
  };
  TensorFile() = default;
  Status read_header();
  [[nodiscard]] Result<std::string_view> raw(std::string_view name, std::string_view type) const;

  std::string path_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::map<std::string, Entry, std::less<>> entries_;
  std::map<std::string, std::string, std::less<>> metadata_;
};

}  // namespace weft::syntax
