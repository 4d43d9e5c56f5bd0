// Compiled with -mavx2; nothing here may run before kernels() has found that the processor has it.
#include <immintrin.h>

#include "importers/syntax/detail/kernels.h"

namespace weft::syntax {
namespace {

using Ints = __m256i;
constexpr int kLanes = 8;
constexpr std::size_t kBlockRows = 5;
inline Ints zero() { return _mm256_setzero_si256(); }
inline Ints load(const std::int16_t* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}
inline void store(std::int32_t* to, Ints value) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), value);
}
inline Ints broadcast(std::int32_t value) { return _mm256_set1_epi32(value); }
inline Ints multiply_pairs(Ints a, Ints b) { return _mm256_madd_epi16(a, b); }
inline Ints add(Ints a, Ints b) { return _mm256_add_epi32(a, b); }

}  // namespace
}  // namespace weft::syntax

#include "importers/syntax/detail/kernels.inc"

namespace weft::syntax {

const Kernels& avx2_kernels();
const Kernels& avx2_kernels() { return kAll; }

}  // namespace weft::syntax
