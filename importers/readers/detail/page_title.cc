#include "importers/readers/detail/page_title.h"

#include <algorithm>
#include <set>

#include "core/facts.h"
#include "importers/readers/detail/html_blocks.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

constexpr std::size_t kLongestTitle = 400;
constexpr std::size_t kMostHeadings = 60;
constexpr std::size_t kMostNames = 20;

std::string one_line(std::string_view text) {
  std::string line;
  append_collapsed(line, text);
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  const auto folded = fold_name(text);
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find_first_of(" \t-|:,.?!'\"()", at), folded.size());
    if (end > at) words.insert(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The share of common words in two titles (Dice): 1 if they have the same words.
double likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (const auto& word : a) common += b.contains(word) ? 1 : 0;
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// "Title - Site" without its last part, or its first, if that is short or names the site.
std::string without_site(const std::string& title, const std::string& site) {
  constexpr std::string_view kSeparators[] = {
      " | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
      " :: ", " \xC2\xBB ", " \xE2\x80\xA2 ", " / "};
  for (const auto separator : kSeparators) {
    const auto last = title.rfind(separator);
    if (last == title.npos) continue;
    const auto head = title.substr(0, last);
    const auto tail = title.substr(last + separator.size());
    if (!site.empty() && likeness(words_of(head), words_of(site)) > 0.8) return tail;
    if (likeness(words_of(tail), words_of(site)) > 0.5 ||
        (count_words(tail) <= 4 && count_words(head) > count_words(tail)))
      return without_site(head, site);
  }
  return title;
}

std::string first_of(const std::vector<Statement>& statements, PageField field) {
  for (const auto& statement : statements) {
    if (statement.field == field) return one_line(statement.value);
  }
  return {};
}

std::vector<Statement> headings_of(const HtmlTree& tree) {
  std::vector<Statement> headings;
  for (NodeIndex i = 0; i < tree.size() && headings.size() < kMostHeadings; ++i) {
    const bool is_headline = lower_ascii(tree.attribute(i, "itemprop")) == "headline";
    if (tree[i].tag != GUMBO_TAG_H1 && tree[i].tag != GUMBO_TAG_H2 && !is_headline) continue;
    if (tree[i].tag == GUMBO_TAG_META) continue;
    auto text = tree.text_of(i);
    if (text.empty() || text.size() > kLongestTitle) continue;
    headings.push_back({PageField::kTitle, std::move(text),
                        is_headline                   ? "microdata headline"
                        : tree[i].tag == GUMBO_TAG_H1 ? "h1 element"
                                                      : "h2 element"});
  }
  return headings;
}

}  // namespace

Statement page_title(const HtmlTree& tree, const std::vector<Statement>& statements) {
  const auto site = first_of(statements, PageField::kSource);
  std::vector<Statement> named;
  for (const auto& statement : statements) {
    // What the page shows as a headline is looked at below: it must not agree with itself.
    if (statement.field != PageField::kTitle || statement.value.size() > kLongestTitle ||
        statement.place.starts_with("microdata") || named.size() == kMostNames)
      continue;
    named.push_back(
        {PageField::kTitle, without_site(one_line(statement.value), site), statement.place});
  }
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if (tree[i].tag != GUMBO_TAG_TITLE) continue;
    if (auto text = tree.text_of(i); !text.empty())
      named.push_back({PageField::kTitle, without_site(text, site), "title element"});
    break;
  }
  auto headings = headings_of(tree);
  Statement* best = nullptr;
  double most = 0.5;  // Less than half of the words in common is another story.
  for (auto& heading : headings) {
    const auto words = words_of(heading.value);
    double agreement = 0;
    for (const auto& name : named)
      agreement = std::max(agreement, likeness(words, words_of(name.value)));
    if (heading.place == "h2 element") agreement -= 0.1;
    if (agreement > most) {
      most = agreement;
      best = &heading;
    }
  }
  if (best != nullptr) return *best;
  if (!named.empty()) return named.front();
  for (auto& heading : headings) {
    if (heading.place != "h2 element") return heading;
  }
  return {PageField::kTitle, {}, {}};
}

}  // namespace weft
