#include "importers/language/sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "importers/text/segment.h"

namespace weft {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_upper(c) || is_lower(c) || (c & 0x80) != 0; }

/// Words that stay in lower case in titles.
bool stays_small(std::string_view word) {
  static constexpr std::array<std::string_view, 32> kSmall{
      "a",    "an",  "and",  "as",   "at",  "but", "by",  "de",  "du",   "for", "from",
      "if",   "in",  "into", "is",   "nor", "of",  "off", "on",  "onto", "or",  "out",
      "over", "per", "so",   "than", "the", "to",  "up",  "via", "vs",   "with"};
  return std::binary_search(kSmall.begin(), kSmall.end(), word);
}

class Collector {
 public:
  Collector(const Article& article, std::vector<Sentence>& out) : article_(article), out_(out) {}

  void add_range(Span range, std::uint32_t section) {
    if (range.begin >= range.end) return;
    for (const auto span : split_sentences(article_.text, range)) add(span, section, false);
  }

  void add_table(const Table& table, std::uint32_t section) {
    for (const auto cell : table.header) add(cell, section, true);
    for (const auto& row : table.rows) {
      for (const auto cell : row) add(cell, section, true);
    }
  }

 private:
  void add(Span span, std::uint32_t section, bool cell) {
    if (span.begin >= span.end) return;
    out_.push_back({span, section, cell, line_case_of(slice(article_.text, span))});
  }

  const Article& article_;
  std::vector<Sentence>& out_;
};

}  // namespace

LineCase line_case_of(std::string_view line) {
  std::size_t capital = 0, all_capitals = 0, small = 0, letters_of_capitals = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (!is_letter(line[i])) {
      ++i;
      continue;
    }
    const auto begin = i;
    while (i < line.size() && (is_letter(line[i]) || line[i] == '\'')) ++i;
    const auto word = line.substr(begin, i - begin);
    if (word.size() < 2) continue;
    if (is_upper(word.front())) {
      const bool all = std::none_of(word.begin(), word.end(), is_lower);
      ++capital;
      all_capitals += all ? 1 : 0;
      letters_of_capitals += all && word.size() > 3 ? 1 : 0;
    } else if (is_lower(word.front()) && !stays_small(word)) {
      ++small;
    }
  }
  if (capital < 2) return LineCase::kNormal;
  if (small == 0 && all_capitals == capital && letters_of_capitals > 0) return LineCase::kUpper;
  if (small == 0) return LineCase::kTitle;
  // "Apple Inc. CEO Tim Cook met Xi." is prose: a headline has no full stop.
  return small * 4 <= capital && line.back() != '.' ? LineCase::kTitle : LineCase::kNormal;
}

std::vector<Sentence> sentences_of(const Article& article) {
  std::vector<Sentence> sentences;
  Collector collector(article, sentences);
  for (std::uint32_t i = 0; i < article.sections.size(); ++i) {
    const auto& section = article.sections[i];
    if (section.kind == SectionKind::kBoilerplate || section.kind == SectionKind::kByline) continue;
    const auto table =
        std::find_if(article.tables.begin(), article.tables.end(), [&](const Table& candidate) {
          return candidate.span.begin >= section.span.begin &&
                 candidate.span.end <= section.span.end;
        });
    if (section.kind == SectionKind::kTable && table != article.tables.end()) {
      collector.add_table(*table, i);
    } else if (section.label) {
      collector.add_range({section.span.begin, section.label->begin}, i);
      collector.add_range(*section.label, i);
      collector.add_range({section.label->end, section.span.end}, i);
    } else {
      collector.add_range(section.span, i);
    }
  }
  std::sort(sentences.begin(), sentences.end(),
            [](const Sentence& a, const Sentence& b) { return a.span < b.span; });
  return sentences;
}

}  // namespace weft
