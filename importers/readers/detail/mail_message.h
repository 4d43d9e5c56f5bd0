#pragma once

#include <string>
#include <string_view>

#include "importers/readers/detail/nesting.h"
#include "importers/readers/reader.h"

namespace weft {

/// Where a message was found.
struct MessagePlace {
  std::string path;
  std::string key;    ///< The article's key if the message has no id.
  std::string place;  ///< "message 3" of a mailbox; empty for a file of its own.
};

/// Reads one message in MIME, its attachments included; see read_mail(). Linear time.
void read_message(std::string_view bytes, const MessagePlace& place, const ReadOptions& options,
                  const ReadSink& sink, Nesting& nesting);

}  // namespace weft
