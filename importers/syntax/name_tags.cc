#include "importers/syntax/detail/name_tags.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weft::syntax {
namespace {

using Row = std::array<float, kNameCount>;
constexpr float kNever = -1e9F;

bool is_inside(std::size_t tag) { return tag != 0 && tag % 2 == 0; }
NameTag kind_of(std::size_t tag) { return static_cast<NameTag>((tag + 1) / 2); }

Row probabilities(const float* scores) {
  Row row;
  const float most = *std::max_element(scores, scores + kNameCount);
  float sum = 0;
  for (std::size_t i = 0; i < kNameCount; ++i) sum += row[i] = std::exp(scores[i] - most);
  for (auto& value : row) value /= sum;
  return row;
}

}  // namespace

std::vector<NameReading> best_names(const float* scores, std::size_t words, std::size_t stride) {
  std::vector<NameReading> out(words);
  if (words == 0) return out;
  // The logits differ from log-probabilities by a constant for each word, which changes no choice.
  std::vector<std::array<std::uint8_t, kNameCount>> before(words);
  Row best;
  for (std::size_t i = 0; i < kNameCount; ++i) best[i] = is_inside(i) ? kNever : scores[i];
  for (std::size_t w = 1; w < words; ++w) {
    const float* row = scores + w * stride;
    const auto top =
        static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    Row next;
    for (std::size_t i = 0; i < kNameCount; ++i) {
      auto from = top;
      if (is_inside(i)) from = best[i] > best[i - 1] ? i : i - 1;
      before[w][i] = static_cast<std::uint8_t>(from);
      next[i] = best[from] + row[i];
    }
    best = next;
  }
  auto tag = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (auto w = words; w-- > 0;) {
    const auto odds = probabilities(scores + w * stride);
    out[w].name = kind_of(tag);
    out[w].begins = tag % 2 == 1;
    const auto begin = tag == 0 ? 0 : tag - (is_inside(tag) ? 1 : 0);
    out[w].score = tag == 0 ? odds[0] : odds[begin] + odds[begin + 1];
    tag = before[w][tag];
  }
  return out;
}

}  // namespace weft::syntax
