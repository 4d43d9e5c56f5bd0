#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "importers/readers/detail/input_stream.h"
#include "importers/readers/event_layouts.h"
#include "importers/readers/reader.h"

namespace weft {

/// Reads a table of coded events, CSV or TSV (RFC 4180, LF or CR LF), as `format` says. Its rows
/// become articles of up to a thousand lines, each handed on with what its rows state: see
/// CodedEvents. A line is the row to the byte; behind a tab each follows what the row only points
/// at: the names behind its keys, its code in words, the day behind a number.
///
/// A row with another number of cells than the table has columns, without a date, an actor or a
/// code, with a key that a lookup file lacks, or longer than 1 MiB is set aside as "line N"; of
/// more than twenty such rows the rest is counted. Bytes that are not UTF-8 are read in the
/// likeliest encoding, row by row. A cell in quotation marks may go over up to 64 lines.
///
/// Time linear; memory that of the lookup files and of up to 64,000 rows of a table that is not in
/// the order of its report days.
void read_event_table(InputStream& input, const EventTableFormat& format, const std::string& path,
                      const ReadOptions& options, const ReadSink& sink);

}  // namespace weft
