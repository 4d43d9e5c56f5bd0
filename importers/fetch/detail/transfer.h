#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "importers/fetch/http.h"

namespace weft {

/// One request on its way: libcurl calls back with what comes, limits are kept as it comes. Stays
/// where it is, for libcurl holds its address; used by one thread.
class Transfer {
 public:
  /// `known`: what the server gave with the page last time; may be empty. `most_bytes`: of the
  /// body; `cut`: what is longer is cut there instead of refused.
  Transfer(const std::string& url, const HttpLimits& limits, const Validators& known,
           std::uint64_t most_bytes, bool cut);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  [[nodiscard]] CURL* handle() const { return handle_.get(); }
  /// The answer, once libcurl is done with `code`.
  [[nodiscard]] HttpResponse finish(CURLcode code);

 private:
  struct Cleanup {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  static std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* self);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  void add_header(const std::string& line);
  [[nodiscard]] std::string reason_for(CURLcode code) const;

  const HttpLimits& limits_;
  const std::uint64_t most_bytes_;
  const bool cut_;
  std::unique_ptr<CURL, Cleanup> handle_;
  std::unique_ptr<curl_slist, Cleanup> headers_;
  HttpResponse response_;
  std::uint64_t header_bytes_ = 0;
  bool too_large_ = false, is_cut_ = false;
  std::string refused_address_;
  char message_[CURL_ERROR_SIZE] = "";
};

}  // namespace weft
