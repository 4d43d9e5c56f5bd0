#include "tests/font_leaks.h"
#include "tests/fuzz/read_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  weft::fuzz::read_input(data, size, weft::InputFormat::kPdf);
  return 0;
}
