#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importers/fetch/host_queue.h"
#include "importers/fetch/http.h"
#include "importers/fetch/robots.h"
#include "importers/fetch/url.h"

namespace weft {

/// What is known of the robots.txt of each origin, and the jobs that wait to hear of it. One
/// thread.
class RobotsCache {
 public:
  using Time = HostQueue::Time;
  static constexpr std::chrono::hours kLongestUse{24};  ///< RFC 9309, 2.4

  /// A site's answer.
  struct Answer {
    RobotsRules rules;
    std::string no_answer;  ///< Why nothing may be fetched: what went wrong; empty if nothing did.
    Time read;
  };

  /// What is known of `origin` and not too old at `now`; nullptr if it must be asked for.
  [[nodiscard]] const Answer* find(const std::string& origin, Time now) const;
  /// Keeps `job` until the origin's answer is there; true if it is the first, so someone must ask.
  [[nodiscard]] bool wait_for(const std::string& origin, HostQueue::Job job);
  /// Keeps what came of asking for the robots.txt, and gives the jobs that waited.
  [[nodiscard]] std::vector<HostQueue::Job> keep(const std::string& origin, Answer answer);

 private:
  std::map<std::string, Answer> answers_;
  std::map<std::string, std::vector<HostQueue::Job>> waiting_;
};

/// What the answer to a request for robots.txt means (RFC 9309, 2.3.1).
[[nodiscard]] RobotsCache::Answer robots_answer(const HttpResponse& response, HostQueue::Time now);

}  // namespace weft
