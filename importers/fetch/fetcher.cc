#include "importers/fetch/fetcher.h"

#include <curl/curl.h>

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "importers/fetch/detail/robots_cache.h"
#include "importers/fetch/detail/transfer.h"
#include "importers/fetch/host_queue.h"

namespace weft {
namespace {

using Time = HostQueue::Time;
using Milliseconds = std::chrono::milliseconds;

constexpr int kMostRedirects = 5;
// A host that wants longer rests gives one page a run.
constexpr Milliseconds kLongestDelay = std::chrono::minutes(5);
constexpr int kLongestPollMs = 60'000;

struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// A page on its way, or the robots.txt of an origin.
struct Job {
  FetchRequest request;
  Url url;  ///< Where it is being looked for now.
  int redirects = 0;
  std::string robots_of;  ///< The origin; empty for a page.
};

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string refusal_text(long status) {
  const auto number = " (" + std::to_string(status) + ")";
  if (status == 401 || status == 402 || status == 403 || status == 451)
    return "its host does not give it to us" + number;
  if (status == 404 || status == 410) return "is not there" + number;
  if (status == 429) return "its host wants fewer requests" + number;
  if (status >= 500) return "its host is in trouble" + number;
  return "its host answers with status " + std::to_string(status);
}

bool is_lasting(long status) {
  return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

HttpResponse not_there() {
  HttpResponse response;
  response.status = 404;
  return response;
}

Time now() { return std::chrono::steady_clock::now(); }

}  // namespace

class Fetcher::Machine {
 public:
  explicit Machine(FetchOptions options)
      : options_(std::move(options)), multi_(curl_multi_init()) {}
  ~Machine() {
    for (const auto& [number, transfer] : running_)
      curl_multi_remove_handle(multi_.get(), transfer->handle());
  }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  void add(FetchRequest request) {
    const auto number = next_job_++;
    Job job;
    job.request = std::move(request);
    auto url = parse_url(job.request.url);
    if (url) job.url = std::move(url).value();
    jobs_.emplace(number, std::move(job));
    if (url)
      schedule(number);
    else
      end(number, FetchOutcome::kRefused, url.error().message);
  }

  Status run(const std::function<Status(FetchedPage)>& take,
             const std::function<bool()>& is_to_stop, int wake) {
    for (;;) {
      while (!done_.empty()) {
        auto page = std::move(done_.front());
        done_.pop_front();
        WEFT_TRY(take(std::move(page)));
      }
      if (is_to_stop && is_to_stop()) return ok();
      start_transfers();
      if (running_.empty() && !queue_.next_turn() && done_.empty()) return ok();
      if (done_.empty()) wait(wake);
      finish_transfers();
    }
  }

 private:
  /// Puts a job in its host's line, or refuses it; asks for the robots.txt first.
  void schedule(HostQueue::Job number, bool at_front = false) {
    auto& job = jobs_.at(number);
    if (job.robots_of.empty()) {
      const auto* robots = robots_.find(job.url.origin, now());
      if (robots == nullptr) {
        if (robots_.wait_for(job.url.origin, number)) ask_for_robots(job.url);
        return;
      }
      if (!robots->no_answer.empty()) return end(number, FetchOutcome::kFailed, robots->no_answer);
      if (!robots->rules.allows(job.url.path))
        return end(number, FetchOutcome::kRefused, "its site's robots.txt forbids it");
    }
    if (at_front)
      queue_.add_first(job.url.host, number);
    else
      queue_.add(job.url.host, number);
  }

  void ask_for_robots(const Url& site) {
    auto url = parse_url(site.origin + "/robots.txt");
    if (!url) return;  // an origin is made of a valid address
    Job job;
    job.robots_of = site.origin;
    job.url = std::move(url).value();
    const auto number = next_job_++;
    jobs_.emplace(number, std::move(job));
    schedule(number);
  }

  void start_transfers() {
    while (running_.size() < options_.connections) {
      const auto number = queue_.take(now());
      if (!number) return;
      const auto& job = jobs_.at(*number);
      const bool robots = !job.robots_of.empty();
      const bool knows = job.request.known_url == job.url.text;
      auto transfer = std::make_unique<Transfer>(
          job.url.text, options_.http, knows ? job.request.known : Validators{},
          robots ? RobotsRules::kMostBytes : options_.http.max_bytes, robots);
      curl_multi_add_handle(multi_.get(), transfer->handle());
      running_.emplace(*number, std::move(transfer));
    }
  }

  /// Until something comes, the next host is ready, or `wake` calls.
  void wait(int wake) {
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    int timeout = kLongestPollMs;
    if (running < static_cast<int>(running_.size())) timeout = 0;  // some have ended
    if (const auto turn = queue_.next_turn(); turn && running_.size() < options_.connections) {
      const auto left = std::chrono::ceil<Milliseconds>(*turn - std::min(*turn, now())).count();
      timeout = static_cast<int>(std::min<long long>(left, timeout));
    }
    curl_waitfd extra{wake, CURL_WAIT_POLLIN, 0};
    curl_multi_poll(multi_.get(), &extra, wake >= 0 ? 1 : 0, timeout, nullptr);
    curl_multi_perform(multi_.get(), &running);
  }

  void finish_transfers() {
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* handle = message->easy_handle;
      const auto code = message->data.result;
      const auto found = std::find_if(running_.begin(), running_.end(), [&](const auto& entry) {
        return entry.second->handle() == handle;
      });
      const auto number = found->first;
      curl_multi_remove_handle(multi_.get(), handle);
      const auto transfer = std::move(found->second);
      running_.erase(found);
      finish(number, transfer->finish(code));
    }
  }

  void finish(HostQueue::Job number, HttpResponse response) {
    const auto host = jobs_.at(number).url.host;
    const bool is_robots = !jobs_.at(number).robots_of.empty();
    if (response.trouble.empty() && is_redirect(response.status) && !response.location.empty()) {
      redirect(number, response);
    } else if (is_robots) {
      take_robots(number, response);
    } else {
      take_page(number, std::move(response));
    }
    rest(host);
  }

  void rest(const std::string& host) {
    const auto asked = delays_.find(host);
    const auto delay =
        asked == delays_.end() ? options_.delay : std::max(options_.delay, asked->second);
    queue_.release(host, now() + delay);
    if (delay > kLongestDelay && asked_once_.contains(host)) {
      drop(host, "its host wants " + std::to_string(delay.count() / 1000) +
                     " s between requests; fetch it in another run");
    }
  }

  void drop(const std::string& host, const std::string& reason) {
    for (const auto number : queue_.drop(host)) {
      if (jobs_.at(number).robots_of.empty())
        end(number, FetchOutcome::kFailed, reason);
      else
        give_up_robots(number, reason);
    }
  }

  void redirect(HostQueue::Job number, const HttpResponse& response) {
    auto& job = jobs_.at(number);
    auto next = resolve_url(job.url, response.location);
    if (!next || ++job.redirects > kMostRedirects) {
      const std::string why =
          next ? "is redirected more than " + std::to_string(kMostRedirects) + " times"
               : "is redirected to " + response.location + ", which " + next.error().message;
      // A robots.txt that leads nowhere is one that is not there (RFC 9309, 2.3.1.2).
      if (job.robots_of.empty())
        end(number, FetchOutcome::kRefused, why);
      else
        take_robots(number, not_there());
      return;
    }
    job.url = std::move(next).value();
    schedule(number, true);
  }

  void take_robots(HostQueue::Job number, const HttpResponse& response) {
    const auto origin = jobs_.at(number).robots_of;
    const auto host = parse_url(origin + "/").value().host;
    auto answer = robots_answer(response, now());
    if (const auto delay = answer.rules.crawl_delay())
      delays_[host] = std::max(*delay, delays_[host]);
    jobs_.erase(number);
    for (const auto waiting : robots_.keep(origin, std::move(answer))) schedule(waiting);
  }

  void give_up_robots(HostQueue::Job number, const std::string& reason) {
    HttpResponse response;
    response.trouble = reason;
    take_robots(number, response);
  }

  void take_page(HostQueue::Job number, HttpResponse response) {
    const auto host = jobs_.at(number).url.host;
    asked_once_.insert(host);
    const auto status = response.status;
    if (!response.trouble.empty()) {
      end(number, response.is_lasting ? FetchOutcome::kRefused : FetchOutcome::kFailed,
          response.trouble);
    } else if (status == 304) {
      end(number, FetchOutcome::kUnchanged, {});
    } else if (status >= 200 && status < 300) {
      end(number, FetchOutcome::kFetched, {}, std::move(response));
    } else {
      end(number, is_lasting(status) ? FetchOutcome::kRefused : FetchOutcome::kFailed,
          refusal_text(status));
      if (status == 429 || status == 503) drop(host, refusal_text(status));
    }
  }

  void end(HostQueue::Job number, FetchOutcome outcome, std::string reason,
           HttpResponse response = {}) {
    auto& job = jobs_.at(number);
    done_.push_back(
        {outcome, job.request.url, job.url.text, std::move(response), std::move(reason)});
    jobs_.erase(number);
  }

  const FetchOptions options_;
  std::unique_ptr<CURLM, FreeMulti> multi_;
  HostQueue::Job next_job_ = 0;
  std::map<HostQueue::Job, Job> jobs_;
  std::map<HostQueue::Job, std::unique_ptr<Transfer>> running_;
  HostQueue queue_;
  RobotsCache robots_;
  std::map<std::string, Milliseconds> delays_;  ///< That robots.txt files ask for, by host.
  std::set<std::string> asked_once_;            ///< Hosts that have given a page in this run.
  std::deque<FetchedPage> done_;
};

Fetcher::Fetcher(FetchOptions options) : machine_(std::make_unique<Machine>(std::move(options))) {}
Fetcher::~Fetcher() = default;
void Fetcher::add(FetchRequest request) { machine_->add(std::move(request)); }
Status Fetcher::run(const std::function<Status(FetchedPage)>& take,
                    const std::function<bool()>& is_to_stop, int wake) {
  return machine_->run(take, is_to_stop, wake);
}

}  // namespace weft
