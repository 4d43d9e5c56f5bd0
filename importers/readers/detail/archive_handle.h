#pragma once

#include <archive.h>

#include <memory>
#include <string>

namespace weft {

struct CloseArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
/// An archive that libarchive reads.
using Archive = std::unique_ptr<archive, CloseArchive>;

/// What libarchive says of its last trouble.
[[nodiscard]] inline std::string message_of(archive* handle) {
  const char* text = archive_error_string(handle);
  return text != nullptr ? text : "unknown trouble";
}

}  // namespace weft
