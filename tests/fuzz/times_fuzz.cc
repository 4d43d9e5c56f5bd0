#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "importers/language/times.h"
#include "importers/text/segment.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

template <class Item>
void require_in_order(const std::vector<Item>& items, std::size_t size) {
  std::uint32_t at = 0;
  for (const auto& item : items) {
    require(at <= item.span.begin && item.span.begin < item.span.end && item.span.end <= size);
    at = item.span.end;
  }
}

}  // namespace

/// The first byte picks the article's date. Sentences, tokens and times lie inside any text, in
/// order, and every date is one that can be read back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::string_view kAnchors[] = {"2026-03-10", "2024-02-29", "9999-12-31", "-9999-01-01",
                                           "2024",       "2024-02",    "2024/..",    "0000-01-01"};
  const auto anchor = *weft::parse_edtf(kAnchors[data[0] % std::size(kAnchors)]);
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const weft::Span all{0, static_cast<std::uint32_t>(text.size())};

  require_in_order(weft::split_tokens(text, all), text.size());
  const auto sentences = weft::split_sentences(text, all);
  const auto times = weft::find_times(text, sentences, anchor);
  require_in_order(times, text.size());
  for (const auto& time : times) {
    require(!time.value.empty());
    if (time.date) require(weft::parse_edtf(time.date->text()).has_value());
  }
  return 0;
}
