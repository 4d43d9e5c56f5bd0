#include "importers/fetch/detail/robots_cache.h"

#include <utility>

namespace weft {

const RobotsCache::Answer* RobotsCache::find(const std::string& origin, Time now) const {
  const auto found = answers_.find(origin);
  if (found == answers_.end() || now - found->second.read > kLongestUse) return nullptr;
  return &found->second;
}

bool RobotsCache::wait_for(const std::string& origin, HostQueue::Job job) {
  auto& jobs = waiting_[origin];
  jobs.push_back(job);
  return jobs.size() == 1;
}

std::vector<HostQueue::Job> RobotsCache::keep(const std::string& origin, Answer answer) {
  answers_[origin] = std::move(answer);
  auto jobs = std::move(waiting_[origin]);
  waiting_.erase(origin);
  return jobs;
}

RobotsCache::Answer robots_answer(const HttpResponse& response, HostQueue::Time now) {
  RobotsCache::Answer answer;
  answer.read = now;
  if (!response.trouble.empty()) {
    answer.no_answer = response.trouble;
  } else if (response.status >= 200 && response.status < 300) {
    answer.rules = RobotsRules::parse(response.body, kProductToken);
  } else if (response.status >= 500 || response.status == 429) {
    // "Too many requests" is a 4xx by number, but hardly means that everything is allowed.
    answer.no_answer =
        "may not be fetched while its host's robots.txt answers " + std::to_string(response.status);
  }
  return answer;
}

}  // namespace weft
