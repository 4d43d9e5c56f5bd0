#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/date.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

/// Any text is a date or an error that says why; a date is read back from its own text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto date = weft::parse_edtf(text);
  if (!date) {
    require(!date.error().message.empty());
    require(date.error().message.find('\n') == std::string::npos);
    return 0;
  }
  require(date->earliest() <= date->latest());
  const auto again = weft::parse_edtf(date->text());
  require(again.has_value() && *again == *date && again->days() == date->days());
  for (const auto& other : {date->approximately(), date->uncertain(),
                            weft::EdtfDate::not_before(*date), weft::EdtfDate::not_after(*date)}) {
    const auto read = weft::parse_edtf(other.text());
    require(read.has_value() && *read == other);
  }
  return 0;
}
