#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "importers/readers/reader.h"

namespace weft::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// What may be silent of an input: a crawl without answers, a file of blank lines.
enum class Silence { kAllowed, kForbidden };

/// Reads `bytes` as `format` and stops the program if a span leaves its text, sections overlap, or
/// nothing at all is said of the input though it must.
inline void read_input(const std::uint8_t* data, std::size_t size, InputFormat format,
                       Silence silence = Silence::kForbidden) {
  std::size_t told = 0;
  const ReadSink sink{
      [&](Article article) {
        ++told;
        const auto length = article.text.size();
        std::uint32_t end = 0;
        for (const auto& section : article.sections) {
          const Span label = section.label.value_or(section.span);
          require(end <= section.span.begin && section.span.begin <= section.span.end);
          require(section.span.end <= length && section.span.begin <= label.begin);
          require(label.begin <= label.end && label.end <= section.span.end);
          end = section.span.end;
        }
        for (const auto& table : article.tables) {
          for (const auto& row : table.rows) {
            require(row.size() == table.header.size());
            for (const Span cell : row) require(cell.begin <= cell.end && cell.end <= length);
          }
        }
      },
      [&](SetAside) { ++told; }};
  ReadOptions options;
  options.format = format;
  read_bytes({reinterpret_cast<const char*>(data), size}, "fuzz", options, sink);
  require(told > 0 || silence == Silence::kAllowed);
}

}  // namespace weft::fuzz
