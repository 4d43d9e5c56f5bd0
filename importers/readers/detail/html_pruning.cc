#include "importers/readers/detail/html_pruning.h"

#include <algorithm>
#include <array>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

// Sentence and clause marks of all scripts: what tells prose from labels.
std::size_t count_marks(std::string_view text) {
  std::size_t marks = 0;
  for (const char c : text) marks += c == '.' || c == ',' || c == '!' || c == '?' || c == ';';
  for (const std::string_view mark : {"。", "、", "，", "！", "？", "।", "،", "؟"}) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; at += mark.size()) ++marks;
  }
  return marks;
}

double link_share(const HtmlBlock& block) {
  return static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

// What a line is once its case and the marks around it are gone: "Related Links:" is "related
// links".
std::string plain_words(std::string_view line) {
  std::string words;
  for (const char c : line) {
    const bool letter = is_ascii_letter(c) || is_ascii_digit(c) || is_beyond_ascii(c) || c == '\'';
    if (letter) words += is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    if (!letter && !words.empty() && words.back() != ' ') words += ' ';
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

// Lines that are furniture wherever they stand alone, as plain_words().
constexpr std::string_view kFurnitureLines[] = {"ad",
                                                "ads",
                                                "advert",
                                                "advertisement",
                                                "advertisements",
                                                "advertising",
                                                "advertisement continue reading below",
                                                "also read",
                                                "also on",
                                                "anzeige",
                                                "article continues below",
                                                "brought to you by",
                                                "click to share",
                                                "close",
                                                "comment",
                                                "comments",
                                                "compartilhar",
                                                "compartir",
                                                "continue reading",
                                                "copy link",
                                                "don't miss",
                                                "don\xE2\x80\x99t miss",
                                                "download",
                                                "email",
                                                "email this",
                                                "embed",
                                                "enlarge",
                                                "facebook",
                                                "follow us",
                                                "get more",
                                                "hide caption",
                                                "image",
                                                "image caption",
                                                "itunes",
                                                "latest news",
                                                "leave a comment",
                                                "leave a reply",
                                                "leia mais",
                                                "leia tamb\xC3\xA9m",
                                                "linkedin",
                                                "listen",
                                                "loading",
                                                "lesen sie auch",
                                                "lire aussi",
                                                "media playback is unsupported on your device",
                                                "more",
                                                "more news",
                                                "more on this story",
                                                "more stories",
                                                "next",
                                                "photo",
                                                "photos",
                                                "play video",
                                                "previous",
                                                "print",
                                                "print this article",
                                                "publicidad",
                                                "publicidade",
                                                "read also",
                                                "read more",
                                                "read next",
                                                "recommended",
                                                "related",
                                                "related articles",
                                                "related content",
                                                "related links",
                                                "related news",
                                                "related posts",
                                                "related stories",
                                                "related topics",
                                                "reply",
                                                "report",
                                                "see also",
                                                "share",
                                                "share on facebook",
                                                "share on twitter",
                                                "share on whatsapp",
                                                "share this",
                                                "share this on whatsapp",
                                                "sign up",
                                                "story continues below",
                                                "subscribe",
                                                "tags",
                                                "tweet",
                                                "you may also like"};

// How a line begins that only points at another story, as plain_words().
constexpr std::string_view kPointers[] = {"also read",
                                          "click here",
                                          "don't miss",
                                          "leia mais",
                                          "lire aussi",
                                          "more",
                                          "must read",
                                          "read",
                                          "read also",
                                          "read more",
                                          "related",
                                          "see also",
                                          "see more",
                                          "see",
                                          "watch",
                                          "you may also like",
                                          "ver tambi\xC3\xA9n",
                                          "\xD1\x87\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5"
                                          " \xD1\x82\xD0\xB0\xD0\xBA\xD0\xB6\xD0\xB5"};

// How a call to do something for the publisher begins, and what it is about.
constexpr std::string_view kCalls[] = {
    "be sure to", "check out", "click",      "click here", "download", "follow",
    "for more",   "get",       "have a tip", "join",       "like us",  "listen",
    "register",   "send us",   "share",      "sign up",    "stay",     "start your",
    "subscribe",  "support",   "tell us",    "want",       "want to",  "watch"};
constexpr std::string_view kCallsFor[] = {
    "newsletter", "subscri",  "inbox",     "sign up",     "facebook", "twitter",    "instagram",
    "youtube",    "podcast",  "app store", "google play", "our app",  "membership", "letterbox",
    "whatsapp",   "telegram", "e-mail",    "email",       "rss",      "linkedin"};

template <class Phrases>
bool begins_with_any(std::string_view words, const Phrases& phrases) {
  return std::any_of(std::begin(phrases), std::end(phrases), [&](std::string_view phrase) {
    return words.starts_with(phrase) &&
           (words.size() == phrase.size() || words[phrase.size()] == ' ');
  });
}
template <class Phrases>
bool contains_any(std::string_view words, const Phrases& phrases) {
  return std::any_of(std::begin(phrases), std::end(phrases),
                     [&](std::string_view phrase) { return words.find(phrase) != words.npos; });
}

std::size_t digit_groups(std::string_view line) {
  std::size_t groups = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    groups += is_ascii_digit(line[i]) && (i == 0 || !is_ascii_digit(line[i - 1])) ? 1 : 0;
  return groups;
}

// "2019" or "11:28".
bool has_year_or_clock(std::string_view line) {
  for (std::size_t i = 0; i + 3 < line.size(); ++i) {
    const auto four = line.substr(i, 4);
    if (i > 0 && is_ascii_digit(line[i - 1])) continue;
    const bool digits = std::all_of(four.begin(), four.end(), is_ascii_digit);
    if (digits && (four.starts_with("19") || four.starts_with("20"))) return true;
    const auto colon = line.find(':', i);
    if (is_ascii_digit(line[i]) && colon != line.npos && colon - i <= 2 &&
        colon + 1 < line.size() && is_ascii_digit(line[colon + 1]))
      return true;
  }
  return false;
}

// A line above the body that says when or by whom it was written.
bool is_dateline(std::string_view line, std::string_view words) {
  if (line.size() > 100 || line.ends_with('.')) return false;
  const auto count = count_words(line);
  return (digit_groups(line) >= 2 && has_year_or_clock(line) && count <= 12) ||
         (count <= 8 &&
          begins_with_any(words, std::array<std::string_view, 7>{
                                     "by", "por", "von", "par", "updated", "published", "posted"}));
}

bool is_call(const HtmlBlock& block, std::string_view words) {
  return block.kind != BlockKind::kHeading && count_words(block.text) <= 60 &&
         begins_with_any(words, kCalls) && contains_any(words, kCallsFor);
}

class Pruner {
 public:
  Pruner(const HtmlTree& tree, std::string_view title, std::vector<HtmlBlock>& blocks)
      : tree_(tree), title_(plain_words(title)), blocks_(blocks), dropped_(blocks.size(), false) {
    for (const auto& block : blocks) words_.push_back(plain_words(block.text));
  }

  void prune() {
    drop_lines();
    drop_above();
    drop_link_lists();
    drop_lone_links();
    drop_below();
    drop_empty_headings();
    std::size_t i = 0;
    std::erase_if(blocks_, [&](const HtmlBlock&) { return dropped_[i++]; });
  }

 private:
  bool is_link_line(std::size_t i) const { return link_share(blocks_[i]) > 0.8; }
  bool is_prose(std::size_t i) const { return prose_of(blocks_[i]) > 0; }
  static bool found(std::string_view words) {
    return std::find(std::begin(kFurnitureLines), std::end(kFurnitureLines), words) !=
           std::end(kFurnitureLines);
  }

  void drop_lines() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (block.kind == BlockKind::kTableRow || block.kind == BlockKind::kCode) continue;
      dropped_[i] = found(words_[i]) || is_call(block, words_[i]) ||
                    (!title_.empty() && words_[i] == title_) ||
                    (link_share(block) > 0.5 && begins_with_any(words_[i], kPointers));
    }
  }

  // What stands above the title belongs to the page; below it, date and author.
  void drop_above() {
    std::size_t body = 0;
    while (body < blocks_.size() &&
           (!is_prose(body) || is_dateline(blocks_[body].text, words_[body])))
      ++body;
    for (std::size_t i = 0; i < body; ++i) {
      const bool is_title =
          tree_[blocks_[i].node].tag == GUMBO_TAG_H1 || (!title_.empty() && words_[i] == title_);
      if (is_title) std::fill_n(dropped_.begin(), i + 1, true);
      if (is_dateline(blocks_[i].text, words_[i])) dropped_[i] = true;
    }
  }

  // Lists whose items are links to other stories.
  void drop_link_lists() {
    for (std::size_t i = 0; i < blocks_.size();) {
      std::size_t end = i, links = 0;
      for (; end < blocks_.size() && blocks_[end].kind == BlockKind::kListItem; ++end)
        links += is_link_line(end) ? 1 : 0;
      if (end - i >= 2 && 3 * links >= 2 * (end - i))
        std::fill_n(dropped_.begin() + static_cast<std::ptrdiff_t>(i), end - i, true);
      i = end + 1;
    }
  }

  // Lines that are nothing but a link, between paragraphs, lead to other stories.
  void drop_lone_links() {
    for (std::size_t i = 1; i < blocks_.size();) {
      auto end = i;
      while (end < blocks_.size() && is_pointing(end)) ++end;
      if (end > i && end < blocks_.size() && is_prose(i - 1) && is_prose(end))
        std::fill_n(dropped_.begin() + static_cast<std::ptrdiff_t>(i), end - i, true);
      i = end + 1;
    }
  }
  bool is_pointing(std::size_t i) const {
    return dropped_[i] || (is_link_line(i) && blocks_[i].kind == BlockKind::kParagraph &&
                           count_words(blocks_[i].text) >= 3);
  }

  void drop_below() {
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (dropped_[i]) continue;
      if (!is_link_line(i) && blocks_[i].kind != BlockKind::kHeading) return;
      dropped_[i] = true;
    }
  }

  void drop_empty_headings() {
    bool anything_below = false, dropped_below = false;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (blocks_[i].kind == BlockKind::kHeading) {
        if (!anything_below && dropped_below) dropped_[i] = true;
        anything_below = false;
        dropped_below = false;
      } else {
        (dropped_[i] ? dropped_below : anything_below) = true;
      }
    }
  }

  const HtmlTree& tree_;
  const std::string title_;
  std::vector<HtmlBlock>& blocks_;
  std::vector<std::string> words_;
  std::vector<bool> dropped_;
};

}  // namespace

double prose_of(const HtmlBlock& block) {
  const auto own = block.text.size() - std::min<std::size_t>(block.text.size(), block.link_bytes);
  if (block.kind == BlockKind::kHeading || own < 40 || own * 2 < block.text.size()) return 0;
  if (count_marks(block.text) == 0) return own < 120 ? 0 : static_cast<double>(own) / 4;
  return static_cast<double>(own < 80 ? own / 2 : own);
}

void prune_blocks(const HtmlTree& tree, std::string_view title, std::vector<HtmlBlock>& blocks) {
  Pruner(tree, title, blocks).prune();
}

}  // namespace weft
