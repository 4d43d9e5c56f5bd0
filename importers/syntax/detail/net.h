#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "importers/syntax/detail/kernels.h"
#include "importers/syntax/detail/name_tags.h"
#include "importers/syntax/detail/tensor_file.h"
#include "importers/syntax/detail/word_memo.h"
#include "importers/syntax/syntax.h"

namespace weft::syntax {

inline constexpr std::size_t kUposCount = static_cast<std::size_t>(Upos::kX) + 1;
inline constexpr std::size_t kXposCount = static_cast<std::size_t>(Xpos::kOpenQuote) + 1;
inline constexpr std::size_t kDeprelCount = static_cast<std::size_t>(Deprel::kDep) + 1;

inline constexpr std::size_t kDistances = 24;  ///< Buckets of head minus dependent.
inline constexpr std::size_t kTagOutputs = kUposCount + kXposCount + kNameCount + kDistances;

/// What the net says of one word.
struct Reading {
  Upos upos;
  Xpos xpos;
  Deprel deprel;
  std::int32_t head;  ///< In the sentence; -1 for its roots.
  NameReading name;
};

/// The values of one batch, kept from batch to batch so that their memory is asked for once, and
/// what the words of earlier batches gave.
struct Work {
  /// `size` as the net says it.
  Work(const Kernels& arithmetic, std::size_t size) : kernels(arithmetic), memo(4 * size) {}

  const Kernels& kernels;
  WordMemo memo;                     ///< Of each word its row of x, then those of its first gates.
  std::vector<std::size_t> unknown;  ///< Words of the batch that the memo did not have.
  std::size_t words = 0;
  std::vector<float> sums, new_x, new_gates;  ///< Of those.
  std::vector<float> x;       ///< [words][size]: the residual stream, at last normalized.
  std::vector<float> normal;  ///< [words][size]
  std::vector<float> wide;    ///< What a matrix gave.
  std::vector<float> tags;    ///< [words][outputs of the tags]
  std::vector<float> pairs, crossed, label_scores;
  std::vector<std::int16_t> narrow;  ///< A matrix's input, quantized ...
  std::vector<float> scales;         ///< ... and the scales of its rows.
  // Of one sentence:
  std::vector<std::int16_t> keys, packed_keys;
  std::vector<float> key_rows, key_scales, zeros, scores;

  /// out = in * matrix, for all rows of `in`.
  void multiply(const std::vector<float>& in, const Packed& matrix, std::vector<float>& out);
  /// The same input as before.
  void multiply_again(const Packed& matrix, std::vector<float>& out);
};

/// Summed embeddings, bidirectional simple recurrent layers (Lei et al. 2018) and the heads for
/// tags, names and arcs; models/train/net.py is the same net with its training. Immutable.
class Net {
 public:
  /// `rows` is what the features number: the size of the embedding table.
  [[nodiscard]] static Result<Net> open(const TensorFile& file);

  [[nodiscard]] std::size_t rows() const { return row_scales_.size(); }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// Reads sentences whose words' rows lie one after the other: word w has rows[ends[w - 1],
  /// ends[w]), sentence s has words [sentences[s - 1], sentences[s]). One Reading a word. Cost:
  /// linear in the words, and quadratic in those of a sentence for its tree.
  [[nodiscard]] std::vector<Reading> read(std::span<const std::uint32_t> rows,
                                          std::span<const std::uint32_t> ends,
                                          std::span<const std::size_t> sentences, Work& work) const;

 private:
  [[nodiscard]] static Result<Packed> packed(const TensorFile& file, const std::string& name,
                                             std::size_t inputs, std::size_t least_outputs);
  void embed(Work& work, std::span<const std::uint32_t> rows,
             std::span<const std::uint32_t> ends) const;
  void embed_unknown(Work& work, std::span<const std::uint32_t> rows,
                     std::span<const std::uint32_t> ends) const;
  void encode(Work& work, std::span<const std::size_t> sentences) const;
  void tag(const Work& work, std::span<const std::size_t> sentences,
           std::vector<Reading>& out) const;
  void find_heads(Work& work, std::size_t begin, std::size_t end, std::vector<Reading>& out) const;
  [[nodiscard]] Packed pack_keys(Work& work, std::size_t begin, std::size_t words) const;
  void label(Work& work, std::span<const std::size_t> sentences, std::vector<Reading>& out) const;

  std::size_t embedding_ = 0, size_ = 0, arc_ = 0;
  std::span<const std::int8_t> table_;
  std::span<const float> row_scales_, norm_scale_, norm_bias_, root_key_, root_label_;
  Packed widen_, tags_, mlp_, cross_, labels_;
  std::vector<Packed> layers_;
};

}  // namespace weft::syntax
