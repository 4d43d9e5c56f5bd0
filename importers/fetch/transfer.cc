#include "importers/fetch/detail/transfer.h"

#include <unistd.h>

#include <algorithm>
#include <string_view>

namespace weft {
namespace {

constexpr std::uint64_t kMostHeaderBytes = 256 * 1024;
constexpr long kLongestConnectMs = 10'000;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// The charset of "text/html; charset=\"utf-8\"".
std::string charset_of(std::string_view content_type) {
  for (auto rest = content_type; rest.find(';') != rest.npos;) {
    rest.remove_prefix(rest.find(';') + 1);
    const auto parameter = trimmed(rest.substr(0, rest.find(';')));
    const auto equals = parameter.find('=');
    if (equals == parameter.npos || lower(trimmed(parameter.substr(0, equals))) != "charset")
      continue;
    auto value = trimmed(parameter.substr(equals + 1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front())
      value = value.substr(1, value.size() - 2);
    return std::string(value);
  }
  return {};
}

std::string seconds_text(std::chrono::milliseconds time) {
  const auto ms = time.count();
  return ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms";
}

}  // namespace

std::string user_agent() { return std::string(kProductToken) + "/" + WEFT_VERSION; }

Transfer::Transfer(const std::string& url, const HttpLimits& limits, const Validators& known,
                   std::uint64_t most_bytes, bool cut)
    : limits_(limits), most_bytes_(most_bytes), cut_(cut), handle_(curl_easy_init()) {
  CURL* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent().c_str());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that this libcurl can undo
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);   // each hop is ours to check
  curl_easy_setopt(curl, CURLOPT_PROXY, limits.proxy.c_str());
  if (!limits.authorities.empty())
    curl_easy_setopt(curl, CURLOPT_CAINFO, limits.authorities.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  const auto timeout = static_cast<long>(limits.timeout.count());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, std::min(timeout, kLongestConnectMs));
  if (!cut) {  // refused at once where the answer says how long it is
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(most_bytes));
  }
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, message_);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
  // With a proxy the only socket leads to it, and it is the proxy that looks the host up.
  if (limits.may_connect != nullptr && limits.proxy.empty()) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
  }
  add_header(
      "Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
      "application/feed+json, text/plain;q=0.9, */*;q=0.5");
  if (!known.etag.empty()) add_header("If-None-Match: " + known.etag);
  if (!known.last_modified.empty()) add_header("If-Modified-Since: " + known.last_modified);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers_.get());
}

Transfer::~Transfer() = default;

void Transfer::add_header(const std::string& line) {
  // libcurl gives the list's head back, or nothing where memory is short.
  if (auto* longer = curl_slist_append(headers_.get(), line.c_str()); longer != nullptr) {
    (void)headers_.release();
    headers_.reset(longer);
  }
}

std::size_t Transfer::take_body(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  auto& body = transfer.response_.body;
  const std::size_t length = size * count;
  const auto room =
      transfer.most_bytes_ - std::min<std::uint64_t>(transfer.most_bytes_, body.size());
  if (length <= room) {
    body.append(bytes, length);
    return length;
  }
  if (transfer.cut_) body.append(bytes, static_cast<std::size_t>(room));
  (transfer.cut_ ? transfer.is_cut_ : transfer.too_large_) = true;
  return 0;
}

std::size_t Transfer::take_header(char* bytes, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  auto& response = transfer.response_;
  const std::string_view line(bytes, size * count);
  transfer.header_bytes_ += line.size();
  if (transfer.header_bytes_ > kMostHeaderBytes) {
    transfer.too_large_ = true;
    return 0;
  }
  // An answer on the way to the real one ("100 Continue") has headers of its own.
  if (line.starts_with("HTTP/")) response = {};
  response.head += line;
  const auto colon = line.find(':');
  if (colon == line.npos) return line.size();
  const auto name = lower(trimmed(line.substr(0, colon)));
  const auto value = trimmed(line.substr(colon + 1));
  if (name == "etag") response.validators.etag = value;
  if (name == "last-modified") response.validators.last_modified = value;
  if (name == "location") response.location = value;
  if (name == "content-type") {
    response.media_type = lower(trimmed(value.substr(0, value.find(';'))));
    response.charset = charset_of(value);
  }
  return line.size();
}

/// The address is checked here, where it is about to be used: a name that resolves to a public
/// address now and to a private one a moment later comes by here both times.
curl_socket_t Transfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (!transfer.limits_.may_connect(address->addr)) {
    transfer.refused_address_ = address_text(address->addr);
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string Transfer::reason_for(CURLcode code) const {
  if (too_large_)
    return "is larger than " + std::to_string(most_bytes_) + " bytes; allow more with --max-size";
  if (!refused_address_.empty())
    return "leads to the private address " + refused_address_ +
           "; if you mean it, use --allow-private";
  if (code == CURLE_OPERATION_TIMEDOUT)
    return "took longer than " + seconds_text(limits_.timeout) + "; allow more with --timeout";
  if (code == CURLE_COULDNT_RESOLVE_HOST) return "the name of its host is not known";
  if (code == CURLE_COULDNT_CONNECT) return "its host does not answer";
  if (code == CURLE_PEER_FAILED_VERIFICATION)
    return std::string("its host cannot prove who it is (") +
           (*message_ != '\0' ? message_ : curl_easy_strerror(code)) + ")";
  return std::string("cannot be fetched: ") +
         (*message_ != '\0' ? message_ : curl_easy_strerror(code));
}

HttpResponse Transfer::finish(CURLcode code) {
  too_large_ = too_large_ || code == CURLE_FILESIZE_EXCEEDED;
  const bool cut_as_asked = code == CURLE_WRITE_ERROR && is_cut_;
  if (code == CURLE_OK || cut_as_asked) {
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &response_.status);
  } else {
    response_ = {};
    response_.trouble = reason_for(code);
    response_.is_lasting = too_large_ || !refused_address_.empty();
  }
  return std::move(response_);
}

}  // namespace weft
