#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/sketch.h"

namespace weft {

/// What an article is beside its copies and versions: when what it says was known, and with whose
/// voice it speaks. Derived from the set of stored articles, whatever the order in which they came.
struct Standing {
  Day reported = kFirstDay;     ///< Known from this day on; kFirstDay if it has no date.
  Day until = kLastDay;         ///< Superseded on this day; kLastDay: a current version.
  ArticleId original;           ///< The earliest article with this text; zero if it is that itself.
  bool of_one_article = false;  ///< It is another version of `original`, not a copy of it.
  std::string voice;            ///< Who counts as its source; empty: the article alone.
  [[nodiscard]] bool is_current() const { return until == kLastDay; }
  [[nodiscard]] bool is_copy() const { return original != ArticleId{} && !of_one_article; }
  friend bool operator==(const Standing&, const Standing&) = default;
};

/// Of an article without copies and other versions: its publication date and its own source.
[[nodiscard]] Standing standing_alone(const Article& article);

/// First day of the article's publication date; kFirstDay if it has none.
[[nodiscard]] Day report_day_of(const Article& article);

/// Two articles that share one are versions of one article: they have the same address, or the same
/// key given by the same source. Addresses are compared without what does not change the page:
/// scheme, "www.", case of the host, a slash at the end, parameters that only track the reader
/// (utm_…, fbclid, …). The address of a whole site is none of an article. At most two; sorted.
[[nodiscard]] std::vector<std::uint64_t> version_keys(const Article& article);

/// An article as its standing depends on it.
struct StoryArticle {
  Article header;        ///< As Snapshot::article_header gives it.
  Sketch sketch;         ///< Of its body.
  std::size_t text = 0;  ///< Articles with the same number are copies of one another.
  std::vector<std::uint64_t> versions;  ///< version_keys().
};

/// The standing of each article of a story: of articles with all their copies and versions, and
/// theirs. In the order given; depends on no order.
///
/// Versions stand in the order of the day they were modified, else published; of one day, one that
/// says it was modified comes after one that does not, a longer text after a shorter one, then by
/// identifier. Each supersedes the one before from its day on. Versions of one day that resemble
/// one another by nine tenths are one that was saved twice: copies, none of which supersedes the
/// other. The first is known from its day of publication on, each other from its own day.
///
/// Of copies the earliest is the original, by the day it was known, then identifier; all speak with
/// its voice. Cost: O(n log n), and a comparison of each version with those of its day that differ.
[[nodiscard]] std::vector<Standing> standings_of(const std::vector<StoryArticle>& story);

}  // namespace weft
