#include "tests/font_leaks.h"
#include "tests/fuzz/read_input.h"

// Any input at all, archives among them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  weft::fuzz::read_input(data, size, weft::InputFormat::kAuto, weft::fuzz::Silence::kAllowed);
  return 0;
}
