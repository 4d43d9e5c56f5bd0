#include <emmintrin.h>

#include "importers/syntax/detail/kernels.h"

namespace weft::syntax {
namespace {

// SSE2, which every x86-64 has: four numbers of 32 bits.
using Ints = __m128i;
constexpr int kLanes = 4;
constexpr std::size_t kBlockRows = 2;
inline Ints zero() { return _mm_setzero_si128(); }
inline Ints load(const std::int16_t* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}
inline void store(std::int32_t* to, Ints value) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), value);
}
inline Ints broadcast(std::int32_t value) { return _mm_set1_epi32(value); }
inline Ints multiply_pairs(Ints a, Ints b) { return _mm_madd_epi16(a, b); }
inline Ints add(Ints a, Ints b) { return _mm_add_epi32(a, b); }

}  // namespace
}  // namespace weft::syntax

#include "importers/syntax/detail/kernels.inc"

namespace weft::syntax {

const Kernels& avx2_kernels();  // In kernels_avx2.cc.

const Kernels& plain_kernels() { return kAll; }

const Kernels& kernels() {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  return has_avx2 ? avx2_kernels() : kAll;
}

}  // namespace weft::syntax
