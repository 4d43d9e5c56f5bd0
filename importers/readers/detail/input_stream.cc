#include "importers/readers/detail/input_stream.h"

#include <algorithm>

namespace weft {
namespace {

constexpr std::size_t kStepBytes = 64U << 10U;

}  // namespace

/// Reads until `wanted` bytes lie ahead or nothing is left.
Status InputStream::fill(std::size_t wanted) {
  if (ahead().size() >= wanted || ended_) return ok();
  buffer_.erase(0, begin_);
  begin_ = 0;
  while (buffer_.size() < wanted && !ended_) {
    const auto held = buffer_.size();
    // Doubling keeps a long piece linear.
    const auto step = std::max(kStepBytes, std::min(held, wanted - held));
    buffer_.resize(held + step);
    const auto got = source_.read(buffer_.data() + held, step);
    buffer_.resize(held + (got ? *got : 0));
    if (!got) {
      ended_ = broken_ = true;
      return got.error();
    }
    ended_ = *got == 0;
  }
  return ok();
}

Result<std::string_view> InputStream::peek(std::size_t size) {
  WEFT_TRY(fill(size));
  return ahead().substr(0, size);
}

Result<std::optional<std::string_view>> InputStream::line(std::size_t limit) {
  std::size_t looked = 0;
  for (;;) {
    const auto found = ahead().find('\n', looked);
    if (found != std::string_view::npos) {
      const auto result = ahead().substr(0, found + 1);
      advance(result.size());
      return std::optional{result};
    }
    looked = ahead().size();
    if (ended_) break;
    if (looked > limit) {
      for (auto end = found; end == std::string_view::npos && !ended_;) {
        advance(ahead().size());
        WEFT_TRY(fill(1));
        end = ahead().find('\n');
        if (end != std::string_view::npos) advance(end + 1);
      }
      return fail(ErrorCode::kMalformed, "is longer than " + std::to_string(limit >> 20U) + " MiB");
    }
    WEFT_TRY(fill(looked + kStepBytes));
  }
  if (ahead().empty()) return std::optional<std::string_view>{};
  const auto result = ahead();
  advance(result.size());
  return std::optional{result};
}

Result<std::string_view> InputStream::take(std::size_t size) {
  WEFT_ASSIGN(bytes, peek(size));
  advance(bytes.size());
  return bytes;
}

Status InputStream::skip(std::uint64_t size) {
  while (size > 0) {
    WEFT_ASSIGN(bytes, take(static_cast<std::size_t>(std::min<std::uint64_t>(size, kStepBytes))));
    if (bytes.empty()) break;
    size -= bytes.size();
  }
  return ok();
}

Result<std::string> InputStream::rest(std::size_t limit) {
  WEFT_TRY(fill(limit + 1));
  if (ahead().size() > limit) {
    return fail(ErrorCode::kMalformed,
                "is larger than " + std::to_string(limit >> 20U) +
                    " MiB, which is read only in formats of many articles; split it");
  }
  std::string all = begin_ == 0 ? std::move(buffer_) : buffer_.substr(begin_);
  offset_ += all.size();
  buffer_.clear();
  begin_ = 0;
  return all;
}

Status InputStream::seek(std::uint64_t offset) {
  WEFT_TRY(source_.seek(offset));
  buffer_.clear();
  begin_ = 0;
  offset_ = offset;
  ended_ = false;
  return ok();
}

}  // namespace weft
