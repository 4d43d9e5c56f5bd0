#pragma once

#include <string>
#include <string_view>

#include "importers/readers/detail/input_stream.h"
#include "importers/readers/detail/nesting.h"
#include "importers/readers/reader.h"

namespace weft {

/// Reads mail: one message (.eml), a web page kept as one (MHTML), or a mailbox (mbox) message by
/// message. The subject is the title, Date: the publication date, List-Id: or the sender's name the
/// source, Message-ID: the key. Of alternatives HTML is taken where it says as much as the plain
/// text; quoted messages and signatures of plain text are boilerplate. Attached messages, pages and
/// texts are articles of their own, other attachments are passed over. A message that cannot be
/// read is set aside as "message N". Linear time; memory that of the largest message, which may
/// have 64 MiB.
void read_mail(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting& nesting);

/// True if `head` begins with the header of a message or with the "From " line of a mailbox.
[[nodiscard]] bool looks_like_mail(std::string_view head);

}  // namespace weft
