#pragma once

#include <cstddef>
#include <cstdint>

namespace weft::syntax {

/// Columns of a packed matrix that stand side by side; see Packed.
inline constexpr std::size_t kPanel = 16;

/// A matrix of weights [inputs, outputs] in 12 bits, in panels of kPanel outputs: panel after
/// panel, in a panel pairs of inputs, in a pair its kPanel outputs with two weights each. That is
/// the order in which `pmaddwd` wants them. A weight is its number times the scale of its column.
struct Packed {
  const std::int16_t* weights = nullptr;
  const float* scales = nullptr;  ///< One for each output.
  const float* biases = nullptr;
  std::size_t inputs = 0;   ///< Even.
  std::size_t outputs = 0;  ///< A multiple of kPanel.
};

/// The arithmetic of the net. All of it gives the same bits on every processor: products are of
/// integers, and sums of floats are taken in one order, without fused operations.
struct Kernels {
  /// rows[count][columns] as 12-bit numbers with a scale for each row. `columns` is a multiple
  /// of 8.
  void (*quantize)(const float* rows, std::size_t count, std::size_t columns, std::int16_t* out,
                   float* scales);
  /// The same after subtracting each row's mean and dividing by its standard deviation.
  void (*normalize)(const float* rows, std::size_t count, std::size_t columns, float* out);
  /// out[count][outputs] = rows[count][inputs] * matrix + biases.
  void (*multiply)(const std::int16_t* rows, const float* row_scales, std::size_t count,
                   const Packed& matrix, float* out);
  /// out[columns] = the sum of those rows of table[][columns] that `rows` numbers, each times its
  /// scale.
  void (*sum_rows)(const std::int8_t* table, const float* scales, const std::uint32_t* rows,
                   std::size_t count, std::size_t columns, float* out);
  /// Opens the gates of a recurrent layer, each by itself: of gates[words][3 * size] the first
  /// third are candidates and stay, the forget and highway gates become numbers from 0 to 1.
  void (*open_gates)(float* gates, std::size_t words, std::size_t size);
  /// One sentence through a recurrent layer, by gates as open_gates leaves them; x[words][size] is
  /// changed in place.
  void (*recur)(const float* gates, std::size_t words, std::size_t size, float* x);
  void (*rectify)(float* values, std::size_t count);
};

/// Those for this processor.
[[nodiscard]] const Kernels& kernels();

/// Those that any x86-64 runs, to compare with.
[[nodiscard]] const Kernels& plain_kernels();

}  // namespace weft::syntax
