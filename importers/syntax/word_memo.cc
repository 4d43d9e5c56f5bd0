#include "importers/syntax/detail/word_memo.h"

#include <algorithm>

namespace weft::syntax {

WordMemo::WordMemo(std::size_t size) : size_(size), keys_(kWords), values_(kWords * size) {}

std::size_t WordMemo::place_of(std::span<const std::uint32_t> rows, bool& is_here) const {
  std::uint64_t hash = 0;
  for (const auto row : rows) hash = (hash ^ row) * 0x9E3779B97F4A7C15ULL;
  const auto begin = static_cast<std::size_t>(hash >> 32U) % (kWords / kWays) * kWays;
  auto oldest = begin;
  for (auto at = begin; at < begin + kWays; ++at) {
    const auto& key = keys_[at];
    is_here = key.used != 0 && key.count == rows.size() &&
              std::equal(rows.begin(), rows.end(), key.rows.begin());
    if (is_here) return at;
    if (key.used < keys_[oldest].used) oldest = at;
  }
  return oldest;
}

const float* WordMemo::find(std::span<const std::uint32_t> rows) {
  bool is_here = false;
  const auto place = place_of(rows, is_here);
  if (!is_here) return nullptr;
  keys_[place].used = ++clock_;
  return values_.data() + place * size_;
}

float* WordMemo::add(std::span<const std::uint32_t> rows) {
  if (rows.size() > kMostRows) return nullptr;
  bool is_here = false;
  const auto place = place_of(rows, is_here);
  auto& key = keys_[place];
  key.used = ++clock_;
  key.count = static_cast<std::uint32_t>(rows.size());
  std::copy(rows.begin(), rows.end(), key.rows.begin());
  return values_.data() + place * size_;
}

}  // namespace weft::syntax
