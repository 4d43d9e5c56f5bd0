#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/article.h"

namespace weft {

struct UnrefObject {
  void operator()(void* object) const { g_object_unref(object); }
};
using MimeMessage = std::unique_ptr<GMimeMessage, UnrefObject>;

/// The message in `bytes`, as GMime sees it; empty if there is none. Any thread.
[[nodiscard]] MimeMessage parse_mime(std::string_view bytes);

/// A header field with its encoded words decoded, on one line; empty if it is not there.
[[nodiscard]] std::string header_of(GMimeObject* part, const char* name);
/// "text/html", in lower case.
[[nodiscard]] std::string media_type_of(GMimeObject* part);
/// A parameter of the content type, such as "charset"; empty if it is not there.
[[nodiscard]] std::string parameter_of(GMimeObject* part, const char* name);
/// The name under which a part would be saved, without folders; empty if it has none.
[[nodiscard]] std::string file_name_of(GMimeObject* part);
[[nodiscard]] bool is_attached(GMimeObject* part);
/// The bytes of a part, decoded from base64 or quoted-printable.
[[nodiscard]] std::string content_of(GMimePart* part);
/// The name of the first sender, empty if there is none; sets `address` where it is stated.
[[nodiscard]] std::string sender_name(GMimeMessage* message, std::string& address);
/// The day of Date: where it was written.
[[nodiscard]] std::optional<EdtfDate> date_of(GMimeMessage* message);

}  // namespace weft
