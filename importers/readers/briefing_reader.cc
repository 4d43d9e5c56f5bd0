#include "importers/readers/briefing_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "importers/readers/detail/briefing_marks.h"
#include "importers/readers/detail/briefing_preamble.h"
#include "importers/readers/detail/briefing_zones.h"
#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/table_parting.h"

namespace weft {
namespace {

constexpr int kEnoughWeight = 4;

// A heading and the lines under it. The footer is a block of furniture without end.
struct Block {
  HeadingLine heading;
  std::string title;  // The heading's words.
  Span line;          // The heading's whole line.
  std::vector<Span> lines;
  bool footer = false;
};

bool is_small_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> kSmall = {"a",  "an", "and", "at", "for", "in",
                                                       "of", "on", "the", "to", "vs",  "with"};
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

bool is_title_case(std::string_view line) {
  bool any = false;
  for (std::size_t at = 0; at < line.size();) {
    const auto end = std::min(line.find(' ', at), line.size());
    const auto word = line.substr(at, end - at);
    if (!word.empty() && is_ascii_lower(word[0]) && !is_small_word(word)) return false;
    any = any || (!word.empty() && is_ascii_upper(word[0]));
    at = end + 1;
  }
  return any;
}

// A short line in title case that stands by itself is a heading, though we do not know it.
bool is_unknown_heading(std::string_view line, bool stands_alone) {
  const auto words = line.substr(skip_ornaments(line));
  if (!stands_alone || words.empty() || words.size() > 60 || count_words(words) > 6) return false;
  if (std::string_view(".!?,;:%)").find(words.back()) != std::string_view::npos) return false;
  return date_prefix(words) == 0 && is_title_case(words);
}

bool is_summary_zone(Zone zone) { return zone <= Zone::kWhoShouldCare; }

class Page {
 public:
  explicit Page(std::string_view text) : text_(text) {
    article_.text = text;
    lines_ = split_lines(text_, {0, static_cast<std::uint32_t>(text.size())});
  }

  Article read() && {
    std::size_t first = 0;
    while (first < lines_.size() && !begins_body(at(first))) ++first;
    read_preamble(text_, std::span(lines_).first(first), article_);
    find_blocks(first);
    collect_words();
    for (const auto& block : blocks_) read_block(block);
    return std::move(article_);
  }

 private:
  [[nodiscard]] std::string_view at(std::size_t line) const { return slice(text_, lines_[line]); }
  static bool begins_body(std::string_view line) {
    return heading_in(line).has_value() || (is_footer(line) && source_in(line).empty());
  }
  [[nodiscard]] bool stands_alone(std::size_t line) const {
    const bool above = line > 0 && has_word(at(line - 1));
    const bool below = line + 1 < lines_.size() && has_word(at(line + 1));
    return !above && !below && line + 1 < lines_.size();
  }

  void find_blocks(std::size_t first) {
    for (std::size_t i = first; i < lines_.size(); ++i) {
      const auto line = at(i);
      if (!blocks_.empty() && blocks_.back().footer) {
        blocks_.back().lines.push_back(lines_[i]);
      } else if (is_footer(line)) {
        open_block({Zone::kFurniture, {}, {}, {}}, lines_[i]).footer = true;
        blocks_.back().lines.push_back(lines_[i]);
      } else if (const auto heading = heading_in(line)) {
        open_block(*heading, lines_[i]);
      } else if (opens_unknown_block(i)) {
        const auto words = static_cast<std::uint32_t>(skip_ornaments(line));
        const auto size = static_cast<std::uint32_t>(line.size());
        open_block({Zone::kOther, {words, size}, {}, {}}, lines_[i]);
      } else {
        blocks_.back().lines.push_back(lines_[i]);
      }
    }
  }

  [[nodiscard]] bool opens_unknown_block(std::size_t i) const {
    return blocks_.back().heading.zone != Zone::kFurniture && !origin_mark(at(i)) &&
           is_unknown_heading(at(i), stands_alone(i));
  }

  Block& open_block(const HeadingLine& heading, Span line) {
    blocks_.push_back({heading, {}, line, {}, false});
    blocks_.back().title = slice(slice(text_, line), heading.words);
    if (heading.rest.begin < heading.rest.end)
      blocks_.back().lines.push_back(
          {line.begin + heading.rest.begin, line.begin + heading.rest.end});
    return blocks_.back();
  }

  // The words that a table's cells may have in common with the rest of the page.
  void collect_words() {
    for (const auto& section : article_.sections) {
      if (section.kind != SectionKind::kBoilerplate && section.kind != SectionKind::kByline)
        words_.add(slice(text_, section.span));
    }
    for (const auto& block : blocks_) {
      const auto zone = block.heading.zone;
      if (zone == Zone::kFurniture || zone == Zone::kComparison) continue;
      for (const Span line : block.lines) words_.add(slice(text_, line));
    }
  }

  // Who wrote the block: what the page says of it or of the part that it belongs to. The summary is
  // the aggregator's telling of the report; of the long part nobody knows unless the page says so.
  Origin origin_of(const Block& block) {
    const bool summary = is_summary_zone(block.heading.zone);
    const bool furniture = block.heading.zone == Zone::kFurniture;
    if (furniture || (summary && !in_summary_)) said_.reset();
    if (block.heading.zone != Zone::kOther) in_summary_ = summary;
    if (block.heading.says) said_ = block.heading.says;
    for (const Span line : block.lines) {
      if (!has_word(slice(text_, line))) continue;
      if (const auto mark = origin_mark(slice(text_, line))) said_ = mark;
      break;
    }
    if (said_) return *said_;
    return in_summary_ ? Origin::kReporting : Origin::kUnknown;
  }

  void read_block(const Block& block) {
    const Origin origin = origin_of(block);
    if (block.heading.zone == Zone::kFurniture) return read_furniture(block);
    std::vector<Span> lines;
    bool first = true;
    for (const Span line : block.lines) {
      const auto words = slice(text_, line);
      const bool mark = first && has_word(words) && origin_mark(words);
      if (has_word(words)) first = false;
      lines.push_back(mark || is_share_line(words) ? Span{line.begin, line.begin} : line);
    }
    switch (block.heading.zone) {
      case Zone::kTldr:
      case Zone::kWhatChanged:
        return add(block, SectionKind::kSummary, origin, split_items(text_, lines, true));
      case Zone::kWhyItMatters:
      case Zone::kWhatToDo:
      case Zone::kWhoShouldCare:
        return add(block, SectionKind::kTakeaway, origin, split_items(text_, lines, true));
      case Zone::kTakeaways:
        return add(block, SectionKind::kTakeaway, origin, split_items(text_, lines, false));
      case Zone::kTechnical:
        return add(block, SectionKind::kTechnical, origin, split_items(text_, lines, false));
      case Zone::kForecasts:
        return add(block, SectionKind::kForecast, origin, split_forecasts(text_, lines));
      case Zone::kTimeline:
        return add(block, SectionKind::kTimeline, origin, split_timeline(text_, lines));
      case Zone::kComparison:
        return read_comparison(block, origin, lines);
      default:
        return add(block, SectionKind::kBody, origin, split_items(text_, lines, true));
    }
  }

  void add(const Block& block, SectionKind kind, Origin origin,
           const std::vector<ZonePart>& parts) {
    for (const auto& part : parts)
      article_.sections.push_back({kind, origin, part.span, block.title, part.label});
  }

  // The table is the first lines without a gap; where every line stands by itself, all of them.
  void read_comparison(const Block& block, Origin origin, std::span<const Span> lines) {
    std::vector<Span> rows;
    std::size_t next = 0;
    bool gap = false, first_gap = false;
    for (; next < lines.size(); ++next) {
      const auto line = slice(text_, lines[next]);
      if (!has_word(line)) {
        gap = !rows.empty();
        continue;
      }
      if (rows.size() == 1) first_gap = gap;
      if (gap && !first_gap) break;
      if (without_list_marks(text_, lines[next]) != lines[next] || line.ends_with(".")) break;
      rows.push_back(lines[next]);
      gap = false;
    }
    if (auto table = part_table(text_, rows, words_)) {
      article_.sections.push_back({SectionKind::kTable, origin, table->span, block.title, {}});
      article_.tables.push_back(std::move(*table));
    } else {
      next = 0;
    }
    add(block, SectionKind::kTakeaway, origin, split_items(text_, lines.subspan(next), false));
  }

  void read_furniture(const Block& block) {
    Span span = block.line;
    for (const Span line : block.lines) {
      read_statement(slice(text_, line), article_);
      if (line.begin < line.end) span.end = line.end;
    }
    article_.sections.push_back({SectionKind::kBoilerplate, Origin::kUnknown, span, {}, {}});
  }

  std::string_view text_;
  Article article_;
  std::vector<Span> lines_;
  std::vector<Block> blocks_;
  PageWords words_;
  std::optional<Origin> said_;
  bool in_summary_ = true;
};

// Where the pages of `text` begin: at its beginning, and at each freshness mark behind the headings
// of another page.
std::vector<std::uint32_t> page_begins(std::string_view text) {
  std::vector<std::uint32_t> begins = {0};
  bool body = false;
  for (const Span line : split_lines(text, {0, static_cast<std::uint32_t>(text.size())})) {
    const auto words = slice(text, line);
    const bool footer = is_footer(words);
    const auto mark = static_cast<std::uint32_t>(is_freshness_mark(words) ? 0
                                                 : footer ? freshness_mark_within(words)
                                                          : words.size());
    if (body && mark < words.size()) {
      begins.push_back(line.begin + mark);
      body = false;
    }
    body = body || heading_in(words).has_value();
  }
  return begins;
}

}  // namespace

bool looks_like_briefing(std::string_view text) {
  int weight = 0, headings = 0;
  for (const Span line : split_lines(text, {0, static_cast<std::uint32_t>(text.size())})) {
    const auto words = slice(text, line);
    if (words.empty() || words.size() > 400) continue;
    const int heading = weight_of_heading(words);
    headings += heading > 0 ? 1 : 0;
    weight += heading + (is_freshness_mark(words) || !source_in(words).empty() ? 2 : 0);
    if (headings >= 2 && weight >= kEnoughWeight) return true;
  }
  return false;
}

Article read_briefing(std::string_view text) { return Page(text).read(); }

std::vector<Article> read_briefings(std::string_view text) {
  const auto begins = page_begins(text);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : text.size();
    articles.push_back(read_briefing(text.substr(begins[i], end - begins[i])));
  }
  return articles;
}

}  // namespace weft
