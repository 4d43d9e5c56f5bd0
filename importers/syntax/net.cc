#include "importers/syntax/detail/net.h"

#include <algorithm>
#include <cstdlib>

#include "importers/syntax/detail/tree.h"

namespace weft::syntax {
namespace {

/// distance_bucket of models/train/net.py: head minus dependent.
std::size_t distance_bucket(std::ptrdiff_t distance) {
  const auto size = static_cast<std::size_t>(std::abs(distance));
  std::size_t bucket = size == 0 ? 0 : size - 1;
  if (size > 5) {  // 6 * 2^(i / 2), i = 1, 2, ...
    constexpr std::size_t kLimits[] = {9, 12, 17, 24, 34, 48};
    bucket = 5 + static_cast<std::size_t>(
                     std::upper_bound(std::begin(kLimits), std::end(kLimits), size) -
                     std::begin(kLimits));
  }
  return bucket + (distance > 0 ? kDistances / 2 : 0);
}

/// The rows of word w.
std::span<const std::uint32_t> rows_of(std::span<const std::uint32_t> rows,
                                       std::span<const std::uint32_t> ends, std::size_t w) {
  const std::size_t begin = w == 0 ? 0 : ends[w - 1];
  return rows.subspan(begin, ends[w] - begin);
}

std::size_t best_of(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

void Work::multiply(const std::vector<float>& in, const Packed& matrix, std::vector<float>& out) {
  narrow.resize(in.size());
  scales.resize(in.size() / matrix.inputs);
  kernels.quantize(in.data(), scales.size(), matrix.inputs, narrow.data(), scales.data());
  multiply_again(matrix, out);
}

void Work::multiply_again(const Packed& matrix, std::vector<float>& out) {
  out.resize(scales.size() * matrix.outputs);
  kernels.multiply(narrow.data(), scales.data(), scales.size(), matrix, out.data());
}

/// What the net makes of each word by itself: its row of x, and the gates of the first layer.
void Net::embed(Work& work, std::span<const std::uint32_t> rows,
                std::span<const std::uint32_t> ends) const {
  work.x.resize(work.words * size_);
  work.wide.resize(work.words * 3 * size_);
  work.unknown.clear();
  for (std::size_t w = 0; w < work.words; ++w) {
    if (const float* known = work.memo.find(rows_of(rows, ends, w))) {
      std::copy_n(known, size_, work.x.data() + w * size_);
      std::copy_n(known + size_, 3 * size_, work.wide.data() + w * 3 * size_);
    } else {
      work.unknown.push_back(w);
    }
  }
  if (!work.unknown.empty()) embed_unknown(work, rows, ends);
}

void Net::embed_unknown(Work& work, std::span<const std::uint32_t> rows,
                        std::span<const std::uint32_t> ends) const {
  const auto count = work.unknown.size();
  work.sums.resize(count * embedding_);
  for (std::size_t i = 0; i < count; ++i) {
    const auto own = rows_of(rows, ends, work.unknown[i]);
    work.kernels.sum_rows(table_.data(), row_scales_.data(), own.data(), own.size(), embedding_,
                          work.sums.data() + i * embedding_);
  }
  work.multiply(work.sums, widen_, work.new_x);
  work.kernels.normalize(work.new_x.data(), count, size_, work.new_x.data());
  for (std::size_t i = 0; i < count; ++i) {
    float* x = work.new_x.data() + i * size_;
    for (std::size_t c = 0; c < size_; ++c) x[c] = x[c] * norm_scale_[c] + norm_bias_[c];
  }
  work.normal.resize(count * size_);
  work.kernels.normalize(work.new_x.data(), count, size_, work.normal.data());
  work.multiply(work.normal, layers_.front(), work.new_gates);
  work.kernels.open_gates(work.new_gates.data(), count, size_);
  for (std::size_t i = 0; i < count; ++i) {
    const auto w = work.unknown[i];
    const float* x = work.new_x.data() + i * size_;
    const float* gates = work.new_gates.data() + i * 3 * size_;
    std::copy_n(x, size_, work.x.data() + w * size_);
    std::copy_n(gates, 3 * size_, work.wide.data() + w * 3 * size_);
    if (float* kept = work.memo.add(rows_of(rows, ends, w))) {
      std::copy_n(x, size_, kept);
      std::copy_n(gates, 3 * size_, kept + size_);
    }
  }
}

void Net::encode(Work& work, std::span<const std::size_t> sentences) const {
  work.normal.resize(work.words * size_);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (i > 0) {
      work.kernels.normalize(work.x.data(), work.words, size_, work.normal.data());
      work.multiply(work.normal, layers_[i], work.wide);
      work.kernels.open_gates(work.wide.data(), work.words, size_);
    }
    std::size_t begin = 0;
    for (const auto end : sentences) {
      work.kernels.recur(work.wide.data() + begin * 3 * size_, end - begin, size_,
                         work.x.data() + begin * size_);
      begin = end;
    }
  }
  work.kernels.normalize(work.x.data(), work.words, size_, work.x.data());
}

void Net::tag(const Work& work, std::span<const std::size_t> sentences,
              std::vector<Reading>& out) const {
  const float* scores = work.tags.data();
  for (auto& reading : out) {
    reading.upos = static_cast<Upos>(best_of(scores, kUposCount));
    reading.xpos = static_cast<Xpos>(best_of(scores + kUposCount, kXposCount));
    scores += tags_.outputs;
  }
  std::size_t begin = 0;
  for (const auto end : sentences) {
    const auto names =
        best_names(work.tags.data() + begin * tags_.outputs + kUposCount + kXposCount, end - begin,
                   tags_.outputs);
    for (std::size_t w = begin; w < end; ++w) out[w].name = names[w - begin];
    begin = end;
  }
}

/// The keys of the root and of each word as the columns of a matrix.
Packed Net::pack_keys(Work& work, std::size_t begin, std::size_t words) const {
  const auto columns = (words + 1 + kPanel - 1) / kPanel * kPanel;
  work.key_rows.assign(columns * arc_, 0);
  std::copy(root_key_.begin(), root_key_.end(), work.key_rows.begin());
  for (std::size_t w = 0; w < words; ++w) {
    std::copy_n(work.wide.data() + (begin + w) * mlp_.outputs + arc_, arc_,
                work.key_rows.data() + (w + 1) * arc_);
  }
  work.keys.resize(columns * arc_);
  work.packed_keys.resize(columns * arc_);
  work.key_scales.resize(columns);
  work.zeros.resize(columns, 0);
  work.kernels.quantize(work.key_rows.data(), columns, arc_, work.keys.data(),
                        work.key_scales.data());
  for (std::size_t c = 0; c < columns; ++c) {
    const std::int16_t* key = work.keys.data() + c * arc_;
    std::int16_t* to = work.packed_keys.data() + (c / kPanel) * kPanel * arc_ + c % kPanel * 2;
    for (std::size_t k = 0; k < arc_; k += 2, to += 2 * kPanel) {
      to[0] = key[k];
      to[1] = key[k + 1];
    }
  }
  return {work.packed_keys.data(), work.key_scales.data(), work.zeros.data(), arc_, columns};
}

/// Scores each pair of words of one sentence and finds its tree. work.wide holds the mlp's output,
/// work.narrow the queries.
void Net::find_heads(Work& work, std::size_t begin, std::size_t end,
                     std::vector<Reading>& out) const {
  const auto words = end - begin;
  const auto keys = pack_keys(work, begin, words);
  work.scores.resize(words * keys.outputs);
  work.kernels.multiply(work.narrow.data() + begin * arc_, work.scales.data() + begin, words, keys,
                        work.scores.data());
  for (std::size_t w = 0; w < words; ++w) {
    const float* distances =
        work.tags.data() + (begin + w) * tags_.outputs + kTagOutputs - kDistances;
    const float* from = work.scores.data() + w * keys.outputs;
    float* to = work.scores.data() + w * (words + 1);  // Closer together; never behind `from`.
    to[0] = from[0];
    for (std::size_t h = 0; h < words; ++h) {
      const auto distance = static_cast<std::ptrdiff_t>(h) - static_cast<std::ptrdiff_t>(w);
      to[h + 1] = from[h + 1] + distances[distance_bucket(distance)];
    }
  }
  const auto heads = best_tree(work.scores, words);
  for (std::size_t w = 0; w < words; ++w) out[begin + w].head = heads[w];
}

void Net::label(Work& work, std::span<const std::size_t> sentences,
                std::vector<Reading>& out) const {
  auto& pairs = work.pairs;
  pairs.resize(work.words * arc_);
  std::size_t begin = 0;
  for (const auto end : sentences) {
    for (std::size_t w = begin; w < end; ++w) {
      const float* dependent = work.wide.data() + w * mlp_.outputs + 2 * arc_;
      const float* head = root_label_.data();
      if (out[w].head >= 0) {
        head = work.wide.data() + (begin + static_cast<std::size_t>(out[w].head)) * mlp_.outputs +
               3 * arc_;
      }
      for (std::size_t k = 0; k < arc_; ++k) pairs[w * arc_ + k] = dependent[k] + head[k];
    }
    begin = end;
  }
  work.kernels.rectify(pairs.data(), pairs.size());
  work.multiply(pairs, labels_, work.label_scores);
  for (std::size_t w = 0; w < work.words; ++w) {
    const float* row = work.label_scores.data() + w * labels_.outputs;
    const auto best = 1 + best_of(row + 1, kDeprelCount - 1);  // "root" is not one of them.
    out[w].deprel = out[w].head < 0 ? Deprel::kRoot : static_cast<Deprel>(best);
  }
}

std::vector<Reading> Net::read(std::span<const std::uint32_t> rows,
                               std::span<const std::uint32_t> ends,
                               std::span<const std::size_t> sentences, Work& work) const {
  std::vector<Reading> out(ends.size());
  if (ends.empty()) return out;
  work.words = ends.size();
  embed(work, rows, ends);
  encode(work, sentences);
  work.multiply(work.x, tags_, work.tags);
  work.multiply_again(mlp_, work.wide);
  tag(work, sentences, out);

  // The queries through the cross matrix, and quantized to meet the keys.
  work.pairs.resize(work.words * arc_);
  for (std::size_t w = 0; w < work.words; ++w) {
    float* part = work.wide.data() + w * mlp_.outputs;
    work.kernels.rectify(part, 2 * arc_);
    std::copy_n(part, arc_, work.pairs.data() + w * arc_);
  }
  work.multiply(work.pairs, cross_, work.crossed);
  work.kernels.quantize(work.crossed.data(), work.words, arc_, work.narrow.data(),
                        work.scales.data());
  std::size_t begin = 0;
  for (const auto end : sentences) {
    find_heads(work, begin, end, out);
    begin = end;
  }
  label(work, sentences, out);
  return out;
}

}  // namespace weft::syntax
