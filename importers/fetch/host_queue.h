#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace weft {

/// Whose turn it is: jobs wait for their hosts, each host does one at a time and rests after each.
/// Hosts take turns by when they are ready. The caller says what time it is, so that time can be
/// played through. One thread at a time; each call costs the logarithm of the number of hosts.
class HostQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Job = std::size_t;  ///< Whatever the caller knows by a number.

  /// Behind the host's other jobs.
  void add(const std::string& host, Job job);
  /// Before the host's other jobs: the rest of something already begun.
  void add_first(const std::string& host, Job job);

  /// A job whose host is at rest and ready at `now`; the host is busy until release(). Empty if
  /// there is none.
  [[nodiscard]] std::optional<Job> take(Time now);
  /// The host's job has ended; the next may begin at `ready`. Precondition: the host is busy.
  void release(const std::string& host, Time ready);
  /// Takes away the jobs that wait for a host, in their order.
  [[nodiscard]] std::vector<Job> drop(const std::string& host);

  /// When the first host that is not busy and has jobs is ready; empty if there is none.
  [[nodiscard]] std::optional<Time> next_turn() const;

 private:
  struct Host {
    std::deque<Job> jobs;
    Time ready = Time::min();
    bool busy = false;
  };
  void line_up(const std::string& name, const Host& host);

  std::map<std::string, Host> hosts_;
  std::set<std::pair<Time, std::string>> turns_;  ///< Hosts that are not busy and have jobs.
};

}  // namespace weft
