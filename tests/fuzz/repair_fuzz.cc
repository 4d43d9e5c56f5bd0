#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "importers/text/repair.h"
#include "importers/text/utf8.h"

// Whatever the bytes, what comes out is UTF-8.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto repaired = weft::repair_encoding({reinterpret_cast<const char*>(data), size});
  for (std::size_t at = 0; at < repaired.text.size();) {
    const auto character = weft::utf8_at(repaired.text, at);
    if (!character.valid) std::abort();
    at += character.length;
  }
  return 0;
}
