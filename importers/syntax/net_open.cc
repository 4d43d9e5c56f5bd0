#include <algorithm>

#include "importers/syntax/detail/net.h"

namespace weft::syntax {
namespace {

constexpr std::size_t kMostLayers = 16;
constexpr std::size_t kMostSize = 512;  // Kernels::recur keeps half of it.

/// Sums of such numbers stay finite, so nothing that is no number can arise.
bool are_moderate(std::span<const float> numbers) {
  constexpr float kMost = 1e4F;
  return std::all_of(numbers.begin(), numbers.end(),
                     [](float x) { return x >= -kMost && x <= kMost; });
}

}  // namespace

Result<Packed> Net::packed(const TensorFile& file, const std::string& name, std::size_t inputs,
                           std::size_t least_outputs) {
  WEFT_ASSIGN(weights, file.array<std::int16_t>(name + ".weights"));
  WEFT_ASSIGN(scales, file.array<float>(name + ".scales"));
  WEFT_ASSIGN(biases, file.array<float>(name + ".biases"));
  const auto outputs = scales.size();
  if (biases.size() != outputs || outputs < least_outputs || outputs % kPanel != 0 ||
      inputs % 8 != 0 || weights.size() != inputs * outputs) {
    return fail(ErrorCode::kCorrupt, "the model is damaged: " + name + " is of the wrong size",
                file.path());
  }
  for (const auto weight : weights) {  // Larger ones could overflow a sum.
    if (weight < -2047 || weight > 2047) {
      return fail(ErrorCode::kCorrupt,
                  "the model is damaged: a weight of " + name + " is too large", file.path());
    }
  }
  if (!are_moderate(scales) || !are_moderate(biases)) {
    return fail(ErrorCode::kCorrupt, "the model is damaged: " + name + " holds what is no number",
                file.path());
  }
  return Packed{weights.data(), scales.data(), biases.data(), inputs, outputs};
}

Result<Net> Net::open(const TensorFile& file) {
  Net net;
  WEFT_ASSIGN(table, file.array<std::int8_t>("embed.rows"));
  WEFT_ASSIGN(row_scales, file.array<float>("embed.scales"));
  WEFT_ASSIGN(norm_scale, file.array<float>("norm.scale"));
  WEFT_ASSIGN(norm_bias, file.array<float>("norm.bias"));
  WEFT_ASSIGN(root_key, file.array<float>("root.key"));
  WEFT_ASSIGN(root_label, file.array<float>("root.label"));
  net.table_ = table;
  net.row_scales_ = row_scales;
  net.norm_scale_ = norm_scale;
  net.norm_bias_ = norm_bias;
  net.root_key_ = root_key;
  net.root_label_ = root_label;
  net.size_ = norm_scale.size();
  net.arc_ = root_key.size();
  net.embedding_ = row_scales.empty() ? 0 : table.size() / row_scales.size();
  const bool sized = net.size_ > 0 && net.size_ <= kMostSize && net.size_ % 16 == 0 &&
                     net.arc_ > 0 && net.arc_ % kPanel == 0 && net.arc_ <= kMostSize &&
                     norm_bias.size() == net.size_ && root_label.size() == net.arc_ &&
                     net.embedding_ > 0 && net.embedding_ <= kMostSize &&
                     net.embedding_ * row_scales.size() == table.size();
  if (!sized) {
    return fail(ErrorCode::kCorrupt, "the model is damaged: sizes of the net", file.path());
  }
  if (!are_moderate(row_scales) || !are_moderate(norm_scale) || !are_moderate(norm_bias) ||
      !are_moderate(root_key) || !are_moderate(root_label)) {
    return fail(ErrorCode::kCorrupt, "the model is damaged: it holds what is no number",
                file.path());
  }
  WEFT_ASSIGN(widen, packed(file, "widen", net.embedding_, net.size_));
  net.widen_ = widen;
  for (std::size_t i = 0; i < kMostLayers; ++i) {
    const auto name = "layer" + std::to_string(i);
    if (i > 0 && !file.array<float>(name + ".scales").has_value()) break;
    WEFT_ASSIGN(layer, packed(file, name, net.size_, 3 * net.size_));
    net.layers_.push_back(layer);
  }
  WEFT_ASSIGN(tags, packed(file, "tags", net.size_, kTagOutputs));
  WEFT_ASSIGN(mlp, packed(file, "mlp", net.size_, 4 * net.arc_));
  WEFT_ASSIGN(cross, packed(file, "cross", net.arc_, net.arc_));
  WEFT_ASSIGN(labels, packed(file, "label", net.arc_, kDeprelCount));
  net.tags_ = tags;
  net.mlp_ = mlp;
  net.cross_ = cross;
  net.labels_ = labels;
  bool exact =
      widen.outputs == net.size_ && mlp.outputs == 4 * net.arc_ && cross.outputs == net.arc_;
  for (const auto& layer : net.layers_) exact = exact && layer.outputs == 3 * net.size_;
  if (!exact)
    return fail(ErrorCode::kCorrupt, "the model is damaged: sizes of matrices", file.path());
  return net;
}

}  // namespace weft::syntax
