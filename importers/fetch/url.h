#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace weft {

/// An address that can be fetched. A plain value.
struct Url {
  std::string text;    ///< In normal form: scheme and host in small letters, no dot segments, no
                       ///< default port, no fragment, what needs escaping escaped.
  std::string origin;  ///< "https://example.org:8443": whom a robots.txt speaks for.
  std::string host;    ///< "example.org", without the port.
  std::string path;    ///< "/a/b?c=d": path and query, as they are sent.
};

/// Reads an address as a person or a page gives it. Errors: kMalformed if it is none, if it is
/// neither http nor https, or if it carries a name or password, which would be kept in plain text.
[[nodiscard]] Result<Url> parse_url(std::string_view text);

/// What `reference`, found on the page at `base`, means (RFC 3986, section 5). Errors: as
/// parse_url.
[[nodiscard]] Result<Url> resolve_url(const Url& base, std::string_view reference);

}  // namespace weft
