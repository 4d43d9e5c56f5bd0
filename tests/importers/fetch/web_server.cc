#include "tests/importers/fetch/web_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace weft::test {
namespace {

/// Everything up to the empty line; empty if the other side goes away before it.
std::string read_head(int connection) {
  std::string head;
  char byte = 0;
  while (!head.ends_with("\r\n\r\n")) {
    if (recv(connection, &byte, 1, 0) != 1) return {};
    head += byte;
  }
  return head;
}

Seen parse_head(const std::string& head) {
  Seen request;
  std::istringstream lines(head);
  std::string line, method;
  std::getline(lines, line);
  std::istringstream(line) >> method >> request.path;
  while (std::getline(lines, line) && line != "\r") {
    const auto colon = line.find(": ");
    if (colon == line.npos) continue;
    auto name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    request.headers[name] = line.substr(colon + 2, line.size() - colon - 3);
  }
  request.at = std::chrono::steady_clock::now();
  return request;
}

bool send_all(int connection, const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto sent = send(connection, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    at += static_cast<std::size_t>(sent);
  }
  return true;
}

}  // namespace

WebServer::WebServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  socklen_t length = sizeof address;
  if (bind(listener_, generic, length) != 0 || listen(listener_, 64) != 0 ||
      getsockname(listener_, generic, &length) != 0)
    throw std::runtime_error("no local server");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

WebServer::~WebServer() {
  ending_ = true;
  thread_.join();
  close(listener_);
}

void WebServer::set(const std::string& path, Reply reply) {
  set(path, [reply = std::move(reply)](const Seen&) { return reply; });
}

void WebServer::set(const std::string& path, std::function<Reply(const Seen&)> answer) {
  const std::lock_guard lock(mutex_);
  pages_[path] = std::move(answer);
}

std::vector<Seen> WebServer::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

std::vector<std::string> WebServer::paths() const {
  std::vector<std::string> paths;
  for (const auto& request : seen()) paths.push_back(request.path);
  return paths;
}

void WebServer::serve() {
  while (!ending_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (poll(&waiting, 1, 20) <= 0) continue;
    const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    answer(connection);
    shutdown(connection, SHUT_RDWR);
    close(connection);
  }
}

void WebServer::answer(int connection) {
  const auto head = read_head(connection);
  if (head.empty()) return;
  const auto request = parse_head(head);
  std::function<Reply(const Seen&)> page;
  {
    const std::lock_guard lock(mutex_);
    seen_.push_back(request);
    const auto found = pages_.find(request.path);
    if (found != pages_.end()) page = found->second;
  }
  const auto reply = page ? page(request) : Reply{404, {}, "there is no such page\n", {}};
  std::ostringstream bytes;
  bytes << "HTTP/1.1 " << reply.status << " Answer\r\nConnection: close\r\n";
  for (const auto& [name, value] : reply.headers) bytes << name << ": " << value << "\r\n";
  bytes << "\r\n";
  if (!send_all(connection, bytes.str())) return;
  if (reply.pause.count() == 0) {
    send_all(connection, reply.body);
    return;
  }
  for (const char byte : reply.body) {
    for (auto left = reply.pause; left.count() > 0 && !ending_;
         left -= std::chrono::milliseconds(10))
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (ending_ || !send_all(connection, {byte})) return;
  }
}

}  // namespace weft::test
