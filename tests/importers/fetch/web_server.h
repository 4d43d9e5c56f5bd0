#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace weft::test {

/// A request as the server saw it.
struct Seen {
  std::string path;
  std::map<std::string, std::string> headers;  ///< Names in small letters.
  std::chrono::steady_clock::time_point at;
};

/// What the server answers: the bytes after "HTTP/1.1 ".
struct Reply {
  int status = 200;
  std::map<std::string, std::string> headers;
  std::string body;
  std::chrono::milliseconds pause{0};  ///< Before each byte of the body.
};

/// A small web server on 127.0.0.1, with a thread of its own, for one connection at a time; a page
/// that it does not have is 404. Ends with the object.
class WebServer {
 public:
  WebServer();
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  /// Answers `path` so from now on.
  void set(const std::string& path, Reply reply);
  void set(const std::string& path, std::function<Reply(const Seen&)> answer);
  [[nodiscard]] std::string url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::vector<Seen> seen() const;          ///< All requests, in their order.
  [[nodiscard]] std::vector<std::string> paths() const;  ///< Of seen().

 private:
  void serve();
  void answer(int connection);

  int listener_ = -1, port_ = 0;
  std::atomic<bool> ending_ = false;
  mutable std::mutex mutex_;
  std::map<std::string, std::function<Reply(const Seen&)>> pages_;
  std::vector<Seen> seen_;
  std::thread thread_;
};

}  // namespace weft::test
