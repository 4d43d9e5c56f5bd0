#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "importers/syntax/detail/kernels.h"
#include "importers/syntax/detail/tensor_file.h"
#include "importers/syntax/syntax.h"

namespace weft::syntax {

inline constexpr std::size_t kUposCount = static_cast<std::size_t>(Upos::kX) + 1;
inline constexpr std::size_t kXposCount = static_cast<std::size_t>(Xpos::kOpenQuote) + 1;
inline constexpr std::size_t kDeprelCount = static_cast<std::size_t>(Deprel::kDep) + 1;
inline constexpr std::size_t kNameCount = 9;  ///< O, then B and I of each NameTag.

/// What the net says of one word.
struct Reading {
  std::uint8_t upos, xpos, name;  ///< `name`: 0, or 2 * NameTag - 1 (begins) or 2 * NameTag (goes on).
  Deprel deprel;
  std::int32_t head;
  float name_score;
};

/// Summed embeddings, bidirectional simple recurrent layers (Lei et al. 2018) and the heads for tags,
/// names and arcs; models/train/net.py is the same net with its training. Immutable.
class Net {
 public:
  /// `rows` is what the features number: the size of the embedding table.
  [[nodiscard]] static Result<Net> open(const TensorFile& file);

  [[nodiscard]] std::size_t rows() const { return row_scales_.size(); }

  /// Reads sentences whose words' rows lie one after the other: word w has rows[ends[w - 1], ends[w]),
  /// sentence s has words [sentences[s - 1], sentences[s]). One Reading a word. Cost: linear in the
  /// words, and quadratic in those of a sentence for its tree.
  [[nodiscard]] std::vector<Reading> read(const Kernels& kernels, std::span<const std::uint32_t> rows,
                                          std::span<const std::uint32_t> ends,
                                          std::span<const std::size_t> sentences) const;

 private:
  struct Work;
  [[nodiscard]] static Result<Packed> packed(const TensorFile& file, const std::string& name,
                                             std::size_t inputs, std::size_t least_outputs);
  void embed(Work& work, std::span<const std::uint32_t> rows,
             std::span<const std::uint32_t> ends) const;
  void encode(Work& work, std::span<const std::size_t> sentences) const;
  void tag(const Work& work, std::vector<Reading>& out) const;
  void find_heads(Work& work, std::size_t begin, std::size_t end, std::vector<Reading>& out) const;
  void label(Work& work, std::span<const std::size_t> sentences, std::vector<Reading>& out) const;

  std::size_t embedding_ = 0, size_ = 0, arc_ = 0;
  std::span<const std::int8_t> table_;
  std::span<const float> row_scales_, norm_scale_, norm_bias_, root_key_, root_label_;
  Packed widen_, tags_, mlp_, cross_, labels_;
  std::vector<Packed> layers_;
};

}  // namespace weft::syntax
