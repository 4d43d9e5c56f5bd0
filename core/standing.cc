#include "core/standing.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>

namespace weft {
namespace {

/// When this version of the text was made.
Day day_of_version(const Article& article) {
  return article.modified ? article.modified->earliest() : report_day_of(article);
}

/// The smallest position among those that share a key with it, through others too.
std::vector<std::size_t> groups_by_key(const std::vector<StoryArticle>& story) {
  std::vector<std::size_t> parents(story.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  const auto root = [&](std::size_t at) {
    while (parents[at] != at) at = parents[at] = parents[parents[at]];
    return at;
  };
  std::map<std::uint64_t, std::size_t> first;
  for (std::size_t i = 0; i < story.size(); ++i) {
    for (const auto key : story[i].versions) {
      const auto [at, fresh] = first.emplace(key, i);
      if (!fresh)
        parents[std::max(root(i), root(at->second))] = std::min(root(i), root(at->second));
    }
  }
  for (std::size_t i = 0; i < story.size(); ++i) parents[i] = root(i);
  return parents;
}

/// From here on, what differs is what changes when a page is saved again, and no update.
constexpr double kSavedAgain = 0.9;

/// The same text of the same day, saved once or several times.
struct Edition {
  std::vector<std::size_t> articles;  ///< That with the smallest identifier first.
  Day day = kFirstDay;
  bool modified = false;
  std::uint32_t length = 0;  ///< Of the longest.
  ArticleId id;              ///< The largest.
};

std::vector<Edition> editions_of(const std::vector<StoryArticle>& story,
                                 std::vector<std::size_t> versions) {
  std::sort(versions.begin(), versions.end(),
            [&](auto a, auto b) { return story[a].header.id < story[b].header.id; });
  std::map<std::pair<Day, bool>, std::vector<Edition>> by_day;
  for (const auto i : versions) {
    const auto& version = story[i];
    const auto day = day_of_version(version.header);
    const bool modified = version.header.modified.has_value();
    auto& editions = by_day[{day, modified}];
    auto edition = std::find_if(editions.begin(), editions.end(), [&](const Edition& other) {
      const auto& leader = story[other.articles.front()];
      return leader.text == version.text &&
             resemblance(leader.sketch, version.sketch) >= kSavedAgain;
    });
    if (edition == editions.end()) {
      edition = editions.insert(edition, Edition{{}, day, modified, 0, version.header.id});
    }
    edition->articles.push_back(i);
    edition->length = std::max(edition->length, version.sketch.shingles);
    edition->id = version.header.id;
  }
  std::vector<Edition> sorted;
  for (auto& [day, editions] : by_day) {
    std::move(editions.begin(), editions.end(), std::back_inserter(sorted));
  }
  std::sort(sorted.begin(), sorted.end(), [](const Edition& a, const Edition& b) {
    return std::tie(a.day, a.modified, a.length, a.id) <
           std::tie(b.day, b.modified, b.length, b.id);
  });
  return sorted;
}

/// Sets when each version was known, and gives the number of its edition to each.
void set_days(const std::vector<StoryArticle>& story, const std::vector<Edition>& editions,
              std::vector<Standing>& standings, std::vector<std::size_t>& edition_of) {
  for (std::size_t e = 0; e < editions.size(); ++e) {
    for (const auto i : editions[e].articles) {
      edition_of[i] = e;
      auto& standing = standings[i];
      // What was changed before anyone saved it was there from its publication on.
      standing.reported =
          e == 0 ? std::min(report_day_of(story[i].header), editions[e].day) : editions[e].day;
      if (e + 1 < editions.size()) standing.until = editions[e + 1].day;
    }
  }
}

}  // namespace

Day report_day_of(const Article& article) {
  return article.published ? article.published->earliest() : kFirstDay;
}

Standing standing_alone(const Article& article) {
  return {report_day_of(article), kLastDay, ArticleId{}, false, article.source};
}

std::vector<Standing> standings_of(const std::vector<StoryArticle>& story) {
  std::vector<Standing> standings;
  for (const auto& article : story) standings.push_back(standing_alone(article.header));

  const auto group_of = groups_by_key(story);
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < story.size(); ++i) groups[group_of[i]].push_back(i);
  std::vector<std::size_t> edition_of(story.size(), 0);
  for (const auto& [group, versions] : groups) {
    if (versions.size() == 1) continue;
    set_days(story, editions_of(story, versions), standings, edition_of);
  }

  std::map<std::size_t, std::vector<std::size_t>> texts;
  for (std::size_t i = 0; i < story.size(); ++i) texts[story[i].text].push_back(i);
  for (const auto& [text, copies] : texts) {
    if (copies.size() == 1) continue;
    const auto rank = [&](std::size_t i) {
      const auto reported = standings[i].reported;
      return std::tuple{reported == kFirstDay, reported, story[i].header.id};
    };
    const auto original = *std::min_element(copies.begin(), copies.end(),
                                            [&](auto a, auto b) { return rank(a) < rank(b); });
    const auto& first = story[original].header;
    for (const auto i : copies) {
      if (i == original) continue;
      standings[i].voice = first.source.empty() ? to_string(first.id) : first.source;
      standings[i].original = first.id;
      standings[i].of_one_article =
          group_of[i] == group_of[original] && edition_of[i] != edition_of[original];
    }
  }
  return standings;
}

}  // namespace weft
