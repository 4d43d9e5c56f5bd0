#include "importers/readers/detail/briefing_preamble.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "importers/readers/detail/briefing_marks.h"
#include "importers/readers/detail/byline.h"
#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

// A web address in `line`, without the bracket or stop behind it.
std::string_view address_in(std::string_view line) {
  auto begin = line.find("https://");
  if (begin == std::string_view::npos) begin = line.find("http://");
  if (begin == std::string_view::npos) return {};
  auto address = line.substr(begin, line.find_first_of(" \t)]>\"", begin) - begin);
  while (!address.empty() && (address.back() == '.' || address.back() == ','))
    address.remove_suffix(1);
  return address;
}

void set_source(std::string_view name, Article& article) {
  if (const auto address = address_in(name); !address.empty()) {
    if (article.url.empty()) article.url = address;
    name = trimmed(name.substr(0, static_cast<std::size_t>(address.data() - name.data())));
    while (name.ends_with("(") || name.ends_with(":"))
      name = trimmed(name.substr(0, name.size() - 1));
  }
  if (name.empty()) return;
  // Buttons cut long names short; the footer has them in full.
  const bool fuller = name.size() > article.source.size() &&
                      lower_ascii(name).starts_with(lower_ascii(article.source));
  if (article.source.empty() || fuller) article.source = name;
}

constexpr std::string_view kHookPictures[] = {"💡", "\U0001FA9D", "📌", "🎯"};

bool is_marked_hook(std::string_view line) {
  return std::any_of(std::begin(kHookPictures), std::end(kHookPictures),
                     [&](std::string_view picture) { return line.starts_with(picture); });
}

Span without_ornaments(std::string_view text, Span line) {
  const auto begin = static_cast<std::uint32_t>(skip_ornaments(slice(text, line)));
  return {line.begin + begin, line.end};
}

enum class PreambleRole { kText, kByline, kFurniture, kNothing };

PreambleRole role_of(std::string_view line, Article& article) {
  if (!has_word(line)) return PreambleRole::kNothing;
  if (is_freshness_mark(line)) return PreambleRole::kByline;
  if (is_share_line(line) || origin_mark(line)) return PreambleRole::kFurniture;
  if (read_statement(line, article)) {
    return source_in(line).empty() ? PreambleRole::kByline : PreambleRole::kFurniture;
  }
  if (auto authors = authors_in(line); !authors.empty()) {
    article.authors = std::move(authors);
    return PreambleRole::kByline;
  }
  return PreambleRole::kText;
}

// The title is what stands there twice; else the first line that no picture marks as the hook.
std::size_t find_title(std::string_view text, const std::vector<Span>& candidates) {
  std::map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto [first, is_new] = seen.emplace(slice(text, candidates[i]), i);
    if (!is_new) return first->second;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!is_marked_hook(slice(text, candidates[i]))) return i;
  }
  return candidates.size();
}

}  // namespace

bool read_statement(std::string_view line, Article& article) {
  if (const auto source = source_in(line); !source.empty()) {
    set_source(source, article);
    return true;
  }
  const auto stated = publication_in(line);
  const auto date = read_written_date(stated.empty() ? line.substr(skip_ornaments(line)) : stated);
  if (!date || (stated.empty() && date->precision() != Precision::kDay)) return false;
  if (!article.published) article.published = date;
  return true;
}

void read_preamble(std::string_view text, std::span<const Span> lines, Article& article) {
  struct Placed {
    Span span;
    PreambleRole role;
  };
  std::vector<Placed> placed;
  std::vector<Span> candidates;
  for (const Span line : lines) {
    const auto role = role_of(slice(text, line), article);
    if (role == PreambleRole::kNothing) continue;
    placed.push_back({line, role});
    if (role == PreambleRole::kText) candidates.push_back(line);
  }
  const std::size_t title = find_title(text, candidates);
  const auto title_text =
      title < candidates.size() ? slice(text, candidates[title]) : std::string_view{};
  std::size_t candidate = 0;
  for (const auto& [span, role] : placed) {
    Section section{SectionKind::kBoilerplate, Origin::kUnknown, span, {}, {}};
    if (role == PreambleRole::kByline) section.kind = SectionKind::kByline;
    if (role == PreambleRole::kText) {
      const std::size_t index = candidate++;
      if (index == title) {
        section = {
            SectionKind::kHeadline, Origin::kReporting, without_ornaments(text, span), {}, {}};
        article.title = slice(text, section.span);
      } else if (slice(text, span) != title_text &&
                 (index > title || is_marked_hook(slice(text, span)))) {
        section = {
            SectionKind::kSummary, Origin::kReporting, without_ornaments(text, span), {}, {}};
      }
    }
    article.sections.push_back(std::move(section));
  }
}

}  // namespace weft
