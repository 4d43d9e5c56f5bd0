#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "core/standing.h"

namespace weft {
namespace {

/// Parameters that tell where the reader came from, not which page it is.
bool only_tracks(std::string_view parameter) {
  constexpr std::array<std::string_view, 10> kNames = {
      "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "cmpid"};
  const auto name = parameter.substr(0, parameter.find('='));
  return name.starts_with("utm_") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || only_tracks(parameter)) continue;
    kept.append(kept.empty() ? "?" : "&").append(parameter);
  }
  return kept;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// The address as it tells pages apart; empty if it is none of a page.
std::string comparable_address(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  const auto host_end = std::min(url.find_first_of("/?#"), url.size());
  std::string host{url.substr(0, host_end)};
  std::transform(host.begin(), host.end(), host.begin(), lower);
  if (host.starts_with("www.")) host.erase(0, 4);

  auto rest = url.substr(host_end);
  const auto fragment_at = std::min(rest.find('#'), rest.size());
  const auto fragment = rest.substr(fragment_at);  // entries of one page may differ in it alone
  rest = rest.substr(0, fragment_at);
  const auto query_at = std::min(rest.find('?'), rest.size());
  auto path = rest.substr(0, query_at);
  while (path.ends_with('/')) path.remove_suffix(1);
  auto page = std::string{path};
  if (query_at < rest.size()) page += without_tracking(rest.substr(query_at + 1));
  if (fragment.size() > 1) page += fragment;
  if (host.empty() || page.empty()) return {};
  return host + page;
}

}  // namespace

std::vector<std::uint64_t> version_keys(const Article& article) {
  std::vector<std::uint64_t> keys;
  if (const auto address = comparable_address(article.url); !address.empty()) {
    keys.push_back(Hasher{"address"}.add(address).digest());
  }
  if (article.has_given_key && !article.source.empty()) {
    keys.push_back(Hasher{"given key"}.add(article.source).add(article.key).digest());
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace weft
