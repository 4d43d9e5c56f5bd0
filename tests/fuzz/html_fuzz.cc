// Any bytes as a page, and as a piece of one in an encoding that the first byte chooses.
#include <array>
#include <string>
#include <string_view>

#include "importers/readers/html_reader.h"
#include "tests/font_leaks.h"
#include "tests/fuzz/read_input.h"

namespace {

constexpr std::array<std::string_view, 8> kCharsets = {
    "", "utf-8", "windows-1251", "shift_jis", "utf-16le", "iso-2022-jp", "gb18030", "no-such"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  weft::fuzz::read_input(data, size, weft::InputFormat::kHtml);
  if (size == 0) return 0;
  const std::string charset(kCharsets[data[0] % kCharsets.size()]);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)weft::read_html_fragment({bytes, "https://news.example/2024/05/03/story", charset});
  return 0;
}
