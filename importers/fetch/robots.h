#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

/// What a site's robots.txt lets one crawler fetch: the Robots Exclusion Protocol, RFC 9309. A
/// plain value; allows() may be called by any thread.
class RobotsRules {
 public:
  static constexpr std::size_t kMostBytes = 500 * 1024;  ///< What lies behind is not read (2.5).

  /// Everything is allowed.
  RobotsRules() = default;

  /// The rules of all groups that name `product` (letters, `-` and `_`, in either case), else of
  /// all groups for `*`. Lines that are no rules are passed over, so that any bytes are readable.
  /// Time linear in the bytes.
  [[nodiscard]] static RobotsRules parse(std::string_view bytes, std::string_view product);

  /// Whether `path` (with its query, as it is sent) may be fetched: the longest matching rule
  /// decides, an allowing one among equals; /robots.txt always may. Time: a text search in the path
  /// for each rule.
  [[nodiscard]] bool allows(std::string_view path) const;

  /// How long to wait between two requests, if the site says so. Not in the RFC, widely written.
  [[nodiscard]] std::optional<std::chrono::milliseconds> crawl_delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;  ///< In the form of normal_form(); may hold `*`, and `$` at its end.
    bool allows = false;
  };
  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> delay_;
};

}  // namespace weft
