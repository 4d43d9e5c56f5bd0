#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "importers/fetch/address.h"

namespace weft {

/// Who asks: the product token that robots.txt files may name, and the User-Agent header.
inline constexpr const char* kProductToken = "weft";
[[nodiscard]] std::string user_agent();

/// What every request keeps to.
struct HttpLimits {
  std::uint64_t max_bytes = 20'000'000;       ///< Of a body, after decompression.
  std::chrono::milliseconds timeout{30'000};  ///< From the first look-up to the last byte.
  /// Where a connection may lead, asked with the address that is about to be used; nullptr:
  /// anywhere.
  bool (*may_connect)(const sockaddr& address) = is_public_address;
  std::string authorities;  ///< File of the certificates to trust (PEM); empty: the system's.
  std::string proxy;        ///< Empty: none, whatever the environment says.
};

/// What a server gave with a page, to ask later whether it has changed (RFC 9110, section 13).
struct Validators {
  std::string etag, last_modified;  ///< As they came; empty if they did not.
  [[nodiscard]] bool empty() const { return etag.empty() && last_modified.empty(); }
};

struct HttpResponse {
  long status = 0;         ///< 0 if there was no answer: see `trouble`.
  std::string head;        ///< Status line and header lines, as they came.
  std::string body;        ///< Decompressed, so unlike what `head` may say of it.
  std::string media_type;  ///< "text/html", in small letters; empty if not said.
  std::string charset;     ///< As the Content-Type says it; empty if not said.
  std::string location;    ///< Of a redirection, as it came.
  Validators validators;
  std::string trouble;      ///< Why there is no whole answer, for a person; empty if there is one.
  bool is_lasting = false;  ///< `trouble` will be the same next time: too large, refused.
};

}  // namespace weft
