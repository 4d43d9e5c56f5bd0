#pragma once

#include <string>
#include <string_view>

#include "importers/readers/detail/input_stream.h"
#include "importers/readers/detail/nesting.h"
#include "importers/readers/reader.h"

namespace weft {

/// True if `head`, the first bytes of an input, begins a zip, tar or 7z archive or a file packed
/// with gzip, bzip2, xz, zstd or lz4.
[[nodiscard]] bool looks_like_archive(std::string_view head);

/// Reads the members of an archive one after another, each as an input of its own under the path
/// "ARCHIVE!MEMBER", a packed file under its own; hidden members are passed over as hidden files
/// are. Members that are encrypted or damaged are set aside; so is what is left of an archive that
/// cannot be read on, lies more than kDeepestNesting deep, or grows as bombs do (is_bomb). Streams:
/// memory does not grow with the archive. Through libarchive.
void read_archive(InputStream& input, const std::string& path, const ReadOptions& options,
                  const ReadSink& sink, Nesting& nesting);

/// The one file that `bytes` are when packed with gzip, zlib, bzip2, xz or zstd. Errors:
/// kMalformed, also if it is larger than `limit` bytes.
[[nodiscard]] Result<std::string> unpacked(std::string_view bytes, std::size_t limit);

}  // namespace weft
