#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "importers/readers/byte_source.h"

namespace weft {

/// A ByteSource with a look ahead: formats are recognized by what they begin with, then read line
/// by line, in measured pieces, or whole. Memory: what is looked at, or the longest piece.
class InputStream {
 public:
  explicit InputStream(ByteSource& source) : source_(source) {}

  /// The next `size` bytes without taking them; fewer at the end. Valid until the next call.
  [[nodiscard]] Result<std::string_view> peek(std::size_t size);
  /// The next line with its line feed, which the last may lack; none at the end. Valid until the
  /// next call. Errors: kMalformed if it is longer than `limit`; the rest of the line is then
  /// passed over.
  [[nodiscard]] Result<std::optional<std::string_view>> line(std::size_t limit);
  /// Takes up to `size` bytes; fewer at the end only. Valid until the next call.
  [[nodiscard]] Result<std::string_view> take(std::size_t size);
  /// Passes over `size` bytes or what is left.
  [[nodiscard]] Status skip(std::uint64_t size);
  /// All that is left. Errors: kMalformed if it is more than `limit` bytes.
  [[nodiscard]] Result<std::string> rest(std::size_t limit);
  [[nodiscard]] bool seekable() const { return source_.seekable(); }
  [[nodiscard]] std::uint64_t size() const { return source_.size(); }  ///< 0 if not known.
  /// Goes on at `offset` from the beginning. Errors: kIo.
  [[nodiscard]] Status seek(std::uint64_t offset);
  /// Whether the source failed: nothing more will come.
  [[nodiscard]] bool broken() const { return broken_; }
  /// Bytes taken so far.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  /// The source, positioned as if nothing had been looked at. Errors: kIo if it cannot seek back.
  [[nodiscard]] ByteSource& source() { return source_; }

 private:
  [[nodiscard]] Status fill(std::size_t wanted);
  [[nodiscard]] std::string_view ahead() const { return std::string_view(buffer_).substr(begin_); }
  void advance(std::size_t size) {
    begin_ += size;
    offset_ += size;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< Of what was not yet taken.
  std::uint64_t offset_ = 0;
  bool ended_ = false, broken_ = false;
};

}  // namespace weft
