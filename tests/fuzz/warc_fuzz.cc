#include "tests/fuzz/read_input.h"

// A web archive.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  weft::fuzz::read_input(data, size, weft::InputFormat::kWarc, weft::fuzz::Silence::kAllowed);
  return 0;
}
