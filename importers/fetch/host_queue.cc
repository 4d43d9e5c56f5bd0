#include "importers/fetch/host_queue.h"

#include <cassert>

namespace weft {

void HostQueue::add(const std::string& host, Job job) {
  auto& waiting = hosts_[host];
  waiting.jobs.push_back(job);
  line_up(host, waiting);
}

void HostQueue::add_first(const std::string& host, Job job) {
  auto& waiting = hosts_[host];
  waiting.jobs.push_front(job);
  line_up(host, waiting);
}

std::optional<HostQueue::Job> HostQueue::take(Time now) {
  if (turns_.empty() || turns_.begin()->first > now) return std::nullopt;
  auto& host = hosts_[turns_.begin()->second];
  turns_.erase(turns_.begin());
  const Job job = host.jobs.front();
  host.jobs.pop_front();
  host.busy = true;
  return job;
}

void HostQueue::release(const std::string& name, Time ready) {
  auto& host = hosts_[name];
  assert(host.busy);
  host.busy = false;
  host.ready = ready;
  line_up(name, host);
}

std::vector<HostQueue::Job> HostQueue::drop(const std::string& name) {
  auto& host = hosts_[name];
  turns_.erase({host.ready, name});
  std::vector<Job> jobs(host.jobs.begin(), host.jobs.end());
  host.jobs.clear();
  return jobs;
}

std::optional<HostQueue::Time> HostQueue::next_turn() const {
  if (turns_.empty()) return std::nullopt;
  return turns_.begin()->first;
}

void HostQueue::line_up(const std::string& name, const Host& host) {
  if (!host.busy && !host.jobs.empty()) turns_.insert({host.ready, name});
}

}  // namespace weft
