#include "importers/fetch/url.h"

#include <curl/curl.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>

namespace weft {
namespace {

constexpr std::size_t kLongestUrl =
    4096;  // the longest that browsers and servers agree on is shorter

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeText {
  void operator()(char* text) const { curl_free(text); }
};
using CurlUrl = std::unique_ptr<CURLU, FreeUrl>;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, FreeText> owned(text);
  return text;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// The name as it is looked up: in small letters, and by UTS #46 where it is not ASCII. libcurl
/// would do the latter too, but by the locale, which is often one that knows nothing beyond ASCII.
/// Empty if it can be no name.
std::string host_in_ascii(const std::string& host) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(host.begin(), host.end(), is_ascii)) return lower(host);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, status));
  if (U_FAILURE(status)) return {};
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8(host, sink, info, status);
  return U_FAILURE(status) || info.hasErrors() ? std::string{} : ascii;
}

/// What `url` holds after the reference `text` has been applied to it.
Result<Url> apply(CURLU* url, std::string_view text) {
  const auto wrong = [&](const std::string& why) {
    return fail(ErrorCode::kMalformed, why, std::string(text));
  };
  if (text.size() > kLongestUrl)
    return fail(ErrorCode::kMalformed, "is too long for a web address",
                std::string(text.substr(0, 80)) + "...");
  // A control character would end the request line early, and a NUL what the library sees.
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control)) return wrong("is not a web address");
  const auto set = curl_url_set(url, CURLUPART_URL, std::string(text).c_str(),
                                CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
  if (set != CURLUE_OK) return wrong("is not a web address; write https://example.org/page");
  const auto scheme = lower(part(url, CURLUPART_SCHEME));
  if (scheme != "http" && scheme != "https")
    return wrong("is not an address of the web: only http and https are fetched");
  if (!part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_PASSWORD).empty())
    return wrong("carries a name or password, which is not sent; take it out");
  const auto written = part(url, CURLUPART_HOST);
  const auto host = host_in_ascii(written);
  const bool is_rewritten = host != lower(written);
  // A rewritten name that could be written in yet another way would have us read it for ever.
  if (host.empty() || (is_rewritten && host.find('%') != host.npos) ||
      curl_url_set(url, CURLUPART_HOST, host.c_str(), 0) != CURLUE_OK)
    return wrong("names no host that there could be");
  curl_url_set(url, CURLUPART_SCHEME, scheme.c_str(), 0);
  curl_url_set(url, CURLUPART_FRAGMENT, nullptr, 0);
  Url result;
  result.text = part(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  // What was not ASCII may come out as a number, which is an address in another form.
  if (is_rewritten) return parse_url(result.text);
  result.host = host;
  const auto port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  result.origin = scheme + "://" + host + (port.empty() ? "" : ":" + port);
  const auto query = part(url, CURLUPART_QUERY);
  result.path = part(url, CURLUPART_PATH) + (query.empty() ? "" : "?" + query);
  return result;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

Result<Url> parse_url(std::string_view text) {
  const CurlUrl url(curl_url());
  if (text.find("://") == text.npos)
    return fail(ErrorCode::kMalformed, "is not a web address; write https://example.org/page",
                std::string(text));
  return apply(url.get(), trimmed(text));
}

Result<Url> resolve_url(const Url& base, std::string_view reference) {
  const CurlUrl url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, base.text.c_str(), 0) != CURLUE_OK)
    return fail(ErrorCode::kMalformed, "is not a web address", base.text);
  return apply(url.get(), trimmed(reference));
}

}  // namespace weft
