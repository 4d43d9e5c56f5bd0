#pragma once

#include <string>
#include <string_view>

#include "importers/readers/detail/input_stream.h"
#include "importers/readers/detail/nesting.h"
#include "importers/readers/reader.h"

namespace weft {

/// True if `head`, the first bytes of an input, is the version line of a WARC record.
[[nodiscard]] bool looks_like_warc(std::string_view head);

/// Reads a web archive (WARC 1.0 and 1.1, ISO 28500) record by record: answers of HTTP with status
/// 200, resources and conversions, each as an input of its own with its address, the character set
/// of its header and the key "FILE!ADDRESS". Requests, metadata, other answers, and what is no text
/// (pictures, styles, scripts) are passed over. A damaged record is set aside with its byte, and
/// reading goes on at the next one. Memory: the largest record, of at most 64 MiB; a longer one is
/// set aside.
void read_warc(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting& nesting);

}  // namespace weft
