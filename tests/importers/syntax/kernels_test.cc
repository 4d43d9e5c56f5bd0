#include "importers/syntax/detail/kernels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

namespace weft::syntax {
namespace {

constexpr std::size_t kCount = 7, kInputs = 24, kOutputs = 3 * kPanel;

struct Sample {
  std::vector<float> rows, weights, biases;
  std::vector<std::int16_t> packed;
  std::vector<float> column_scales;
  Packed matrix;

  explicit Sample(unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> number;
    for (std::size_t i = 0; i < kCount * kInputs; ++i) rows.push_back(number(random));
    for (std::size_t i = 0; i < kOutputs; ++i) {
      biases.push_back(number(random));
      column_scales.push_back(0.001F * std::abs(number(random)));
    }
    for (std::size_t i = 0; i < kInputs * kOutputs; ++i) {
      packed.push_back(static_cast<std::int16_t>(static_cast<int>(random() % 4095) - 2047));
    }
    matrix = {packed.data(), column_scales.data(), biases.data(), kInputs, kOutputs};
  }
  /// The weight from `input` to `output`, found as Packed describes its order.
  [[nodiscard]] float weight(std::size_t input, std::size_t output) const {
    const auto panel = output / kPanel * kPanel * kInputs;
    const auto at = panel + input / 2 * 2 * kPanel + output % kPanel * 2 + input % 2;
    return column_scales[output] * static_cast<float>(packed[at]);
  }
  [[nodiscard]] std::vector<float> product(const Kernels& kernels) const {
    std::vector<std::int16_t> narrow(rows.size());
    std::vector<float> scales(kCount), out(kCount * kOutputs);
    kernels.quantize(rows.data(), kCount, kInputs, narrow.data(), scales.data());
    kernels.multiply(narrow.data(), scales.data(), kCount, matrix, out.data());
    return out;
  }
};

TEST(Kernels, MultiplyAsTheDefinitionSays) {
  const Sample sample(1);
  const auto out = sample.product(kernels());
  for (std::size_t r = 0; r < kCount; ++r) {
    for (std::size_t c = 0; c < kOutputs; ++c) {
      float sum = sample.biases[c];
      for (std::size_t k = 0; k < kInputs; ++k) {
        sum += sample.rows[r * kInputs + k] * sample.weight(k, c);
      }
      EXPECT_NEAR(out[r * kOutputs + c], sum, 0.05F);
    }
  }
}

TEST(Kernels, GiveTheSameBitsOnEveryProcessor) {
  const Sample sample(2);
  EXPECT_EQ(sample.product(kernels()), sample.product(plain_kernels()));

  const auto layer = [](const Kernels& kernels) {
    constexpr std::size_t kWords = 5, kSize = 48;
    std::mt19937 random(3);
    std::normal_distribution<float> number;
    std::vector<float> gates(kWords * 3 * kSize), x(kWords * kSize);
    for (auto& value : gates) value = 4 * number(random);
    for (auto& value : x) value = number(random);
    kernels.normalize(x.data(), kWords, kSize, x.data());
    kernels.open_gates(gates.data(), kWords, kSize);
    kernels.recur(gates.data(), kWords, kSize, x.data());
    return x;
  };
  EXPECT_EQ(layer(kernels()), layer(plain_kernels()));
}

TEST(Kernels, RecurForgetsAndPassesOnAsItsGatesSay) {
  constexpr std::size_t kSize = 16;
  // Two words: all gates wide open, so that each word keeps its candidate's share and shows it.
  std::vector<float> gates(2 * 3 * kSize, 40.0F), x(2 * kSize, 1.0F);
  for (std::size_t c = 0; c < kSize; ++c) {
    gates[c] = 3;                       // The first word's candidate ...
    gates[kSize + c] = 0;               // ... of which half is kept.
    gates[3 * kSize + c] = 0;           // The second's is not asked for:
    gates[3 * kSize + kSize + c] = 40;  // it remembers all.
  }
  kernels().open_gates(gates.data(), 2, kSize);
  kernels().recur(gates.data(), 2, kSize, x.data());
  EXPECT_NEAR(x[0], 1.5F, 1e-4F);                  // Forwards: 3 * (1 - 1/2)
  EXPECT_NEAR(x[kSize], 1.5F, 1e-4F);              // and remembered.
  EXPECT_NEAR(x[kSize / 2], 1.5F, 1e-4F);          // Backwards the first word comes last:
  EXPECT_NEAR(x[kSize + kSize / 2], 0.0F, 1e-4F);  // the second has nothing to remember.
}

}  // namespace
}  // namespace weft::syntax
