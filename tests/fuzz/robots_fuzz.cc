// A robots.txt, a NUL, then the path to ask about: any bytes are rules and an answer.
#include <cstdint>
#include <string>
#include <string_view>

#include "importers/fetch/robots.h"
#include "importers/fetch/url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto parting = bytes.find('\0');
  const auto robots = bytes.substr(0, parting);
  const auto path = parting == bytes.npos ? std::string_view("/") : bytes.substr(parting + 1);
  const auto rules = weft::RobotsRules::parse(robots, "weft");
  (void)rules.allows(path);
  if (!rules.allows("/robots.txt") || !weft::RobotsRules().allows(path)) __builtin_trap();
  // An address is read as any page may write it, and what comes of it is in normal form.
  if (const auto base = weft::parse_url("https://example.org/a/b")) {
    if (const auto url = weft::resolve_url(*base, path)) {
      const auto again = weft::parse_url(url->text);
      if (!again || again->text != url->text || again->origin != url->origin) __builtin_trap();
    }
  }
  return 0;
}
