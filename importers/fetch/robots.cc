#include "importers/fetch/robots.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace weft {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

/// The letters that name a crawler: "weft" of "weft/0.1" (2.2.1).
std::string_view product_token(std::string_view text) {
  const auto is_part = [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_';
  };
  return text.substr(0, static_cast<std::size_t>(
                            std::find_if_not(text.begin(), text.end(), is_part) - text.begin()));
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

bool is_unreserved(unsigned char c) {
  return (c >= '0' && c <= '9') ||
         (lower(static_cast<char>(c)) >= 'a' && lower(static_cast<char>(c)) <= 'z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

enum class Side { kPattern, kPath };

/// One spelling for all that mean the same (2.2.2): what need not be escaped is not, what must be
/// is, with capital digits. So "/%7ejoe" is "/~joe" and "/ü" is "/%C3%BC", while "%2F" stays apart
/// from "/". A `*` or `$` of a path is escaped, for a pattern means something else by them (2.2.3).
std::string normal_form(std::string_view path, Side side) {
  const auto is_special = [side](char c) { return side == Side::kPath && (c == '*' || c == '$'); };
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    if (path[i] == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 &&
        hex_value(path[i + 2]) >= 0) {
      const auto meant =
          static_cast<unsigned char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      if (is_unreserved(meant))
        out += static_cast<char>(meant);
      else
        append_escaped(out, meant);
      i += 2;
    } else if (byte >= 0x80 || byte <= 0x20 || is_special(path[i])) {
      append_escaped(out, byte);
    } else {
      out += path[i];
    }
  }
  return out;
}

/// Whether `pattern` describes `path` from its beginning: `*` stands for anything, `$` at the end
/// of the pattern for the end of the path. Greedy from left to right: the first place for each
/// piece between wildcards leaves most room for the rest, so nothing is tried twice.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  auto star = pattern.find('*');
  const auto head = pattern.substr(0, star);
  if (!path.starts_with(head)) return false;
  path.remove_prefix(head.size());
  if (star == pattern.npos) return !to_the_end || path.empty();
  for (;;) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const auto piece = pattern.substr(0, star);
    if (star == pattern.npos && to_the_end) return path.ends_with(piece);
    const auto at = path.find(piece);
    if (at == path.npos) return false;
    path.remove_prefix(at + piece.size());
    if (star == pattern.npos) return true;
  }
}

struct Line {
  std::string_view key, value;
};

/// The next line of `bytes`, without its comment; takes it off them.
Line take_line(std::string_view& bytes) {
  const auto end = bytes.find_first_of("\r\n");
  auto line = bytes.substr(0, end);
  bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
  line = line.substr(0, line.find('#'));
  const auto colon = line.find(':');
  if (colon == line.npos) return {};
  return {trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

std::optional<std::chrono::milliseconds> seconds_in(std::string_view text) {
  double seconds = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
  // Not a number, or one that no wait is meant by.
  if (parsed.ec != std::errc{} || !(seconds >= 0) || seconds > 1e9) return std::nullopt;
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

}  // namespace

RobotsRules RobotsRules::parse(std::string_view bytes, std::string_view product) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = bytes.substr(0, kMostBytes);
  RobotsRules ours, everyones;
  bool has_ours = false, naming = false, for_us = false, for_everyone = false;
  while (!bytes.empty()) {
    const auto [key, value] = take_line(bytes);
    if (same_word(key, "user-agent")) {
      // Names that follow one another share the rules below them.
      if (!naming) for_us = for_everyone = false;
      naming = true;
      for_everyone = for_everyone || value.starts_with('*');
      for_us = for_us || (!value.empty() && same_word(product_token(value), product));
      has_ours = has_ours || for_us;
      continue;
    }
    const bool allow = same_word(key, "allow"), disallow = same_word(key, "disallow");
    const auto delay = same_word(key, "crawl-delay") ? seconds_in(value) : std::nullopt;
    if (!allow && !disallow && !delay) continue;  // a sitemap, for instance, ends no group
    naming = false;
    for (auto* rules : {for_us ? &ours : nullptr, for_everyone ? &everyones : nullptr}) {
      if (rules == nullptr) continue;
      if (delay)
        rules->delay_ = std::max(*delay, rules->delay_.value_or(*delay));
      else if (!value.empty())
        rules->rules_.push_back({normal_form(value, Side::kPattern), allow});
    }
  }
  return has_ours ? ours : everyones;
}

bool RobotsRules::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const auto wanted = normal_form(path, Side::kPath);
  const Rule* best = nullptr;
  for (const auto& rule : rules_) {
    if (!matches(rule.pattern, wanted)) continue;
    const bool longer = best == nullptr || rule.pattern.size() > best->pattern.size();
    const bool kinder =
        best != nullptr && rule.pattern.size() == best->pattern.size() && rule.allows;
    if (longer || kinder) best = &rule;
  }
  return best == nullptr || best->allows;
}

}  // namespace weft
