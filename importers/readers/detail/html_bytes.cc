#include "importers/readers/detail/html_bytes.h"

#include <algorithm>

#include "importers/readers/detail/lines.h"
#include "importers/text/repair.h"

namespace weft {
namespace {

constexpr std::size_t kSearchedForMeta = 8192;  // HTML asks for 1024; pages keep less to it.

// The encoding that a <meta> element names, by charset= or within its content; empty if none does.
std::string declared_charset(std::string_view bytes) {
  const auto head = lower_ascii(bytes.substr(0, kSearchedForMeta));
  for (std::size_t at = 0; (at = head.find("<meta", at)) != head.npos; ++at) {
    const auto end = std::min(head.find('>', at), head.size());
    const auto tag = std::string_view(head).substr(at, end - at);
    const auto found = tag.find("charset=");
    if (found == tag.npos) continue;
    auto value = tag.substr(found + 8);
    value.remove_prefix(std::min(value.find_first_not_of("\"' "), value.size()));
    return std::string(value.substr(0, value.find_first_of("\"'; />")));
  }
  return {};
}

}  // namespace

std::string html_to_utf8(std::string_view bytes, std::string_view charset) {
  const std::string named = charset.empty() ? declared_charset(bytes) : std::string(charset);
  return utf8_from(bytes, named);
}

}  // namespace weft
