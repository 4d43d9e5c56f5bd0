#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "importers/fetch/http.h"
#include "importers/fetch/url.h"

namespace weft {

struct FetchOptions {
  HttpLimits http;
  std::chrono::milliseconds delay{1000};  ///< Between two requests to one host, at least.
  unsigned connections = 16;              ///< Hosts asked at the same time.
};

/// One page to fetch. `known` are validators that came from `known_url` (redirections followed).
struct FetchRequest {
  std::string url;
  std::string known_url;
  Validators known;
};

enum class FetchOutcome {
  kFetched,
  kUnchanged,  ///< The server says that it is as it was.
  kRefused,    ///< Not to be had, and asking again would not help: robots.txt, 404, too large.
  kFailed,     ///< Not to be had now.
};
struct FetchedPage {
  FetchOutcome outcome = FetchOutcome::kFailed;
  std::string asked;      ///< FetchRequest::url.
  std::string url;        ///< Where it was found in the end, in normal form.
  HttpResponse response;  ///< Of kFetched.
  std::string reason;     ///< Of kRefused and kFailed, one line for a person.
};

/// Fetches pages over HTTP and HTTPS as a good guest: a host gets one request at a time, with a
/// rest between two (the longer of FetchOptions::delay and what its robots.txt asks for), nothing
/// that its robots.txt forbids, and none any more in this run once it answers 429 or 503.
/// Redirections are followed five times, each to be allowed like a page that was asked for.
/// Addresses that are not public are refused when the connection is made, whatever name led there.
/// A robots.txt is asked for once a day and site; one that is not there (4xx) allows everything,
/// one that cannot be had (5xx, no answer) nothing (RFC 9309, 2.3.1). Used by one thread.
class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// Behind what waits for the same host. Also from within `take`.
  void add(FetchRequest request);

  /// Fetches until nothing is left, and hands each page to `take` as it comes, in the order in
  /// which they come. Ends early where `take` gives an error, which it returns, or once
  /// `is_to_stop` gives true: then what was not fetched is not heard of. `wake` is a file
  /// descriptor that becomes readable when `is_to_stop` is worth asking; -1 if there is none.
  [[nodiscard]] Status run(const std::function<Status(FetchedPage)>& take,
                           const std::function<bool()>& is_to_stop = {}, int wake = -1);

 private:
  class Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace weft
