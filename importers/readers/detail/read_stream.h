#pragma once

#include "importers/readers/detail/input_stream.h"
#include "importers/readers/detail/nesting.h"
#include "importers/readers/reader.h"

namespace weft {

/// read_source() for an input that lies in others: recognizes what `input` is and reads it. What
/// cannot be read goes to the sink.
void read_stream(InputStream& input, const std::string& path, const ReadOptions& options,
                 const ReadSink& sink, Nesting& nesting);

}  // namespace weft
