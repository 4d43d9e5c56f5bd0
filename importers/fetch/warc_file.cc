#include "importers/fetch/warc_file.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <random>
#include <string_view>
#include <utility>

namespace weft {
namespace {

namespace fs = std::filesystem;

/// The time as `format` of strftime has it, in UTC.
std::string time_text(const char* format) {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), format, &parts);
  return text.data();
}

/// A random identifier (RFC 9562, version 4).
std::string record_id() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  static std::random_device random;
  std::string id = "<urn:uuid:";
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) id += '-';
    const auto digit = i == 12 ? 4U : i == 16 ? 8U | (random() & 3U) : random() & 15U;
    id += kDigits[digit];
  }
  return id + ">";
}

bool is_about_transport(std::string_view line) {
  constexpr std::array<std::string_view, 3> kNames = {
      "content-encoding:", "transfer-encoding:", "content-length:"};
  const auto begins = [line](std::string_view name) {
    if (line.size() < name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = line[i];
      if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != name[i]) return false;
    }
    return true;
  };
  return begins(kNames[0]) || begins(kNames[1]) || begins(kNames[2]);
}

/// The header as it would be had the body come uncompressed and in one piece, by HTTP/1.1.
std::string plain_head(const HttpResponse& response) {
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + " OK\r\n";
  std::string_view rest = response.head;
  rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && !is_about_transport(line)) head += std::string(line) + "\r\n";
  }
  return head + "Content-Length: " + std::to_string(response.body.size()) + "\r\n\r\n";
}

}  // namespace

Status WarcFile::open() {
  std::error_code error;
  fs::create_directories(folder_, error);
  const auto stem = (fs::path(folder_) / ("weft-" + time_text("%Y%m%dT%H%M%SZ"))).string();
  path_ = stem + ".warc";
  for (int i = 2; fs::exists(path_, error); ++i) path_ = stem + "-" + std::to_string(i) + ".warc";
  file_.open(path_, std::ios::binary);
  write_record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", {},
               "software: " + user_agent() + "\r\nformat: WARC File Format 1.1\r\n");
  return ok();
}

Status WarcFile::add(const std::string& url, const HttpResponse& response) {
  if (!file_.is_open()) WEFT_TRY(open());
  write_record("WARC-Type: response\r\nWARC-Target-URI: " + url +
                   "\r\nContent-Type: application/http;msgtype=response\r\n",
               plain_head(response), response.body);
  file_.flush();
  if (!file_) return fail(ErrorCode::kIo, "what was fetched cannot be kept here", path_);
  return ok();
}

void WarcFile::write_record(const std::string& fields, const std::string& head,
                            const std::string& body) {
  file_ << "WARC/1.1\r\nWARC-Record-ID: " << record_id()
        << "\r\nWARC-Date: " << time_text("%Y-%m-%dT%H:%M:%SZ") << "\r\n"
        << fields << "Content-Length: " << head.size() + body.size() << "\r\n\r\n"
        << head << body << "\r\n\r\n";
}

}  // namespace weft
